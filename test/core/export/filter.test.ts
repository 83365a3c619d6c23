import { expect } from '@open-wc/testing';
import { parseExportData } from '../../../src/core/data.ts';
import { createRecordFilter, Subtree } from '../../../src/core/export/record-filter.ts';
import type { DevTools, ExportData, ExportOptions, FormatName } from '../../../src/core/index.ts';
import { USUAL_SECTIONS } from '../../../src/core/model/records.ts';
import { freshStore } from '../../support/fresh-store.ts';
import { startTools } from '../../support/record-session.ts';

type Filter = NonNullable<ExportOptions['filter']>;

describe('a filter of an export', () => {
  let tools: DevTools;
  /** Between the first and the second half, epoch ms. */
  let middle: number;

  // An export changes nothing, so the session is recorded once.
  before(async () => {
    await freshStore();
    tools = await startTools({ name: 'Filtered' });
    tools.recordComponent({ op: 'mount', id: 'app', name: 'film-app' });
    tools.recordComponent({ op: 'mount', id: 'cart', name: 'film-cart', parentId: 'app' });
    tools.recordComponent({ op: 'mount', id: 'line', name: 'film-line', parentId: 'cart' });
    tools.recordComponent({ op: 'mount', id: 'list', name: 'film-list', parentId: 'app' });
    recordHalf(0);
    await pause();
    middle = performance.timeOrigin + performance.now();
    await pause();
    recordHalf(1);
    tools.recordComponent({ op: 'unmount', id: 'line' });
    await tools.flush();
  });

  after(freshStore);

  const films = Array.from({ length: 200 }, (_, i) => `Film ${i}`);
  const values = [0, 1].map((count) => ({ films, total: { count } }));

  function recordHalf(half: number): void {
    for (const source of ['app', 'cart', 'line', 'film-list']) {
      tools.recordEvent({ name: `event-${half}`, source });
      tools.recordEvent({ name: 'click', source });
    }
    tools.recordEvent({ name: 'click' });
    tools.recordState({
      id: 'cart.total',
      name: 'total',
      owner: 'cart',
      oldValue: values[half - 1],
      newValue: values[half],
    });
    tools.recordState({ id: 'other', name: 'other', owner: 'list', newValue: half });
    tools.recordPerformance({ name: 'update', componentId: 'line', startTime: 1, duration: 2 });
    tools.recordPerformance({ name: 'update', componentId: 'list', startTime: 1, duration: 2 });
  }

  async function exported(
    filter: Filter,
    options: ExportOptions = {},
    format: FormatName = 'json',
  ): Promise<ExportData> {
    const { blob, recordCount } = await tools.export(`a.${format}`, { filter, ...options });
    const data = parseExportData(new Uint8Array(await blob!.arrayBuffer()), format);
    expect(USUAL_SECTIONS.reduce((sum, section) => sum + data[section].length, 0)).to.equal(recordCount);
    return data;
  }

  const names = ({ events }: ExportData): string[] => events.map(({ name }) => name);

  for (const format of ['json', 'yaml', 'msgpack'] as const) {
    for (const compress of [false, true]) {
      it(`keeps counts right in ${format}${compress ? ', compressed' : ''}`, async () => {
        const filter = { components: ['cart'], eventNames: ['click'], from: middle };
        const { blob, recordCount } = await tools.export(`a.${format}`, { filter, compress });
        const { sessionId } = await tools.import(blob!, { mode: 'open', format });
        const data = await tools.getExportData({ sessionId });
        expect(USUAL_SECTIONS.map((section) => data[section].length)).to.deep.equal([1, 1, 2, 1]);
        expect(recordCount).to.equal(5);
      });
    }
  }

  it('takes a component with all that was ever below it, by id and by name', async () => {
    for (const name of ['cart', 'film-cart']) {
      const data = await exported({ components: [name] });
      expect(data.components.map(({ id, op }) => `${op} ${id}`)).to.deep.equal([
        'mount cart',
        'mount line',
        'unmount line',
      ]);
      expect(data.events.map(({ source }) => source)).to.deep.equal([
        'cart',
        'cart',
        'line',
        'line',
        'cart',
        'cart',
        'line',
        'line',
      ]);
      expect(data.state.map(({ id }) => id)).to.deep.equal(['cart.total', 'cart.total']);
      expect(data.performance.map(({ componentId }) => componentId)).to.deep.equal(['line', 'line']);
    }
    expect((await exported({ components: ['film-list'] })).events).to.have.length(4);
  });

  it('takes an event by the very component in which it happened, where it says so', () => {
    const subtree = new Subtree(['card-2']);
    const ids = ['card-1', 'card-2'];
    for (const id of ids) subtree.add({ seq: 1, time: 1, op: 'mount', id, name: 'film-card' });
    const filter = createRecordFilter({}, subtree);
    const events = [...ids, undefined].map((componentId) => ({
      ...{ seq: 2, time: 2, name: 'click', source: 'film-card' },
      ...(componentId && { componentId }),
    }));
    const taken = events.filter((event) => filter('events', event));
    expect(taken.map(({ componentId }) => componentId)).to.deep.equal(['card-2', undefined]);
  });

  it('takes events by name, and all other sections whole', async () => {
    const data = await exported({ eventNames: ['event-0', 'event-1'] });
    expect(new Set(names(data))).to.deep.equal(new Set(['event-0', 'event-1']));
    expect(data.events).to.have.length(8);
    expect(data.components).to.have.length(5);
    expect(data.state).to.have.length(4);
  });

  it('takes a range of time, whose first record of a state holds it whole', async () => {
    const [early, late] = [await exported({ to: middle }), await exported({ from: middle })];
    expect(names(early)).to.include('event-0').and.not.to.include('event-1');
    expect(names(late)).to.include('event-1').and.not.to.include('event-0');
    const all = await exported({});
    expect(all.state[2]).to.have.property('changes');
    expect(late.state[0]).not.to.have.property('changes');
    expect(late.state[0]!.newValue).to.deep.equal(values[1]);
    for (const section of USUAL_SECTIONS) {
      const seqs = [...early[section], ...late[section]].map(({ seq }) => seq);
      expect(seqs).to.deep.equal(all[section].map(({ seq }) => seq));
    }
  });

  it('holds for what came after a checkpoint too', async () => {
    const { checkpoint } = await tools.export('a.json');
    tools.recordEvent({ name: 'late' });
    tools.recordEvent({ name: 'click' });
    const filter = { eventNames: ['late'] };
    const { blob } = await tools.exportIncremental('b.json', checkpoint, { filter });
    const delta = parseExportData(await blob!.text(), 'json');
    expect(names(delta)).to.deep.equal(['late']);
  });

  it('is said by the file, and by an import of it', async () => {
    const filter = { eventNames: ['click'], from: middle };
    const options = { filter, includePerformance: false };
    const { blob } = await tools.export('a.json', options);
    const selection = { sections: ['components', 'state', 'events'], ...filter };
    expect(parseExportData(await blob!.text(), 'json').session).to.deep.include({ selection });
    const { sessionId, warnings } = await tools.import(blob!, { mode: 'open' });
    expect(warnings).to.deep.equal([
      'The file does not hold all of its session, but only the sections components, state, events; ' +
        `events named click; records from ${new Date(middle).toISOString()}.`,
    ]);
    // It is no more whole when it is exported again.
    expect((await tools.getExportData({ sessionId })).session).to.deep.include({ selection });
    expect((await exported({})).session).not.to.have.property('selection');
  });

  it('leaves no clock in a file without one', async () => {
    const { session } = await exported({ from: middle }, { includeTimestamps: false });
    expect(session).to.deep.include({ selection: {}, timestamps: false });
  });
});

function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 5));
}
