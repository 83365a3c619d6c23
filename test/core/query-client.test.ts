import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import type {
  ComponentSnapshot,
  DevTools,
  PerformanceRecord,
  PointSummary,
  SpanSummary,
} from '../../src/core/index.ts';
import { rejection } from '../support/rejection.ts';
import { freshStore } from '../support/fresh-store.ts';
import { exportedData, exportText, startTools } from '../support/record-session.ts';

interface Step {
  op: 'mount' | 'update' | 'move' | 'unmount';
  id: number;
  parent: number;
  value: number;
}

/** A tree that is kept in the plainest way: a list of what is mounted, in order. */
class PlainTree {
  #mounted: { id: string; parentId: string | undefined; props: Record<string, number> }[] = [];
  /** In the order in which they came to their parent. */
  #links: { parentId: string; id: string }[] = [];

  has(id: string): boolean {
    return this.#mounted.some((one) => one.id === id);
  }

  apply({ op, id: number, parent, value }: Step): void {
    const id = `c${number}`;
    const parentId = parent === number ? undefined : `c${parent}`;
    const component = this.#mounted.find((one) => one.id === id);
    if (op === 'mount') {
      this.#unlink(id);
      if (component === undefined) this.#mounted.push({ id, parentId, props: { value } });
      else Object.assign(component, { parentId, props: { value } });
      this.#link(id, parentId);
    } else if (component !== undefined) {
      if (op === 'update') component.props = { ...component.props, [`p${value % 3}`]: value };
      if (op !== 'update') this.#unlink(id);
      if (op === 'unmount') this.#mounted = this.#mounted.filter((one) => one !== component);
      if (op === 'move') {
        component.parentId = parentId;
        this.#link(id, parentId);
      }
    }
  }

  get components(): ComponentSnapshot[] {
    return this.#mounted.map(({ id, parentId, props }) => ({
      id,
      name: `x-${id}`,
      ...(parentId === undefined ? {} : { parentId }),
      props,
      children: this.#links.filter((link) => link.parentId === id).map((link) => link.id),
    }));
  }

  #link(id: string, parentId: string | undefined): void {
    if (parentId !== undefined) this.#links.push({ parentId, id });
  }

  #unlink(id: string): void {
    this.#links = this.#links.filter((link) => link.id !== id);
  }
}

function record(tools: DevTools, { op, id: number, parent, value }: Step): void {
  const id = `c${number}`;
  const parentId = parent === number ? {} : { parentId: `c${parent}` };
  if (op === 'mount') tools.recordComponent({ op, id, name: `x-${id}`, ...parentId, props: { value } });
  else if (op === 'update') tools.recordComponent({ op, id, props: { [`p${value % 3}`]: value } });
  else if (op === 'move') tools.recordComponent({ op, id, ...parentId });
  else tools.recordComponent({ op, id });
}

/** The sums of the spans of one name, components apart from measures. */
function sums(spans: readonly PerformanceRecord[]): Map<string, { total: number; durations: number[] }> {
  const rows = new Map<string, { total: number; durations: number[] }>();
  for (const { name, componentId, duration } of spans) {
    if (componentId === undefined && duration === 0) continue;
    const key = `${componentId === undefined ? 'measure' : 'component'} ${name}`;
    const row = rows.get(key) ?? { total: 0, durations: [] };
    row.total += duration;
    row.durations.push(duration);
    rows.set(key, row);
  }
  return rows;
}

/** What is counted of the points in time, which take none: by name, with the last value. */
function pointRows(spans: readonly PerformanceRecord[]): PointSummary[] {
  const points = spans.filter(
    ({ componentId, duration }) => componentId === undefined && duration === 0,
  );
  return [...new Set(points.map(({ name }) => name))].map((name) => {
    const named = points.filter((point) => point.name === name);
    const { startTime, value } = named.at(-1)!;
    const last = value === undefined ? { value: startTime, unit: 'ms' as const } : { value };
    return { kind: 'point', name, count: named.length, ...last };
  });
}

describe('a session', () => {
  let tools: DevTools;

  beforeEach(async () => {
    await freshStore();
    tools = await startTools();
  });

  after(freshStore);

  async function sessions(): Promise<string[]> {
    const text = await exportText(tools);
    return [tools.sessionId, (await tools.import(new Blob([text]), { mode: 'open' })).sessionId];
  }

  it('shows the tree that mounts, updates, moves and unmounts leave, live and imported', async () => {
    const step = fc.record<Step>({
      op: fc.constantFrom('mount', 'mount', 'mount', 'update', 'move', 'unmount'),
      id: fc.nat(25),
      parent: fc.nat(25),
      value: fc.nat(1_000),
    });
    const [steps] = fc.sample(fc.array(step, { minLength: 600, maxLength: 600 }), 1);
    const plain = new PlainTree();
    const live = await tools.openQuery(tools.sessionId);
    for (const [i, one] of steps!.entries()) {
      // A component that is mounted is mounted again only after it was unmounted; the tree is asked again and again.
      plain.apply(one);
      record(tools, one);
      if (i % 100 === 99) {
        await tools.flush();
        expect(await live.tree(), `step ${i}`).to.have.deep.members(plain.components);
      }
    }
    live.close();
    for (const sessionId of await sessions()) {
      const query = await tools.openQuery(sessionId);
      expect(await query.tree()).to.have.deep.members(plain.components);
      query.close();
    }
  });

  it('shows components in the order of mounting, with children that came before their parent', async () => {
    tools.recordComponent({ op: 'mount', id: 'child', parentId: 'parent', name: 'x-child' });
    tools.recordComponent({ op: 'mount', id: 'parent', name: 'x-parent', meta: { tag: 'main' } });
    tools.recordComponent({
      op: 'mount',
      id: 'second',
      parentId: 'parent',
      name: 'x-second',
      state: { on: true },
    });
    await tools.flush();
    const query = await tools.openQuery(tools.sessionId);
    expect(await query.tree()).to.deep.equal([
      { id: 'child', name: 'x-child', parentId: 'parent', children: [] },
      { id: 'parent', name: 'x-parent', meta: { tag: 'main' }, children: ['child', 'second'] },
      { id: 'second', name: 'x-second', parentId: 'parent', state: { on: true }, children: [] },
    ]);
    query.close();
  });

  it('sums up spans by name, components apart from measures and points, live and imported', async () => {
    const span = fc.record({
      name: fc.constantFrom('x-film', 'x-list', 'long-frame', 'paint'),
      componentId: fc.option(fc.constantFrom('c1', 'c2'), { nil: undefined }),
      startTime: fc.nat(10_000),
      duration: fc.oneof(
        { weight: 9, arbitrary: fc.double({ min: 0, max: 500, noNaN: true }) },
        fc.constant(0),
      ),
      value: fc.option(fc.integer(), { nil: undefined }),
    });
    const [spans] = fc.sample(fc.array(span, { minLength: 400, maxLength: 400 }), 1);
    for (const { componentId, value, ...rest } of spans!) {
      const extra = { ...(componentId && { componentId }), ...(value !== undefined && { value }) };
      tools.recordPerformance({ ...rest, ...extra });
    }
    await tools.flush();
    const { performance } = await exportedData(tools);
    expect(performance).to.have.length(400);
    for (const sessionId of await sessions()) {
      const query = await tools.openQuery(sessionId);
      const all = await query.performance();
      query.close();
      const points = pointRows(performance);
      expect(points).not.to.be.empty;
      expect(all.slice(-points.length)).to.deep.equal(points);
      const rows = all.filter((row) => row.kind !== 'point');
      expect(all.slice(0, -points.length)).to.deep.equal(rows);
      const expected = sums(performance);
      expect(rows.map(({ kind, name }) => `${kind} ${name}`).sort()).to.deep.equal(
        [...expected.keys()].sort(),
      );
      for (const row of rows) checkRow(row, expected.get(`${row.kind} ${row.name}`)!, performance);
      const order = rows.map(({ kind, total }) => [kind === 'component' ? 0 : 1, -total] as const);
      expect(order).to.deep.equal([...order].sort((a, b) => a[0] - b[0] || a[1] - b[1]));
    }
  });

  it('may be opened ahead, and is closed where nobody asks for it', async () => {
    tools.recordEvent({ name: 'first' });
    await tools.flush();
    const [live, imported] = await sessions();
    tools.prepareQuery(live!);
    const query = await tools.openQuery(live!);
    expect(query.sessionId).to.equal(live);
    expect(await query.countEvents()).to.equal(1);
    // It was given away: the next one is another.
    const next = await tools.openQuery(live!);
    expect(next).not.to.equal(query);
    tools.prepareQuery(live!);
    const other = await tools.openQuery(imported!);
    expect(await other.countEvents()).to.equal(1);
    tools.prepareQuery('nowhere');
    expect((await rejection(tools.openQuery('nowhere'))).code).to.equal('session-not-found');
    for (const each of [query, next, other]) each.close();
  });

  it('tells when its first record came', async () => {
    tools.recordComponent({ op: 'mount', id: 'c', name: 'x-c' });
    tools.recordEvent({ name: 'first' });
    await tools.flush();
    const { components, events } = await exportedData(tools);
    const query = await tools.openQuery(tools.sessionId);
    const due = Math.min(components[0]!.time, events[0]!.time);
    expect(await query.startTime()).to.equal(due);
    query.close();
  });

  it('has no rows where nothing was measured', async () => {
    const query = await tools.openQuery(tools.sessionId);
    expect(await query.performance()).to.deep.equal([]);
    expect(await query.tree()).to.deep.equal([]);
    expect(await query.refs()).to.deep.equal([]);
    query.close();
  });
});

function checkRow(
  row: SpanSummary,
  { total, durations }: { total: number; durations: number[] },
  all: readonly PerformanceRecord[],
): void {
  const ofKind = all.filter(
    ({ componentId }) => (componentId !== undefined) === (row.kind === 'component'),
  );
  const whole = ofKind.reduce((sum, { duration }) => sum + duration, 0);
  expect(row).to.include({
    count: durations.length,
    min: Math.min(...durations),
    max: Math.max(...durations),
  });
  expect(row.total).to.be.closeTo(total, 1e-6);
  expect(row.mean).to.be.closeTo(total / durations.length, 1e-6);
  expect(row.share).to.be.closeTo(total / whole, 1e-9);
}
