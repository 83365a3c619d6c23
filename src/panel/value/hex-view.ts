import { leaf, named } from './value-view.ts';
import type { ValueChild, ValueView } from './value-view.ts';

/** Bytes on one line of a dump. */
const LINE_BYTES = 16;

/** Bytes as `hexdump -C` shows them: offset, sixteen bytes in hex, and what of them is ASCII. */
export function hexView(text: string, bytes: Uint8Array): ValueView {
  const line = (index: number): ValueChild => {
    const offset = index * LINE_BYTES;
    return {
      key: offset.toString(16).padStart(8, '0'),
      value: undefined,
      view: leaf('hex', describe(bytes.subarray(offset, offset + LINE_BYTES))),
      steps: ['base64', String(offset)],
      access: (of) => `${named(of)}.slice(${offset}, ${Math.min(bytes.length, offset + LINE_BYTES)})`,
    };
  };
  return {
    ...leaf('object', text),
    size: Math.ceil(bytes.length / LINE_BYTES),
    children: (from, to) =>
      Array.from(
        { length: Math.max(0, Math.min(to, Math.ceil(bytes.length / LINE_BYTES)) - from) },
        (_, step) => line(from + step),
      ),
    brackets: '[]',
  };
}

function describe(bytes: Uint8Array): string {
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join(' ');
  const ascii = Array.from(bytes, (byte) =>
    byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : '.',
  ).join('');
  return `${hex.padEnd(LINE_BYTES * 3 - 1)}  ${ascii}`;
}
