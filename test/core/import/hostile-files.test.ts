import { encode } from '@msgpack/msgpack';
import { expect } from '@open-wc/testing';
import type { DevTools, FormatName } from '../../../src/core/index.ts';
import { gzip, joinBytes, utf8 } from '../../support/bytes.ts';
import { freshStore } from '../../support/fresh-store.ts';
import { fileWithPayload, HOSTILE_FILES } from '../../support/hostile-files.ts';
import { fromHex } from '../../support/msgpack-file.ts';
import { exportText, recordMix, startTools } from '../../support/record-session.ts';
import { rejection } from '../../support/rejection.ts';
import { changedRows, settledRows, storeRows } from '../../support/store-rows.ts';

const FORMATS: readonly FormatName[] = ['json', 'yaml', 'msgpack'];
const MEGABYTE = 1024 ** 2;

describe('a file that is made to do harm', () => {
  let tools: DevTools;
  let rowsBefore: Record<string, unknown>;

  before(async function () {
    this.timeout(60_000);
    await freshStore();
    tools = await startTools();
    await recordMix(tools, 50);
    rowsBefore = await settledRows();
  });

  after(freshStore);

  for (const format of FORMATS) {
    for (const [i, { what, bytes, code, path, from, to }] of HOSTILE_FILES[format]().entries()) {
      it(`is refused with its place, and nothing stored is changed: ${format}, ${what}`, async () => {
        // Every other one compressed, the odd ones in the mode that takes the session's place.
        const file = i % 2 === 0 ? bytes : await gzip(bytes);
        const error = await rejection(
          tools.importWithFormat(file, format, { mode: i % 4 < 2 ? 'merge' : 'replace' }),
        );
        expect({ code: error.code, path: error.path }, error.message).to.deep.equal({ code, path });
        expect(error.byteOffset).to.be.within(from, to);
        expect(changedRows(rowsBefore, await storeRows())).to.deep.equal([]);
      });
    }

    it(`is refused before it is all there when it grows without end: ${format}`, async () => {
      const open = { json: utf8('"'), yaml: utf8('"'), msgpack: fromHex('dd 01ffffff') }[format];
      const text = new Uint8Array(48 * MEGABYTE).fill(0x61);
      const bomb = await gzip(fileWithPayload(format, joinBytes([open, text])));
      expect(bomb.length).to.be.below(MEGABYTE / 10);
      const error = await rejection(tools.import(bomb));
      expect(error).to.include({ code: 'too-large', path: 'events[1]' });
      expect(changedRows(rowsBefore, await storeRows())).to.deep.equal([]);
    });
  }
});

describe('a file with names that mean something to JavaScript', () => {
  afterEach(freshStore);

  for (const format of FORMATS) {
    it(`is read, and leaves prototypes alone: ${format}`, async () => {
      await freshStore();
      const tools = await startTools();
      const text =
        '{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":2}},"toString":3}';
      const payload = format === 'msgpack' ? encode(JSON.parse(text)) : utf8(text);
      const { sessionId } = await tools.import(fileWithPayload(format, payload), { mode: 'open' });
      expect(await exportText(tools, { sessionId })).to.include(`"payload":${text}`);
      expect('polluted' in {}).to.be.false;
    });
  }
});
