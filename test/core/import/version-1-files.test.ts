import { expect } from '@open-wc/testing';
import { validateImport } from '../../../src/core/data.ts';
import type { DevTools, ExportData, ImportResult } from '../../../src/core/index.ts';
import { gzip, streamOf, utf8 } from '../../support/bytes.ts';
import { fixture } from '../../support/fixture.ts';
import { freshStore } from '../../support/fresh-store.ts';
import { exportedData, startTools } from '../../support/record-session.ts';
import { rejection } from '../../support/rejection.ts';
import { changedRows, settledRows, storeRows } from '../../support/store-rows.ts';

/** As the Go tool's JSON, two YAML libraries and MessagePack spell it. */
const SPELLINGS = ['.json', '-goccy.yaml', '-yaml.v3.yaml', '.msgpack'];

/** 2025-11-09T17:19:45.123456-03:00 */
const START = 1_762_719_585_123.456;

async function versionOne(name: string): Promise<File> {
  return new File([await fixture(`v1/${name}`)], name);
}

async function fixtureJson(name: string): Promise<Record<string, unknown>> {
  return JSON.parse(await (await versionOne(name)).text()) as Record<string, unknown>;
}

const FULL = {
  components: [
    {
      seq: 1,
      time: START + 20,
      op: 'mount',
      id: 'app-1',
      name: 'App',
      meta: { type: '*main.App', status: 'mounted' },
    },
    {
      seq: 2,
      time: START + 10,
      parentId: 'app-1',
      op: 'mount',
      id: 'list-2',
      name: 'TodoList',
      state: { filter: 'all' },
      meta: { type: '*todo.List' },
    },
    {
      seq: 3,
      time: START,
      parentId: 'list-2',
      op: 'mount',
      id: 'item-3',
      name: 'TodoItem',
      props: { done: false, position: 3, title: 'Buy "milk" – 2 l' },
      state: { hover: true },
      meta: {
        type: '*todo.Item',
        status: 'mounted',
        refs: [{ id: 'ref-9', name: 'hover', type: 'bool', watchers: 1 }],
      },
    },
  ],
  state: [
    {
      seq: 4,
      time: START + 25,
      id: 'ref-2',
      name: 'items',
      oldValue: null,
      newValue: ['a', { deep: 1.5, no: 'yes' }],
      source: 'list-2',
      changeId: 2,
    },
    { seq: 5, time: START + 25, id: 'ref-3', oldValue: null, newValue: '~', changeId: 3 },
    {
      seq: 9,
      time: START + 30,
      id: 'ref-1',
      name: 'count',
      oldValue: 41,
      newValue: 42,
      source: 'increment',
      changeId: 1,
    },
  ],
  events: [
    {
      seq: 7,
      time: START + 28,
      name: 'click',
      source: 'item-3',
      target: 'list-2',
      payload: { at: '2025-11-09', x: 10, y: -2 },
      id: 'event-1',
      seqId: 1,
      duration: 1.5,
    },
    {
      seq: 8,
      time: START + 29,
      name: "key: 'enter'",
      source: 'app-1',
      id: 'event-2',
      seqId: 2,
      duration: 0,
    },
    {
      seq: 10,
      time: START + 40,
      name: 'resize',
      source: 'app-1',
      payload: '80x24\nagain',
      id: 'event-3',
      seqId: 3,
      duration: 7_203_000.000005,
    },
  ],
  performance: [
    {
      seq: 6,
      time: START + 27,
      name: 'TodoList',
      componentId: 'list-2',
      phase: 'aggregate',
      duration: 1.234567,
      count: 1,
      min: 1.234567,
      max: 1.234567,
      mean: 1.234567,
      memoryUsage: 0,
    },
    {
      seq: 11,
      time: START + 41,
      name: 'App',
      componentId: 'app-1',
      phase: 'aggregate',
      duration: 8,
      count: 4,
      min: 0.75,
      max: 3.5,
      mean: 2,
      memoryUsage: 4096,
    },
  ],
};

const DELTA = {
  components: [],
  state: [
    {
      seq: 1,
      time: START + 110,
      id: 'ref-1',
      name: 'count',
      oldValue: 42,
      newValue: 43,
      source: 'increment',
      changeId: 4,
    },
  ],
  events: [
    {
      seq: 2,
      time: START + 115,
      category: 'command',
      name: 'fetch',
      source: 'list-2',
      id: 'cmd-1',
      seqId: 1,
      executed: START + 116,
      duration: 7,
    },
    {
      seq: 3,
      time: START + 120,
      name: 'scroll',
      source: 'list-2',
      id: 'event-4',
      seqId: 4,
      duration: 0.02,
    },
  ],
  performance: [],
};

describe('a file of version 1.0', () => {
  let tools: DevTools;

  beforeEach(async () => {
    await freshStore();
    tools = await startTools();
  });

  after(freshStore);

  async function opened(source: File | Blob): Promise<{ result: ImportResult; data: ExportData }> {
    const result = await tools.import(source, { mode: 'open' });
    return { result, data: await exportedData(tools, { sessionId: result.sessionId }) };
  }

  function sections({ components, state, events, performance }: ExportData): object {
    return { components, state, events, performance };
  }

  for (const spelling of SPELLINGS) {
    it(`gives what a full export holds: full${spelling}`, async () => {
      const { result, data } = await opened(await versionOne(`full${spelling}`));
      expect(result).to.deep.include({
        recordCount: 11,
        migratedFrom: '1.0',
        warnings: [],
        compressed: false,
      });
      expect(sections(data)).to.deep.equal(FULL);
      expect(data.session).to.deep.include({
        name: `full${spelling}`,
        startedAt: START,
        endedAt: START + 41,
      });
      expect(validateImport(data).errors).to.deep.equal([]);
    });

    it(`gives what a delta holds, and says that nothing vouches for it: delta${spelling}`, async () => {
      const { result, data } = await opened(await versionOne(`delta${spelling}`));
      expect(result).to.include({ recordCount: 3, migratedFrom: '1.0' });
      expect(result.warnings.join()).to.contain('does not say which session it continues');
      expect(sections(data)).to.deep.equal(DELTA);
      const merged = await tools.importDelta(await versionOne(`delta${spelling}`));
      expect(merged).to.include({ sessionId: tools.sessionId, recordCount: 3 });
    });
  }

  it('may be compressed, or have its version behind the records', async () => {
    const json = await fixtureJson('full.json');
    const reversed = JSON.stringify(Object.fromEntries(Object.entries(json).reverse()));
    const zipped = new File([await gzip(utf8(reversed))], 'full.json.gz');
    const { result, data } = await opened(zipped);
    expect(result).to.include({ recordCount: 11, migratedFrom: '1.0', compressed: true });
    expect(sections(data)).to.deep.equal(FULL);
    const delta = await fixtureJson('delta.json');
    const late = JSON.stringify(Object.fromEntries(Object.entries(delta).reverse()));
    expect(sections((await opened(new Blob([late]))).data)).to.deep.equal(DELTA);
  });

  it('is read from a stream that says its version first, and else refused with a way out', async () => {
    const json = await fixtureJson('full.json');
    const inOrder = streamOf(utf8(JSON.stringify(json)), [1_000]);
    expect(await tools.import(inOrder, { mode: 'open' })).to.include({ recordCount: 11 });
    const rows = await settledRows();
    const reversed = JSON.stringify(Object.fromEntries(Object.entries(json).reverse()));
    const error = await rejection(tools.import(streamOf(utf8(reversed), [1_000]), { mode: 'open' }));
    expect(error).to.include({ code: 'unsupported-version', path: 'version' });
    expect(error.message).to.contain('import it as a file');
    expect(changedRows(rows, await storeRows())).to.deep.equal([]);
  });

  it('is merged once, however often it is imported', async () => {
    const file = await versionOne('full.json');
    expect(await tools.import(file)).to.include({ recordCount: 11, sessionId: tools.sessionId });
    expect(await tools.import(file)).to.include({ recordCount: 0 });
  });

  it('is no delta unless it is one', async () => {
    expect((await rejection(tools.importDelta(await versionOne('full.json')))).code).to.equal(
      'delta-mismatch',
    );
  });

  it('keeps fields that nobody knows, under a name of their own where theirs is taken', async () => {
    const json = {
      version: '1.0',
      timestamp: '2025-11-09T20:19:45Z',
      metadata: { later: 1 },
      components: [{ ID: 'a', Depth: 3, meta: 'mine', Refs: [{ Name: 'r', Value: 1, Owner: 'x' }] }],
      state: [{ RefID: 'r', New_Value: 2, seq: 7, op: 'set', 0: 'zero' }],
      events: [{ Name: 'e', cause: 'text', Extra: { deep: [1] } }],
    };
    const { result, data } = await opened(new Blob([JSON.stringify(json)]));
    expect(result.warnings.join()).to.contain('"metadata"');
    const time = Date.parse(json.timestamp);
    expect(sections(data)).to.deep.equal({
      components: [
        {
          seq: 1,
          time,
          op: 'mount',
          id: 'a',
          state: { r: 1 },
          meta: {
            refs: [{ name: 'r', 'v1.owner': undefined, Owner: 'x' }].map(({ name, Owner }) => ({
              name,
              Owner,
            })),
          },
          Depth: 3,
          'v1.meta': 'mine',
        },
      ],
      state: [
        {
          seq: 2,
          time,
          id: 'r',
          oldValue: null,
          newValue: 2,
          'v1.0': 'zero',
          'v1.seq': 7,
          'v1.op': 'set',
        },
      ],
      events: [{ seq: 3, time, name: 'e', 'v1.cause': 'text', Extra: { deep: [1] } }],
      performance: [],
    });
    expect(validateImport(data).errors).to.deep.equal([]);
  });

  it('mounts a component once, wherever it is mentioned, and updates it with a second snapshot', async () => {
    const at = '2025-11-09T20:19:45Z';
    const leaf = { ID: 'leaf', Name: 'Leaf', Props: { x: 1 }, Parent: { ID: 'mid' }, Timestamp: at };
    const mid = { ID: 'mid', Children: [leaf, { ID: 'other' }] };
    const components = [leaf, { ID: 'root', Children: [mid] }, { ...leaf, Props: { x: 2 } }];
    const { data } = await opened(
      new Blob([JSON.stringify({ version: '1.0', timestamp: at, components })]),
    );
    expect(
      data.components.map(({ op, id, parentId, props }) => [op, id, parentId, props]),
    ).to.deep.equal([
      ['mount', 'root', undefined, undefined],
      ['mount', 'mid', 'root', undefined],
      ['mount', 'leaf', 'mid', { x: 1 }],
      ['mount', 'other', 'mid', undefined],
      ['update', 'leaf', undefined, { x: 2 }],
    ]);
  });

  const REFUSED: [what: string, text: string, code: string, path: string][] = [
    ['an event without name', '"events":[{"Name":"a"},{"ID":"x"}]', 'invalid-record', 'events[1].Name'],
    [
      'a time that is none',
      '"events":[{"Name":"a","Timestamp":"soon"}]',
      'invalid-record',
      'events[0].Timestamp',
    ],
    [
      'a duration that is none',
      '"events":[{"Name":"a","Duration":"2 s"}]',
      'invalid-record',
      'events[0].Duration',
    ],
    ['a field in two spellings', '"state":[{"RefID":"a","ref_id":"b"}]', 'duplicate-key', 'state[0]'],
    ['a list in two spellings', '"new_state":[],"newstate":[]', 'duplicate-key', 'newstate'],
    ['a record that is none', '"state":[7]', 'invalid-record', 'state[0]'],
    ['a list that is none', '"events":{}', 'invalid-record', 'events'],
    [
      'a component that is its own ancestor',
      '"components":[{"ID":"a","Parent":{"ID":"b"}},{"ID":"b","Parent":{"ID":"a"}}]',
      'invalid-record',
      'components[1]',
    ],
    [
      'a child that is none',
      '"components":[{"ID":"a","Children":[{"Name":"b"}]}]',
      'invalid-record',
      'components[0].Children[0].ID',
    ],
  ];

  for (const [what, text, code, path] of REFUSED) {
    it(`is refused for ${what}, with its place`, async () => {
      const file = `{"version":"1.0","timestamp":"2025-11-09T20:19:45Z",${text}}`;
      const rows = await settledRows();
      expect(await rejection(tools.import(new Blob([file])))).to.include({ code, path });
      expect(changedRows(rows, await storeRows())).to.deep.equal([]);
      const { errors } = validateImport(JSON.parse(file));
      expect(errors[0]).to.include({ code, path });
    });
  }

  it('is refused where nothing in it says a time, and beyond 64 MB', async () => {
    const timeless = new Blob(['{"version":"1.0","events":[{"Name":"a"}]}']);
    expect(await rejection(tools.import(timeless))).to.include({
      code: 'invalid-record',
      path: 'events[0]',
    });
    const event = `${JSON.stringify({ Name: 'a', Payload: 'x'.repeat(1024 ** 2) })},\n`;
    const large = new Blob([
      '{"version":"1.0","events":[',
      ...Array.from({ length: 65 }, () => event),
      '{"Name":"b"}]}',
    ]);
    const error = await rejection(tools.import(large));
    expect(error).to.include({ code: 'too-large' });
    expect(error.path).to.match(/^events\[6\d\]$/);
  }).timeout(30_000);

  it('is known to be right before it is imported', async () => {
    expect(validateImport(await fixtureJson('full.json'))).to.deep.equal({ valid: true, errors: [] });
    expect(validateImport(await fixtureJson('delta.json'))).to.deep.equal({ valid: true, errors: [] });
  });
});
