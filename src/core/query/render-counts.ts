import type { PerformanceRecord } from '../model/records.ts';
import { IncrementalFold } from './incremental-fold.ts';
import type { SessionReader } from './session-reader.ts';

/** Counts of components that are gone, beside those of the mounted ones, before they are dropped. */
const MAX_GONE = 1_000;

/** Whether a span is the rendering of a component, and not an effect of it. */
export function isRender({ componentId, phase }: PerformanceRecord): boolean {
  return componentId !== undefined && phase !== 'effect';
}

/** How often each component was rendered, by its id. */
export class RenderCounts {
  readonly #counts: IncrementalFold<'performance', Map<string, number>>;

  constructor(reader: SessionReader) {
    this.#counts = new IncrementalFold(
      reader,
      'performance',
      () => new Map<string, number>(),
      addRender,
    );
  }

  current(): Promise<Map<string, number>> {
    return this.#counts.current();
  }
}

/** Drops what nobody asks for any more. @param mounted - as it was when the counts were read, or later */
export function pruneCounts(
  counts: Map<string, number>,
  mounted: { readonly size: number; has(id: string): boolean },
): void {
  if (counts.size <= mounted.size + MAX_GONE) return;
  for (const id of counts.keys()) if (!mounted.has(id)) counts.delete(id);
}

function addRender(counts: Map<string, number>, record: PerformanceRecord): void {
  if (isRender(record)) counts.set(record.componentId!, (counts.get(record.componentId!) ?? 0) + 1);
}
