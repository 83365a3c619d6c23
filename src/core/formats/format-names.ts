import { SessionError } from '../model/errors.ts';
import type { FormatName } from '../model/file-format.ts';

/** What names a format outside its content. */
interface FormatTraits {
  extensions: readonly string[];
  /** The first is the one that files are given. */
  mediaTypes: readonly string[];
}

export const FORMATS: Record<FormatName, FormatTraits> = {
  json: { extensions: ['.json'], mediaTypes: ['application/json', 'text/json'] },
  yaml: {
    extensions: ['.yaml', '.yml'],
    mediaTypes: ['application/yaml', 'text/yaml', 'application/x-yaml'],
  },
  msgpack: {
    extensions: ['.msgpack', '.mpk', '.mp'],
    mediaTypes: ['application/vnd.msgpack', 'application/msgpack', 'application/x-msgpack'],
  },
};

const names = Object.keys(FORMATS) as FormatName[];

export function isFormatName(name: string): name is FormatName {
  return Object.hasOwn(FORMATS, name);
}

/** The format that a file's name or address says, with or without `.gz`; undefined when it says none. */
export function formatOfName(filename: string): FormatName | undefined {
  const path = filename.toLowerCase().split(/[?#]/, 1)[0]!.replace(/\.gz$/, '');
  return names.find((name) => FORMATS[name].extensions.some((extension) => path.endsWith(extension)));
}

export function formatOfMediaType(mediaType: string): FormatName | undefined {
  const essence = mediaType.toLowerCase().split(';', 1)[0]!.trim();
  return names.find((name) => FORMATS[name].mediaTypes.includes(essence));
}

/** @throws SessionError `unknown-format` */
export function unknownFormat(name: string): SessionError {
  return new SessionError('unknown-format', `"${name}" is no format: there are ${names.join(', ')}.`, {
    path: 'options.format',
  });
}

const BYTE_ORDER_MARK = [0xef, 0xbb, 0xbf];

/**
 * The format that the first bytes of a file say. A map's header is no text, so MessagePack is never
 * mistaken; what begins with a brace is taken for JSON, though it may be YAML in flow style.
 * @returns undefined when there is nothing but space
 */
export function formatOfContent(bytes: Uint8Array): FormatName | undefined {
  const start = BYTE_ORDER_MARK.every((byte, i) => bytes[i] === byte) ? BYTE_ORDER_MARK.length : 0;
  const first = bytes
    .subarray(start)
    .find((byte) => byte !== 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d);
  if (first === undefined) return undefined;
  // fixmap, map 16, map 32: https://github.com/msgpack/msgpack/blob/master/spec.md#map-format-family
  if (start === 0 && ((first & 0xf0) === 0x80 || first === 0xde || first === 0xdf)) return 'msgpack';
  return first === 0x7b ? 'json' : 'yaml';
}
