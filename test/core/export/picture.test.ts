import { expect } from '@open-wc/testing';
import { crc32 } from '../../../src/core/formats/gzip/crc32.ts';
import { SECTIONS, type DevTools, type ExportData } from '../../../src/core/index.ts';
import { parseExportData } from '../../../src/core/parse-export-data.ts';
import { Sanitizer } from '../../../src/core/sanitize/sanitizer.ts';
import type { CollectorContext } from '../../../src/core/record/types.ts';
import { utf8 } from '../../support/bytes.ts';
import { freshStore } from '../../support/fresh-store.ts';
import { pictureContext, recordText, recordWhole } from '../../support/picture-records.ts';
import { exportedData, recordMix, startTools } from '../../support/record-session.ts';
import { recordLines } from '../../support/session-file.ts';
import { settledRows } from '../../support/store-rows.ts';

describe('the picture in a file', () => {
  let tools: DevTools;
  let context: CollectorContext;
  let plain: ExportData;

  beforeEach(async () => {
    await freshStore();
    tools = await startTools();
    context = pictureContext(tools);
    await recordMix(tools, 20);
    recordWhole(context, 'Hello');
    recordText(context, 'ada@example.com');
    await recordMix(tools, 20, 2);
    await settledRows();
    plain = await exportedData(tools);
  });

  after(freshStore);

  it('is a section of its own, behind all others', () => {
    expect(Object.keys(plain).slice(3, -1)).to.deep.equal([...SECTIONS]);
    expect(plain.dom!.map(({ seq, name }) => [seq, name])).to.deep.equal([
      [21, 'meta'],
      [22, 'full-snapshot'],
      [23, 'mutation'],
    ]);
    expect(tools.status.counts.dom).to.equal(3);
  });

  for (const format of ['json', 'yaml', 'msgpack'] as const) {
    for (const compress of [false, true]) {
      it(`comes back from ${format}${compress ? ', compressed' : ''}`, async () => {
        const { blob, recordCount } = await tools.export('a', { format, compress });
        expect(recordCount).to.equal(43);
        const opened = await tools.import(blob!, { mode: 'open', format });
        const data = await tools.getExportData({ sessionId: opened.sessionId });
        expect(recordLines(data)).to.deep.equal(recordLines(plain));
        const { counts } = opened.files[0]!;
        expect(counts.dom).to.equal(3);
      });
    }

    it(`leaves no trace in ${format} where it is not wanted`, async () => {
      const { blob, recordCount } = await tools.export('a', { format, includeDom: false });
      expect(recordCount).to.equal(40);
      const data = parseExportData(new Uint8Array(await blob!.arrayBuffer()), format);
      expect(data).not.to.have.property('dom');
      expect(data.session.selection?.sections).not.to.include('dom');
      const result = await tools.import(blob!, { mode: 'open', format });
      expect(result.recordCount).to.equal(40);
    });
  }

  it('counts in the digest of a checkpoint', () => {
    const digest = SECTIONS.map((section) => crc32(utf8(recordLines(plain)[section].join(',\n'))));
    expect(plain.checkpoint!.digest).to.equal(
      digest.map((crc) => crc.toString(16).padStart(8, '0')).join(''),
    );
  });

  it('goes on in a delta, and is one again when that is imported', async () => {
    const first = await tools.export('a.json.gz');
    recordText(context, 'later');
    await tools.flush();
    const delta = await tools.exportIncremental('b.json.gz', first.checkpoint);
    const all = await exportedData(tools);
    await tools.clearAll();
    const [result] = await tools.importFiles(
      [new File([delta.blob!], 'b.json.gz'), new File([first.blob!], 'a.json.gz')],
      { mode: 'open' },
    );
    const data = await tools.getExportData({ sessionId: result!.sessionId });
    expect(recordLines(data)).to.deep.equal(recordLines(all));
  });

  it('is merged behind what is there', async () => {
    const { blob } = await tools.export('a.json.gz');
    await freshStore();
    tools = await startTools();
    await recordMix(tools, 10);
    await tools.import(blob!);
    const merged = await exportedData(tools);
    expect(merged.dom!.map(({ seq }) => seq)).to.deep.equal([31, 32, 33]);
    expect(merged.dom!.map(({ data }) => data)).to.deep.equal(plain.dom!.map(({ data }) => data));
  });

  it('loses what a sanitiser finds in it', async () => {
    const sanitize = new Sanitizer().loadTemplates('pii');
    const { dom } = await exportedData(tools, { sanitize });
    expect(JSON.stringify(dom)).not.to.include('ada@example.com');
    expect(dom).to.have.length(3);
    expect(dom!.slice(0, 2)).to.deep.equal(plain.dom!.slice(0, 2));
  });

  it('belongs to no component', async () => {
    const data = await exportedData(tools, { filter: { components: ['c1-0'] } });
    expect(data.dom).to.deep.equal([]);
  });
});
