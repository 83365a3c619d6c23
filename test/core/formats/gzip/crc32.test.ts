import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { gzipSync } from 'fflate';
import { combineCrc32, crc32 } from '../../../../src/core/formats/gzip/crc32.ts';
import { gzip, joinBytes, utf8 } from '../../../support/bytes.ts';

/** CRC-32 as the footer of a gzip member says it. */
function crcInFooter(file: Uint8Array): number {
  return new DataView(file.buffer, file.byteOffset + file.length - 8, 4).getUint32(0, true);
}

describe('crc32', () => {
  it('gives the check value of the standard', () => {
    expect(crc32(utf8('123456789'))).to.equal(0xcbf43926);
    expect(crc32(new Uint8Array())).to.equal(0);
  });

  it('agrees with another implementation on any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
        expect(crc32(bytes)).to.equal(crcInFooter(gzipSync(bytes)));
      }),
    );
  });

  it('agrees with the footer that the platform writes, on a megabyte', async () => {
    const bytes = Uint8Array.from({ length: 1_000_003 }, (_, i) => i * i);
    expect(crc32(bytes)).to.equal(crcInFooter(await gzip(bytes)));
  });

  it('goes on from the CRC of what came before', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 40 })), (parts) => {
        expect(parts.reduce((crc, part) => crc32(part, crc), 0)).to.equal(crc32(joinBytes(parts)));
      }),
    );
  });
});

describe('combineCrc32', () => {
  it('gives the CRC of two parts together from the CRC of each', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), fc.uint8Array({ maxLength: 300 }), (a, b) => {
        expect(combineCrc32(crc32(a), crc32(b), b.length)).to.equal(crc32(joinBytes([a, b])));
      }),
    );
  });

  it('combines the same, whichever parts are combined first', () => {
    const part = fc.record({ crc: fc.integer({ min: 0, max: 2 ** 32 - 1 }), length: fc.nat(2 ** 40) });
    fc.assert(
      fc.property(part, part, part, (a, b, c) => {
        const left = combineCrc32(combineCrc32(a.crc, b.crc, b.length), c.crc, c.length);
        const right = combineCrc32(a.crc, combineCrc32(b.crc, c.crc, c.length), b.length + c.length);
        expect(left).to.equal(right);
      }),
    );
  });

  it('takes lengths beyond 32 bits', () => {
    // 8 GiB of zeros, doubled up from one byte, and put together from 8,192 parts.
    let length = 1;
    let crc = crc32(new Uint8Array(1));
    for (; length < 2 ** 33; length *= 2) crc = combineCrc32(crc, crc, length);
    const chunk = crc32(new Uint8Array(2 ** 20));
    let slow = 0;
    for (let i = 0; i < 2 ** 13; i += 1) slow = combineCrc32(slow, chunk, 2 ** 20);
    expect(crc).to.equal(slow);
  });
});
