import { encode } from '@msgpack/msgpack';
import type { SessionErrorCode } from '../../src/core/model/errors.ts';
import type { FormatName } from '../../src/core/model/file-format.ts';
import { MAX_IMPORT_DEPTH } from '../../src/core/model/limits.ts';
import { joinBytes, utf8 } from './bytes.ts';
import { fromHex } from './msgpack-file.ts';

/** A file that must be refused, and what is said of it. */
export interface HostileFile {
  what: string;
  bytes: Uint8Array<ArrayBuffer>;
  code: SessionErrorCode;
  path: string;
  /** Where the fault lies: at one byte, or somewhere up to another. */
  from: number;
  to: number;
}

const DEEP = 100_000;

/** The open payload of the second event of a session, for a value to come. */
const OPEN_PAYLOAD: Record<FormatName, Uint8Array> = {
  json: utf8(
    '{"version":"2.0","session":{"id":"x"},"events":[\n{"seq":1,"time":1,"name":"é"},\n{"seq":2,"time":2,"name":"b","payload":',
  ),
  yaml: utf8(
    'version: "2.0"\nsession:\n  id: x\nevents:\n  - seq: 1\n    time: 1\n    name: é\n  - seq: 2\n    time: 2\n    name: b\n    payload: ',
  ),
  msgpack: joinBytes([
    Uint8Array.of(0x83),
    ...['version', '2.0', 'session', { id: 'x' }, 'events'].map((value) => encode(value)),
    Uint8Array.of(0x92),
    encode({ seq: 1, time: 1, name: 'é' }),
    Uint8Array.of(0x84),
    ...['seq', 2, 'time', 2, 'name', 'b', 'payload'].map((value) => encode(value)),
  ]),
};

/** What follows the value in a whole file. */
const CLOSE_PAYLOAD: Record<FormatName, Uint8Array> = {
  json: utf8('}\n]}'),
  yaml: utf8('\n'),
  msgpack: new Uint8Array(0),
};

/** A file whose second event has a payload, given in its bytes. */
export function fileWithPayload(format: FormatName, payload: Uint8Array): Uint8Array<ArrayBuffer> {
  return joinBytes([OPEN_PAYLOAD[format], payload, CLOSE_PAYLOAD[format]]);
}

/** @param at - offset of the fault in the payload. @param to - the last where it may be */
function inPayload(
  format: FormatName,
  what: string,
  payload: Uint8Array,
  code: SessionErrorCode,
  at: number,
  to = at,
): HostileFile {
  const start = OPEN_PAYLOAD[format].length;
  const bytes = fileWithPayload(format, payload);
  return { what, bytes, code, path: 'events[1]', from: start + at, to: start + to };
}

/** The text with a mark `¤` where the fault lies; the mark is taken out. */
function marked(format: FormatName, code: SessionErrorCode, text: string): HostileFile {
  const [before, after] = text.split('¤') as [string, string];
  const what = (before + after).replaceAll(/\s+/g, ' ').slice(0, 40);
  return inPayload(format, what, utf8(before + after), code, utf8(before).length);
}

/** Bytes in hexadecimal, with the same mark. */
function markedHex(code: SessionErrorCode, hex: string): HostileFile {
  const what = hex.replace('¤', '').slice(0, 40);
  return inPayload('msgpack', what, fromHex(hex), code, fromHex(hex.split('¤')[0]!).length);
}

/** Levels that are opened and never closed; the record is a level itself. */
function nested(format: FormatName, level: Uint8Array, before = ''): HostileFile {
  const start = utf8(before).length;
  const payload = joinBytes([utf8(before), ...Array.from({ length: DEEP }, () => level)]);
  const deepest = start + level.length * (MAX_IMPORT_DEPTH + 1);
  const what = `nesting of ${DEEP} levels: ${String.fromCharCode(...level)}`;
  return inPayload(format, what, payload, 'too-deep', start, deepest);
}

/** A stray byte, a surrogate, a longer form than needed, a character cut short. */
function notUtf8(format: 'json' | 'yaml'): HostileFile[] {
  return ['ff', 'ed a0 80', 'c0 80', 'f0 9f 8e'].map((hex) => {
    const payload = joinBytes([utf8('"ä'), fromHex(hex), utf8('b"')]);
    return inPayload(format, `a text with the bytes ${hex}`, payload, 'invalid-utf8', 3);
  });
}

function json(): HostileFile[] {
  return [
    nested('json', utf8('[')),
    nested('json', utf8('{"a":')),
    nested('json', utf8('[{"a":\n')),
    ...notUtf8('json'),
    marked('json', 'invalid-json', '¤NaN'),
    marked('json', 'invalid-json', '[1,¤Infinity]'),
    marked('json', 'invalid-json', '¤-Infinity'),
    marked('json', 'invalid-json', '¤undefined'),
    marked('json', 'invalid-json', '0¤x10'),
    inPayload(
      'json',
      'empty lists, which take more as objects',
      utf8(`[${'[],'.repeat(3_000_000)}`),
      'too-large',
      -'{"seq":2,"time":2,"name":"b","payload":'.length,
    ),
    marked('json', 'invalid-json', `[${'1,'.repeat(500_000)}¤]`),
  ];
}

/** Each stands for nine of the one before. */
const LAUGHS = Array.from({ length: 30 }, (_, i) => {
  const aliases = Array.from({ length: 9 }, () => `*a${i - 1}`).join(', ');
  return `\n      a${i}: &a${i} ${i === 0 ? 'lol' : `[${aliases}]`}`;
}).join('');

function yaml(): HostileFile[] {
  const manyAliases = `\n      - &a [${'"xxxxxxxxxx",'.repeat(20_000)}]${'\n      - *a'.repeat(2_000)}`;
  return [
    nested('yaml', utf8('[')),
    nested('yaml', utf8('{a: ')),
    nested('yaml', utf8('- '), '\n      '),
    nested('yaml', utf8('? '), '\n      '),
    ...notUtf8('yaml'),
    ...[LAUGHS, manyAliases].map((text) =>
      inPayload(
        'yaml',
        `a bomb of aliases:${text.slice(0, 30)}`,
        utf8(text),
        'too-large',
        0,
        text.length,
      ),
    ),
    marked('yaml', 'invalid-yaml', '&a [¤*a]'),
    marked('yaml', 'invalid-yaml', '¤*nothing'),
    marked('yaml', 'invalid-yaml', '!!js/function ¤"function () {}"'),
    marked('yaml', 'invalid-yaml', '!!python/object/apply:os.system ¤["ls"]'),
    marked('yaml', 'invalid-yaml', '!app ¤{ a: 1 }'),
    marked('yaml', 'invalid-yaml', '!!int ¤"twelve"'),
    marked('yaml', 'duplicate-key', '{ a: 1, ¤a: 2 }'),
    marked('yaml', 'invalid-yaml', '\n      ? ¤[a]\n      : b'),
    marked('yaml', 'invalid-yaml', '"a¤\\x"'),
    marked('yaml', 'invalid-yaml', `[ ${'a, '.repeat(50_000)}!app ¤b ]`),
  ];
}

function msgpack(): HostileFile[] {
  const levels = ['91', 'dc ffff', 'dd 00000001', '81 a1 61', 'de ffff a1 61', 'df 00000001 a1 61'];
  return [
    ...levels.map((level) => nested('msgpack', fromHex(level))),
    // Four gigabytes, or as many entries.
    ...['db ffffffff', 'c6 ffffffff', 'c9 ffffffff 01', 'dd ffffffff', 'df ffffffff'].map((header) =>
      markedHex('too-large', `¤${header}`),
    ),
    // What may be in a record, but is not there.
    ...['da ffff', 'db 01000000', 'c6 01000000', 'c9 01000000 01', 'dd 01000000', 'df 01000000'].map(
      (header) => markedHex('truncated', `${header} a1 61 a1 62¤`),
    ),
    markedHex('invalid-msgpack', '93 01 02 ¤c1'),
    markedHex('invalid-msgpack', '81 ¤90 01'),
    ...['a1 ¤ff', 'a3 ¤ed a0 80', 'a2 ¤c0 80', 'a3 ¤f0 9f 8e'].map((hex) =>
      markedHex('invalid-utf8', hex),
    ),
  ];
}

/** Files of a few kilobytes to a few megabytes, made to bring a reader down. */
export const HOSTILE_FILES: Readonly<Record<FormatName, () => HostileFile[]>> = { json, yaml, msgpack };
