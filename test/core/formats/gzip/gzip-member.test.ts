import { expect } from '@open-wc/testing';
import { crc32 } from '../../../../src/core/formats/gzip/crc32.ts';
import { deflatePiece, type CompressionLevel } from '../../../../src/core/formats/gzip/deflate-piece.ts';
import { GzipMember } from '../../../../src/core/formats/gzip/gzip-member.ts';
import { gunzipSync } from 'fflate';
import { firstDifference, gunzip, joinBytes, utf8 } from '../../../support/bytes.ts';
import { variedContent } from '../../../support/sample-content.ts';

const LEVELS: CompressionLevel[] = [-1, 1, 2, 3, 4, 5, 6, 7, 8, 9];

function member(
  segments: readonly Uint8Array[],
  levelOf: (index: number) => CompressionLevel,
): Uint8Array {
  const gzip = new GzipMember();
  const parts: Uint8Array[] = [gzip.header()];
  segments.forEach((raw, i) => {
    gzip.add({ rawLength: raw.length, crc32: crc32(raw) });
    parts.push(deflatePiece(raw, levelOf(i)));
  });
  parts.push(gzip.end());
  return joinBytes(parts);
}

describe('GzipMember', () => {
  it('joins 480 segments of every kind and level into one member that the platform reads', async () => {
    const segments = Array.from({ length: 480 }, (_, i) => variedContent(i));
    const file = member(segments, (i) => LEVELS[i % LEVELS.length]!);
    expect(firstDifference(await gunzip(file), joinBytes(segments))).to.be.undefined;
  }).timeout(30_000);

  it('joins segments of a megabyte, and of one byte beside them', async () => {
    const large = [0, 1, 2, 5].map((kind) => {
      const content = variedContent(kind + 8);
      const grown = new Uint8Array(2 ** 20);
      for (let at = 0; at < grown.length; at += content.length)
        grown.set(content.subarray(0, grown.length - at), at);
      return grown;
    });
    const segments = large.flatMap((raw) => [raw, Uint8Array.of(10)]);
    const file = member(segments, () => -1);
    expect(firstDifference(await gunzip(file), joinBytes(segments))).to.be.undefined;
  }).timeout(30_000);

  it('puts uncompressed text between segments', async () => {
    const gzip = new GzipMember();
    const segment = variedContent(8);
    const parts = [gzip.header(), gzip.text(utf8('{"events":[\n'))];
    gzip.add({ rawLength: segment.length, crc32: crc32(segment) });
    parts.push(deflatePiece(segment), gzip.text(utf8('\n]}')), gzip.end());
    const expected = joinBytes([utf8('{"events":[\n'), segment, utf8('\n]}')]);
    const file = joinBytes(parts);
    expect(firstDifference(await gunzip(file), expected)).to.be.undefined;
    expect(firstDifference(gunzipSync(file), expected)).to.be.undefined;
  });

  it('is a whole member without any segment', async () => {
    const gzip = new GzipMember();
    expect(await gunzip(joinBytes([gzip.header(), gzip.end()]))).to.have.length(0);
  });
});
