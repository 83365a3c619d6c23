import { expect } from '@open-wc/testing';
import { parse } from 'yaml';
import { parseExportData } from '../../../src/core/data.ts';
import type {
  DevTools,
  ExportData,
  FormatName,
  ImportResult,
  ImportSource,
} from '../../../src/core/index.ts';
import { fromUtf8, gunzip, utf8 } from '../../support/bytes.ts';
import { freshStore } from '../../support/fresh-store.ts';
import { exportText, recordMix, startTools } from '../../support/record-session.ts';
import { sampleSession } from '../../support/session-file.ts';
import { yamlFile } from '../../support/yaml-file.ts';

const FORMATS: readonly FormatName[] = ['json', 'yaml', 'msgpack'];

describe('a session in each format', () => {
  let tools: DevTools;
  /** Of the session that all files hold. */
  let sessionId: string;
  let expected: string;

  before(async function () {
    this.timeout(60_000);
    await freshStore();
    tools = await startTools();
    await recordMix(tools, 300);
    const { blob } = await tools.export('first.json');
    sessionId = (await tools.import(blob!, { mode: 'open' })).sessionId;
    expected = await jsonOf(sessionId);
  });

  after(freshStore);

  /** The JSON of a session, but for the times at which it was exported. */
  async function jsonOf(id: string): Promise<string> {
    const text = await exportText(tools, { sessionId: id });
    return text.replaceAll(/"timestamp":"[^"]*"/g, '"timestamp":""');
  }

  async function fileOf(id: string, format: FormatName, compress = false): Promise<Blob> {
    return (await tools.export('session', { sessionId: id, format, compress })).blob!;
  }

  async function opened(source: ImportSource): Promise<ImportResult> {
    return tools.import(source, { mode: 'open' });
  }

  for (const first of FORMATS) {
    for (const second of FORMATS) {
      it(`is the same byte for byte through ${first} and then ${second}`, async () => {
        const one = await opened(await fileOf(sessionId, first));
        expect(one.format).to.equal(first);
        const two = await opened(await fileOf(one.sessionId, second, true));
        expect(two).to.deep.include({ format: second, compressed: true, warnings: [] });
        expect(await jsonOf(two.sessionId)).to.equal(expected);
      });
    }
  }

  it('is written in the format that the name says, and found by its content first', async () => {
    const written = new Map<string, FormatName>([
      ['a.yaml', 'yaml'],
      ['a.YML', 'yaml'],
      ['a.yaml.gz', 'yaml'],
      ['a.msgpack.gz', 'msgpack'],
      ['a.txt', 'json'],
    ]);
    for (const [name, format] of written) {
      const { blob } = await tools.export(name, { sessionId });
      for (const other of [name, 'b.json', 'b.msgpack']) {
        expect(await opened(new File([blob!], other))).to.deep.include({
          format,
          compressed: name.endsWith('.gz'),
        });
      }
    }
    // Twenty workers begin here, one after the other.
  }).timeout(60_000);

  it('is YAML in the form of JSON where its name or its server says so', async () => {
    const json = JSON.stringify(sampleSession(20));
    expect((await opened(new File([json], 'a.json'))).format).to.equal('json');
    expect((await opened(new File([json], 'a.yml'))).format).to.equal('yaml');
    const headers = { 'content-type': 'application/yaml; charset=utf-8' };
    expect((await opened(new Response(json, { headers }))).format).to.equal('yaml');
    const flow = `{version: "2.0", session: {id: a}, events: [{seq: 1, time: 1, name: it's}]}`;
    expect(await tools.importWithFormat(new Blob([flow]), 'yaml', { mode: 'open' })).to.deep.include({
      format: 'yaml',
      recordCount: 1,
    });
  });

  it('is one YAML document that another reader takes, compressed or not', async () => {
    const plain = await fileOf(sessionId, 'yaml');
    const zipped = await fileOf(sessionId, 'yaml', true);
    const data = JSON.parse(await exportText(tools, { sessionId })) as ExportData;
    for (const bytes of [
      new Uint8Array(await plain.arrayBuffer()),
      await gunzip(new Uint8Array(await zipped.arrayBuffer())),
    ]) {
      expect((parse(fromUtf8(bytes)) as ExportData).events).to.deep.equal(data.events);
    }
  });

  it('is read into memory', async () => {
    const data = JSON.parse(await exportText(tools, { sessionId })) as ExportData;
    for (const format of FORMATS) {
      const bytes = new Uint8Array(await (await fileOf(sessionId, format)).arrayBuffer());
      const read = parseExportData(bytes, format);
      expect({ ...read, timestamp: '', checkpoint: {} }).to.deep.equal({
        ...data,
        timestamp: '',
        checkpoint: {},
      });
    }
    expect(parseExportData(yamlFile(sampleSession(9)), 'yaml')).to.deep.equal(sampleSession(9));
  });

  it('continues with a delta, whatever the format', async () => {
    for (const format of FORMATS) {
      const { checkpoint } = await tools.export('full', { format });
      await recordMix(tools, 20, 7);
      const { blob, recordCount } = await tools.exportIncremental('delta', checkpoint, { format });
      expect(recordCount).to.equal(20);
      const bytes = new Uint8Array(await blob!.arrayBuffer());
      expect(parseExportData(bytes, format)).to.have.deep.property('since', checkpoint);
    }
  });

  it('reports a record that is wrong with its line and its place', async () => {
    const text = 'version: "2.0"\nevents:\n  - seq: 1\n    time: 1\n    name: !foo bar\n';
    const error = await tools.import(new Blob([utf8(text)])).then(
      () => undefined,
      (reason: unknown) => reason,
    );
    expect(error).to.deep.include({
      code: 'invalid-yaml',
      path: 'events[0]',
      byteOffset: text.indexOf('bar'),
    });
    expect(String(error)).to.include('Line 5: ');
  });
});
