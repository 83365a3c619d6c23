import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { crc32 } from '../../../../src/core/formats/gzip/crc32.ts';
import {
  deflatePiece,
  inflatePiece,
  isCompressionLevel,
  storedPiece,
  type CompressionLevel,
} from '../../../../src/core/formats/gzip/deflate-piece.ts';
import type { SessionError } from '../../../../src/core/model/errors.ts';
import { firstDifference, utf8 } from '../../../support/bytes.ts';
import { thrownBy } from '../../../support/rejection.ts';
import { jsonLines } from '../../../support/sample-content.ts';

const LEVELS: CompressionLevel[] = [-1, 1, 2, 3, 4, 5, 6, 7, 8, 9];

function measure(raw: Uint8Array): { rawLength: number; crc32: number } {
  return { rawLength: raw.length, crc32: crc32(raw) };
}

describe('deflatePiece', () => {
  it('gives pieces that inflate to what they were made of, at every level', () => {
    const level = fc.constantFrom(...LEVELS);
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 2_000 }), level, (raw, chosen) => {
        const inflated = inflatePiece(deflatePiece(raw, chosen), measure(raw));
        expect(firstDifference(inflated, raw)).to.be.undefined;
      }),
    );
  });

  it('ends every piece with an empty stored block on a byte boundary', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 300 }), (raw) => {
        expect([...deflatePiece(raw).slice(-4)]).to.deep.equal([0, 0, 255, 255]);
      }),
    );
  });

  it('makes smaller pieces at higher levels', () => {
    const raw = jsonLines(200_000, 1);
    const [fast, usual, best] = ([1, -1, 9] as const).map((level) => deflatePiece(raw, level).length);
    expect(fast).to.be.above(usual!);
    expect(usual).to.be.at.least(best!);
  });
});

describe('storedPiece', () => {
  it('holds any number of bytes uncompressed, beyond the 65,535 of one block too', () => {
    for (const length of [0, 1, 65_535, 65_536, 200_000]) {
      const raw = Uint8Array.from({ length }, (_, i) => i * 31);
      expect(firstDifference(inflatePiece(storedPiece(raw), measure(raw)), raw), `${length}`).to.be
        .undefined;
    }
  });
});

describe('inflatePiece', () => {
  const raw = utf8('{"seq":1,"time":2,"name":"click"}');
  const piece = deflatePiece(raw);

  it('says that the CRC is another one', () => {
    const expected = { rawLength: raw.length, crc32: crc32(raw) ^ 1 };
    expect(thrownBy(() => inflatePiece(piece, expected)).code).to.equal('gzip-crc');
  });

  it('says that the data does not inflate to its length', () => {
    const short = { rawLength: raw.length + 5, crc32: crc32(raw) };
    expect(thrownBy(() => inflatePiece(piece, short)).code).to.equal('gzip-length');
  });

  it('gives what was compressed or an error, never something else, whichever byte is damaged', () => {
    const content = jsonLines(600, 3);
    const intact = deflatePiece(content);
    const codes = new Set<string>();
    for (let at = 0; at < intact.length; at += 1) {
      for (const flip of [1, 0x10, 0x80, 0xff]) {
        const damaged = intact.slice();
        damaged[at]! ^= flip;
        try {
          // A code that the text does not use may change without harm.
          const inflated = inflatePiece(damaged, measure(content));
          expect(firstDifference(inflated, content)).to.be.undefined;
        } catch (error) {
          codes.add((error as SessionError).code);
        }
      }
    }
    expect([...codes].sort()).to.deep.equal(['gzip-crc', 'gzip-data', 'gzip-length']);
  });
});

describe('isCompressionLevel', () => {
  it('takes -1 and 1 to 9', () => {
    const taken = [-2, -1, 0, 1, 5, 9, 10, 1.5, NaN, Infinity].filter(isCompressionLevel);
    expect(taken).to.deep.equal([-1, 1, 5, 9]);
  });
});
