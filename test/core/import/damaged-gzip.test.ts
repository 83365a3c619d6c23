import { expect } from '@open-wc/testing';
import type { DevTools } from '../../../src/core/index.ts';
import { SessionError } from '../../../src/core/index.ts';
import { gzip, seeded, utf8 } from '../../support/bytes.ts';
import { freshStore } from '../../support/fresh-store.ts';
import { recordMix, startTools } from '../../support/record-session.ts';
import { rejection } from '../../support/rejection.ts';
import { sampleSession, sessionText } from '../../support/session-file.ts';
import { changedRows, settledRows, storeRows } from '../../support/store-rows.ts';

/** Bytes of a header without optional fields, and of a footer (RFC 1952, section 2.3.1). */
const HEADER_BYTES = 10;
const FOOTER_BYTES = 8;

describe('an import of a compressed file', () => {
  let tools: DevTools;

  before(async () => {
    await freshStore();
    tools = await startTools();
    await recordMix(tools, 500);
  });

  after(freshStore);

  function flipped(file: Uint8Array<ArrayBuffer>, at: number): Uint8Array<ArrayBuffer> {
    const damaged = file.slice();
    damaged[at]! ^= 1 << (at % 8);
    return damaged;
  }

  it('calls one wrong bit damage, wherever it is and whatever the text becomes', async () => {
    const text = utf8(sessionText(sampleSession(3_000)));
    const { blob } = await tools.export('own.json.gz');
    const own = new Uint8Array(await blob!.arrayBuffer());
    const rows = await settledRows();
    const random = seeded(7);
    let causes = 0;
    for (const [file, start] of [
      [await gzip(text), HEADER_BYTES],
      [own, 30],
    ] as const) {
      for (let i = 0; i < 40; i += 1) {
        const at = start + Math.floor(random() * (file.length - start - FOOTER_BYTES));
        const error = await rejection(tools.import(flipped(file, at)));
        expect(error.code, `byte ${at} of ${file.length}`).to.be.oneOf([
          'gzip-crc',
          'gzip-data',
          'gzip-length',
          'gzip-truncated',
          'trailing-data',
        ]);
        expect(error.byteOffset).to.be.within(0, file.length);
        if (error.cause !== undefined) {
          causes += 1;
          expect(error.cause).to.be.instanceOf(SessionError);
          expect((error.cause as SessionError).code).not.to.match(/^gzip-/);
        }
      }
    }
    expect(causes).to.be.greaterThan(0);
    expect(changedRows(rows, await storeRows())).to.deep.equal([]);
  }).timeout(60_000);

  it('calls a wrong record wrong where the compressed bytes are right', async () => {
    const records = Array.from(
      { length: 20_000 },
      (_, i) => `{"seq":${i === 5 ? 1 : i},"time":1,"name":"e"}`,
    );
    const text = `{"version":"2.0","session":{"id":"x"},"events":[\n${records.join(',\n')}\n]}`;
    const file = await gzip(utf8(text));
    expect(await rejection(tools.import(file))).to.include({
      code: 'invalid-record',
      path: 'events[5].seq',
    });
    const damaged = file.slice();
    damaged[file.length - FOOTER_BYTES]! ^= 1;
    const error = await rejection(tools.import(damaged));
    expect(error).to.include({ code: 'gzip-crc', byteOffset: file.length - FOOTER_BYTES });
    expect(error.cause).to.include({ code: 'invalid-record', path: 'events[5].seq' });
  });

  it('can be cancelled while the rest is looked at', async () => {
    const text = sessionText(sampleSession(50_000));
    const file = await gzip(utf8(text.replace('{"seq":1,', '{"seq":-1,')));
    const controller = new AbortController();
    const pieceBytes = Math.ceil(file.length / 100);
    let at = 0;
    // The second half never comes: whoever waits for it has seen the fault.
    const source = new ReadableStream<Uint8Array>(
      {
        pull(stream) {
          if (at < file.length / 2) {
            stream.enqueue(file.slice(at, (at += pieceBytes)));
            return undefined;
          }
          controller.abort();
          return new Promise<void>(() => undefined);
        },
      },
      { highWaterMark: 0 },
    );
    const importing = tools.import(source, { signal: controller.signal });
    expect((await rejection(importing)).code).to.equal('aborted');
  }).timeout(30_000);

  it('may be padded with zeros', async () => {
    const file = await gzip(utf8(sessionText(sampleSession(10, 'padded'))));
    const padded = new Uint8Array(file.length + 512);
    padded.set(file);
    expect(await tools.import(padded, { mode: 'open' })).to.include({
      recordCount: 10,
      compressed: true,
    });
  });
});
