import { expect } from '@open-wc/testing';
import { crc32 } from '../../../../src/core/formats/gzip/crc32.ts';
import { deflateNatively } from '../../../../src/core/formats/gzip/deflate-natively.ts';
import { GzipMember } from '../../../../src/core/formats/gzip/gzip-member.ts';
import { gunzip, joinBytes, seeded, utf8 } from '../../../support/bytes.ts';

describe('pieces by the native deflater', () => {
  it('join into one member that another reader takes, whatever their length and content', async () => {
    const random = seeded(1);
    const word = (): string => random().toString(36).slice(2, 9);
    const parts = [0, 1, 5_000, 16_384, 70_000, 300_000].flatMap((length) => [
      utf8(
        Array.from({ length: length / 8 }, word)
          .join(' ')
          .padEnd(length, 'ä')
          .slice(0, length),
      ),
      Uint8Array.from({ length }, () => random() * 256),
      new Uint8Array(length),
    ]);
    const gzip = new GzipMember();
    const file: Uint8Array[] = [gzip.header()];
    for (const part of parts) {
      const { piece, sum } = await deflateNatively(part);
      expect(sum).to.deep.equal({ rawLength: part.length, crc32: crc32(part) });
      gzip.add(sum);
      file.push(piece);
    }
    file.push(gzip.end());
    const read = await gunzip(joinBytes(file));
    expect(read.length).to.equal(joinBytes(parts).length);
    expect(crc32(read)).to.equal(crc32(joinBytes(parts)));
  });
});
