import { seeded, utf8 } from './bytes.ts';

const WORDS =
  'film cart search title genre director rating votes price total page filter détail 映画 🎬'.split(' ');

/** Lines as the recorder writes them, joined by `,\n`: `bytes` long at least. */
export function jsonLines(bytes: number, seed: number): Uint8Array<ArrayBuffer> {
  const random = seeded(seed);
  const pick = (): string => WORDS[Math.floor(random() * WORDS.length)]!;
  const lines: string[] = [];
  for (let length = 0, seq = 1; length < bytes; seq += 1) {
    const payload = {
      id: Math.floor(random() * 1e6),
      [pick()]: pick(),
      tags: [pick(), pick()],
      at: random(),
    };
    const line = JSON.stringify({ seq, time: 1.7e12 + seq * 16.7, name: pick(), payload });
    lines.push(line);
    length += line.length + 2;
  }
  return utf8(lines.join(',\n'));
}

export function randomBytes(length: number, seed: number): Uint8Array<ArrayBuffer> {
  const random = seeded(seed);
  return Uint8Array.from({ length }, () => random() * 256);
}

/** Content of a kind that an encoder treats in its own way, by number. */
export function variedContent(index: number): Uint8Array<ArrayBuffer> {
  const random = seeded(index);
  const length = Math.ceil(2 ** (random() * (index % 50 === 0 ? 20 : 14)));
  switch (index % 8) {
    case 0:
      return jsonLines(length, index);
    case 1:
      return randomBytes(length, index);
    case 2:
      return new Uint8Array(length).fill(index);
    case 3:
      return Uint8Array.from({ length }, (_, i) => i % 7);
    case 4:
      return randomBytes(1 + (index % 5), index);
    case 5:
      return utf8(WORDS.join(' ').repeat(Math.ceil(length / 80)));
    case 6:
      // Few symbols, no repeats: Huffman codes without matches.
      return Uint8Array.from({ length }, () => 65 + Math.floor(random() ** 3 * 26));
    default:
      return joinHalves(randomBytes(length, index), jsonLines(length, index));
  }
}

function joinHalves(a: Uint8Array, b: Uint8Array): Uint8Array<ArrayBuffer> {
  const joined = new Uint8Array(a.length + b.length);
  joined.set(a);
  joined.set(b, a.length);
  return joined;
}
