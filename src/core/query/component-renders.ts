import type { ComponentRender, ComponentRenders } from '../model/query.ts';
import type { ComponentRecord, PerformanceRecord } from '../model/records.ts';
import { IncrementalFold } from './incremental-fold.ts';
import { RecentMap } from './recent-map.ts';
import { isRender } from './render-counts.ts';
import type { SessionReader } from './session-reader.ts';

/** Renders kept of a component, the newest ones. */
const MAX_RENDERS = 500;

/** Components remembered: the one that is looked at is asked for again and again. */
const MAX_COMPONENTS = 2;

interface Folds {
  readonly timed: IncrementalFold<'performance', ComponentRenders>;
  readonly updates: IncrementalFold<'components', ComponentRenders>;
}

/** When, how long and what for each component was rendered. */
export class RenderLog {
  readonly #reader: SessionReader;
  readonly #components = new RecentMap<Folds>(MAX_COMPONENTS);

  constructor(reader: SessionReader) {
    this.#reader = reader;
  }

  /** Where no times are recorded, its updates. */
  async rendersOf(id: string): Promise<ComponentRenders> {
    const { timed, updates } = this.#components.get(id, () => ({
      timed: new IncrementalFold(this.#reader, 'performance', noRenders, addTimed(id)),
      updates: new IncrementalFold(this.#reader, 'components', noRenders, addUpdate(id)),
    }));
    const renders = await timed.current();
    const { latest, ...sums } = renders.count > 0 ? renders : await updates.current();
    return { ...sums, latest: latest.slice(-MAX_RENDERS).reverse() };
  }
}

function noRenders(): ComponentRenders {
  return { count: 0, total: 0, max: 0, latest: [] };
}

function addTimed(id: string): (renders: ComponentRenders, record: PerformanceRecord) => void {
  return (renders, record) => {
    if (record.componentId !== id || !isRender(record)) return;
    const { seq, time, phase, duration, changed } = record;
    add(renders, {
      seq,
      time,
      ...(phase !== undefined && { phase }),
      ...(Number.isFinite(duration) && { duration }),
      ...(changed && { changed }),
    });
  };
}

function addUpdate(id: string): (renders: ComponentRenders, record: ComponentRecord) => void {
  return (renders, record) => {
    if (record.id !== id || record.op !== 'update') return;
    const { seq, time } = record;
    add(renders, { seq, time, phase: 'update', changed: changedFields(record) });
  };
}

function changedFields({ props, state }: ComponentRecord): string[] {
  return [...namesOf(props).map((name) => `props.${name}`), ...namesOf(state)];
}

function namesOf(fields: unknown): string[] {
  return typeof fields === 'object' && fields !== null ? Object.keys(fields) : [];
}

/** The list is cut when it is twice as long as what is kept, so that this costs nothing each time. */
function add(renders: ComponentRenders, render: ComponentRender): void {
  const { duration = 0 } = render;
  renders.count += 1;
  renders.total += duration;
  renders.max = Math.max(renders.max, duration);
  renders.latest.push(render);
  if (renders.latest.length >= 2 * MAX_RENDERS) renders.latest.splice(0, MAX_RENDERS);
}
