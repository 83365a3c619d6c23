import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { deflateSync } from 'fflate';
import { readDeflateBlock } from '../../../../src/core/formats/gzip/deflate-blocks.ts';
import { SessionError } from '../../../../src/core/model/errors.ts';
import { through } from '../../../support/bytes.ts';
import { randomBytes, variedContent } from '../../../support/sample-content.ts';

/** Walks blocks from the start; the last one found, and what all of them inflate to. */
function walk(deflated: Uint8Array): { endBit: number; final: boolean; rawLength: number } | undefined {
  let rawLength = 0;
  for (let bit = 0; ;) {
    const block = readDeflateBlock(deflated, bit);
    if (block === undefined) return undefined;
    expect(block.endBit).to.be.above(bit);
    bit = block.endBit;
    rawLength += block.rawLength;
    if (block.final) return { endBit: bit, final: true, rawLength };
  }
}

/** A block, undefined, or a `SessionError`: whatever the bytes are. */
function tryRead(bytes: Uint8Array, bit: number): 'block' | 'cut' | 'invalid' {
  try {
    const block = readDeflateBlock(bytes, bit);
    if (block === undefined) return 'cut';
    expect(block.endBit).to.be.above(bit);
    expect(block.endBit).to.be.at.most(bytes.length * 8);
    return 'block';
  } catch (error) {
    expect(error).to.be.instanceOf(SessionError);
    expect((error as SessionError).code).to.equal('gzip-data');
    return 'invalid';
  }
}

describe('readDeflateBlock', () => {
  it('finds the end and the raw length of streams that the platform made', async () => {
    for (let i = 0; i < 60; i += 1) {
      const raw = variedContent(i);
      const deflated = await through(raw, new CompressionStream('deflate-raw'));
      const last = walk(deflated);
      expect(last?.rawLength, `content ${i}`).to.equal(raw.length);
      expect(Math.ceil(last!.endBit / 8), `content ${i}`).to.equal(deflated.length);
    }
  });

  it('asks for more wherever a stream is cut', () => {
    const raw = variedContent(7);
    const deflated = deflateSync(raw.subarray(0, 3_000));
    for (let length = 0; length < deflated.length; length += 1) {
      expect(walk(deflated.subarray(0, length)), `${length} bytes`).to.be.undefined;
    }
  });

  it('gives a block, asks for more or says what is wrong, whatever the bytes', () => {
    const results = new Set<string>();
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), fc.nat(16), (bytes, bit) => {
        results.add(tryRead(bytes, bit));
      }),
      { numRuns: 3_000 },
    );
    expect([...results].sort()).to.deep.equal(['block', 'cut', 'invalid']);
  });

  it('survives any damage to a real stream', () => {
    const deflated = deflateSync(variedContent(16));
    const damage = fc.array(fc.tuple(fc.nat(deflated.length - 1), fc.nat(255)), { minLength: 1 });
    const results = new Set<string>();
    fc.assert(
      fc.property(damage, fc.nat(deflated.length), (changes, cutAt) => {
        const bytes = deflated.slice(0, cutAt);
        for (const [at, value] of changes) if (at < bytes.length) bytes[at] = value;
        results.add(tryRead(bytes, 0));
      }),
      { numRuns: 1_000 },
    );
    expect(results).to.include('invalid');
  });

  it('refuses what deflate does not have', () => {
    expect(tryRead(Uint8Array.of(0b111, 0, 0, 0), 0)).to.equal('invalid');
    // A stored block whose length and its complement disagree.
    expect(tryRead(Uint8Array.of(1, 5, 0, 0, 0, 1, 2, 3, 4, 5), 0)).to.equal('invalid');
    // Fixed codes: 286 and 287 are no lengths (RFC 1951, section 3.2.6).
    expect(tryRead(Uint8Array.of(0b0001_1011, 0b0000_0011, 0, 0, 0, 0), 0)).to.equal('invalid');
  });

  it('tells the marker between pieces from a stored block that holds something', () => {
    expect(readDeflateBlock(Uint8Array.of(0, 0, 0, 255, 255), 0)).to.include({
      isMarker: true,
      final: false,
    });
    expect(readDeflateBlock(Uint8Array.of(1, 0, 0, 255, 255), 0)).to.include({
      isMarker: false,
      final: true,
    });
    expect(readDeflateBlock(Uint8Array.of(0, 1, 0, 254, 255, 7), 0)).to.include({
      isMarker: false,
      rawLength: 1,
    });
  });

  it('finds the blocks of content that cannot be compressed', () => {
    const raw = randomBytes(200_000, 5);
    expect(walk(deflateSync(raw, { level: 9 }))?.rawLength).to.equal(raw.length);
  });
});
