import { MsgpackDecoder } from '../../src/core/formats/msgpack/msgpack-decoder.ts';
import { MsgpackEncoder } from '../../src/core/formats/msgpack/msgpack-encoder.ts';
import type { ExportData } from '../../src/core/model/file-format.ts';
import { sectionsOfFile } from '../../src/core/model/records.ts';
import { joinBytes, utf8 } from './bytes.ts';
import { recordLines } from './session-file.ts';
import { splitWith, type SplitFile } from './split-json.ts';

/** A session as `MsgpackEncoder` writes it, its lines handed over in pieces. */
export function msgpackFile(data: ExportData, linesAtATime = 3): Uint8Array<ArrayBuffer> {
  const { version, timestamp, session, checkpoint, dom = [] } = data;
  const hasPicture = dom.length > 0;
  const encoder = new MsgpackEncoder();
  const head = { version, timestamp, session };
  const parts: Uint8Array[] = [encoder.head(head, checkpoint !== undefined, hasPicture)];
  const lines = recordLines(data);
  for (const section of sectionsOfFile(hasPicture)) {
    parts.push(encoder.sectionStart(section, lines[section].length));
    for (let at = 0; at < lines[section].length; at += linesAtATime) {
      const piece = lines[section].slice(at, at + linesAtATime).join(',\n');
      parts.push(encoder.lines(utf8(piece)));
    }
    parts.push(encoder.sectionEnd());
  }
  parts.push(encoder.tail(checkpoint));
  return joinBytes(parts);
}

export function splitMsgpack(bytes: Uint8Array, sizes?: readonly number[]): SplitFile {
  return splitWith(new MsgpackDecoder(), bytes, sizes);
}

/** Bytes written as hexadecimal digits, with anything between them. */
export function fromHex(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(text.match(/[\da-f]{2}/gi) ?? [], (digits) => Number.parseInt(digits, 16));
}
