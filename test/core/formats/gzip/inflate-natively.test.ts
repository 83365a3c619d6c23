import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { crc32 } from '../../../../src/core/formats/gzip/crc32.ts';
import { deflatePiece, storedPiece } from '../../../../src/core/formats/gzip/deflate-piece.ts';
import { inflateNatively } from '../../../../src/core/formats/gzip/inflate-natively.ts';
import { firstDifference, joinBytes, through, utf8 } from '../../../support/bytes.ts';
import { jsonLines } from '../../../support/sample-content.ts';

function measure(raw: Uint8Array): { rawLength: number; crc32: number } {
  return { rawLength: raw.length, crc32: crc32(raw) };
}

async function failure(call: Promise<unknown>): Promise<unknown> {
  return call.then(
    () => undefined,
    (error: unknown) => error,
  );
}

describe('inflateNatively', () => {
  it('gives what a piece was made of, with and without its CRC', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ minLength: 1, maxLength: 2_000 }), async (raw) => {
        for (const piece of [deflatePiece(raw), storedPiece(raw)]) {
          for (const content of [measure(raw), { rawLength: raw.length }]) {
            expect(firstDifference(joinBytes(await inflateNatively(piece, content)), raw)).to.be
              .undefined;
          }
        }
      }),
      { numRuns: 50 },
    );
  });

  it('gives a large piece in chunks', async () => {
    const raw = jsonLines(400_000, 1);
    const chunks = await inflateNatively(deflatePiece(raw), measure(raw));
    expect(chunks).to.have.length.above(1);
    expect(firstDifference(joinBytes(chunks), raw)).to.be.undefined;
  });

  it('takes a stream that ends with a final block of its own', async () => {
    const raw = jsonLines(50_000, 2);
    const stream = await through(raw, new CompressionStream('deflate-raw'));
    const chunks = await inflateNatively(stream, { rawLength: raw.length, isEnd: true });
    expect(firstDifference(joinBytes(chunks), raw)).to.be.undefined;
  });

  it('refuses a piece that is cut, damaged, or not what it should be', async () => {
    const raw = utf8('{"seq":1,"time":2,"name":"click"},\n{"seq":2,"time":3,"name":"click"}');
    const piece = deflatePiece(raw);
    const content = measure(raw);
    const damaged = piece.slice();
    damaged[0]! |= 0b110;
    const cases: [string, Promise<unknown>][] = [
      ['cut', inflateNatively(piece.subarray(0, piece.length >> 1), content)],
      ['damaged', inflateNatively(damaged, content)],
      ['another CRC', inflateNatively(piece, { ...content, crc32: content.crc32 ^ 1 })],
      ['longer', inflateNatively(piece, { rawLength: raw.length - 1 })],
      ['shorter', inflateNatively(piece, { rawLength: raw.length + 1 })],
    ];
    for (const [name, call] of cases) expect(await failure(call), name).to.be.instanceOf(TypeError);
  });
});
