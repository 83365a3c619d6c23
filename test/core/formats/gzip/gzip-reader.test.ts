import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import type { ByteQueue } from '../../../../src/core/formats/byte-queue.ts';
import { crc32 } from '../../../../src/core/formats/gzip/crc32.ts';
import { deflatePiece, inflatePiece } from '../../../../src/core/formats/gzip/deflate-piece.ts';
import { isGzip, readGzip } from '../../../../src/core/formats/gzip/gzip-reader.ts';
import { GzipMember, PIECES_SUBFIELD } from '../../../../src/core/formats/gzip/gzip-member.ts';
import type { InflatedChunk } from '../../../../src/core/formats/gzip/inflated-chunk.ts';
import type { SessionError } from '../../../../src/core/model/errors.ts';
import { firstDifference, gunzip, gzip, joinBytes, queueOf, utf8 } from '../../../support/bytes.ts';
import { gzipMember } from '../../../support/gzip-file.ts';
import { rejection } from '../../../support/rejection.ts';
import { jsonLines, variedContent } from '../../../support/sample-content.ts';

async function readChunks(queue: ByteQueue): Promise<InflatedChunk[]> {
  const chunks: InflatedChunk[] = [];
  for await (const chunk of readGzip(queue)) chunks.push({ ...chunk, bytes: chunk.bytes.slice() });
  return chunks;
}

async function read(file: Uint8Array, sizes?: readonly number[]): Promise<Uint8Array> {
  return joinBytes((await readChunks(queueOf(file, sizes))).map(({ bytes }) => bytes));
}

/** A member as an export writes it. */
function ownFile(segments: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const writer = new GzipMember();
  const parts: Uint8Array[] = [writer.header(), writer.text(utf8('{"events":[\n'))];
  for (const raw of segments) {
    writer.add({ rawLength: raw.length, crc32: crc32(raw) });
    parts.push(deflatePiece(raw));
  }
  parts.push(writer.text(utf8('\n]}')), writer.end());
  return joinBytes(parts);
}

describe('readGzip', () => {
  it('reads what the platform compressed', async () => {
    for (let i = 0; i < 24; i += 1) {
      const raw = variedContent(i);
      expect(firstDifference(await read(await gzip(raw)), raw), `content ${i}`).to.be.undefined;
    }
  });

  it('takes no notice of zeros behind the end, as gzip(1) does', async () => {
    const file = await gzip(utf8('{}'));
    for (const count of [1, 2, 511, 100_000]) {
      const padded = joinBytes([file, new Uint8Array(count)]);
      for (const sizes of [[1], [1_000], [padded.length]])
        expect(await read(padded, sizes)).to.deep.equal(utf8('{}'));
    }
  });

  it('reads a member of nothing', async () => {
    expect(await read(await gzip(new Uint8Array()))).to.have.length(0);
    expect(await read(gzipMember(new Uint8Array()))).to.have.length(0);
  });

  it('gives the pieces of our own files, which inflate to what they stand for', async () => {
    const segments = [0, 1, 2, 7, 8].map(variedContent);
    const chunks = await readChunks(queueOf(ownFile(segments), [1_000]));
    expect(chunks).to.have.length(segments.length + 2);
    segments.forEach((raw, i) => {
      const { bytes, piece, crc32: crc } = chunks[i + 1]!;
      expect(firstDifference(bytes, raw)).to.be.undefined;
      expect(crc).to.equal(crc32(raw));
      const inflated = inflatePiece(piece!, { rawLength: raw.length, crc32: crc! });
      expect(firstDifference(inflated, raw)).to.be.undefined;
    });
  });

  it('gives no pieces of files that others wrote', async () => {
    const chunks = await readChunks(queueOf(await gzip(jsonLines(100_000, 1))));
    expect(chunks.filter(({ piece }) => piece !== undefined)).to.deep.equal([]);
  });

  it('reads the same in chunks of any size', async () => {
    const segments = [0, 7, 16].map(variedContent);
    const raw = joinBytes([utf8('{"events":[\n'), ...segments, utf8('\n]}')]);
    const files = [ownFile(segments), await gzip(raw)];
    const sizes = fc.array(
      fc.oneof(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 2 ** 20 })),
      {
        minLength: 1,
        maxLength: 8,
      },
    );
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...files), sizes, async (file, chosen) => {
        expect(firstDifference(await read(file, chosen), raw)).to.be.undefined;
      }),
      { numRuns: 40 },
    );
    expect(firstDifference(await read(files[0]!, [1]), raw)).to.be.undefined;
  }).timeout(30_000);

  it('passes over an extra field, a name and a comment, and checks the header CRC', async () => {
    const raw = utf8('{}');
    const extra = Uint8Array.of(65, 66, 3, 0, 1, 2, 3);
    const full = { extra, name: 'session.json', comment: 'a comment', headerCrc: true };
    for (const fields of [{ extra }, { name: 'a' }, { comment: '' }, { headerCrc: true }, full]) {
      expect(firstDifference(await read(gzipMember(raw, fields), [1]), raw)).to.be.undefined;
    }
    const damaged = gzipMember(raw, full);
    damaged[4]! ^= 1;
    expect((await rejection(read(damaged))).code).to.equal('gzip-header');
  });

  it('reads several members one after the other', async () => {
    const parts = [utf8('{"a":'), jsonLines(5_000, 2), new Uint8Array(), utf8('}')];
    const file = joinBytes([
      await gzip(parts[0]!),
      gzipMember(parts[1]!, { name: 'second' }),
      gzipMember(parts[2]!),
      ownFile([]),
      await gzip(parts[3]!),
    ]);
    const expected = joinBytes([parts[0]!, parts[1]!, utf8('{"events":[\n\n]}'), parts[3]!]);
    expect(firstDifference(await read(file), expected)).to.be.undefined;
    expect(firstDifference(await read(file, [1]), expected)).to.be.undefined;
  });

  it('takes a member that says it is made of pieces and is not', async () => {
    const raw = jsonLines(3_000, 9);
    const file = gzipMember(raw, { extra: PIECES_SUBFIELD });
    expect(firstDifference(await gunzip(file), raw)).to.be.undefined;
    expect(firstDifference(await read(file), raw)).to.be.undefined;
  });
});

describe('readGzip of damaged files', () => {
  it('says that a file was cut, at every byte', async () => {
    const raw = jsonLines(400, 4);
    const files = [ownFile([raw]), await gzip(raw), gzipMember(raw, { name: 'n', headerCrc: true })];
    for (const file of files) {
      for (let length = 0; length < file.length; length += 1) {
        const { code, byteOffset } = await rejection(read(file.subarray(0, length)));
        expect(code, `${length} bytes`).to.equal('gzip-truncated');
        expect(byteOffset).to.equal(length);
      }
    }
  }).timeout(30_000);

  it('says that a file was cut off also where what there is of its last block is damaged', async () => {
    // Ten bytes of a header; a block of fixed codes that copies from before its start, without an end.
    const block = new Uint8Array(40_000).fill(0xb6);
    block.set([0x03, 0x02]);
    const file = joinBytes([Uint8Array.of(0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255), block]);
    expect(await rejection(read(file))).to.include({ code: 'gzip-truncated' });
  });

  it('says that the CRC or the length is another one, and where it stands', async () => {
    const raw = jsonLines(400, 5);
    const wrongCrc = gzipMember(raw, { crc: 1 });
    expect(await rejection(read(wrongCrc))).to.include({
      code: 'gzip-crc',
      byteOffset: wrongCrc.length - 8,
    });
    const wrongLength = gzipMember(raw, { length: raw.length + 1 });
    expect(await rejection(read(wrongLength))).to.include({
      code: 'gzip-length',
      byteOffset: wrongLength.length - 4,
    });
    const own = ownFile([raw]);
    own[own.length - 8]! ^= 1;
    expect((await rejection(read(own))).code).to.equal('gzip-crc');
  });

  it('says that something stands behind the end, and where', async () => {
    const file = await gzip(utf8('{}'));
    for (const junk of [utf8('junk'), Uint8Array.of(0x1f), utf8('\0\0\0junk'), utf8('\0\u001f')]) {
      expect(await rejection(read(joinBytes([file, junk]), [1]))).to.include({
        code: 'trailing-data',
        byteOffset: file.length + junk.findIndex((byte) => byte !== 0),
      });
    }
    const second = joinBytes([file, Uint8Array.of(0x1f, 0x8b, 7, 0, 0, 0, 0, 0, 0, 0, 0)]);
    expect((await rejection(read(second))).code).to.equal('gzip-header');
  });

  it('refuses unknown methods and reserved flags', async () => {
    const file = await gzip(utf8('{}'));
    for (const [at, value] of [
      [2, 7],
      [3, 0x20],
      [3, 0x80],
    ] as const) {
      const damaged = file.slice();
      damaged[at] = value;
      expect(await rejection(read(damaged))).to.include({ code: 'gzip-header', byteOffset: 0 });
    }
  });

  it('never gives other bytes than were compressed, whichever are damaged', async () => {
    const raw = jsonLines(1_500, 6);
    const files = [ownFile([raw]), await gzip(raw)];
    const text = [joinBytes([utf8('{"events":[\n'), raw, utf8('\n]}')]), raw];
    const codes = new Set<string>();
    for (const [i, file] of files.entries()) {
      for (let at = 0; at < file.length; at += 3) {
        const damaged = file.slice();
        damaged[at]! ^= 0x55;
        const outcome: unknown = await read(damaged).catch((error: unknown) => error);
        // Time, flags for people and unused codes may change without harm.
        if (outcome instanceof Uint8Array) expect(firstDifference(outcome, text[i]!)).to.be.undefined;
        else codes.add((outcome as SessionError).code);
      }
    }
    expect([...codes]).to.include.members(['gzip-header', 'gzip-data', 'gzip-crc', 'gzip-length']);
  }).timeout(30_000);

  it('reads what shrinks a thousand times: an honest session may', async () => {
    const zeros = new Uint8Array(4 * 1024 ** 2);
    const pieces = ownFile(Array.from({ length: 10 }, () => zeros));
    expect((await read(pieces)).length).to.be.above(40 * 1024 ** 2);
    expect(pieces.length).to.be.below(100_000);
  }).timeout(30_000);
});

describe('isGzip', () => {
  it('tells by the first two bytes', async () => {
    expect(isGzip(await gzip(utf8('x')))).to.be.true;
    expect(isGzip(utf8('{}'))).to.be.false;
    expect(isGzip(Uint8Array.of(0x1f))).to.be.false;
  });
});
