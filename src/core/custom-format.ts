import { FORMATS, formatOfName, isFormatName, unknownFormat } from './formats/format-names.ts';
import { refuseArgument, SessionError } from './model/errors.ts';
import type { Format, FormatName } from './model/file-format.ts';

const registered = new Map<string, Format>();

/**
 * Makes a format known to exports and imports in this page, by its name and its file extensions.
 * @throws SessionError `invalid-argument` where the name or an extension is a built-in one
 */
export function registerFormat(format: Format): void {
  checkFormat(format, 'format');
  const taken = [format.name, ...format.extensions].find(
    (name) =>
      isFormatName(name) || Object.values(FORMATS).some(({ extensions }) => extensions.includes(name)),
  );
  if (taken !== undefined) {
    throw new SessionError('invalid-argument', `"${taken}" belongs to a built-in format.`, {
      path: 'format',
    });
  }
  registered.set(format.name, format);
}

/**
 * The custom format that a call asks for, by itself, its name or the file's name; undefined for a
 * built-in one.
 * @throws SessionError `unknown-format`
 */
export function customFormatOf(
  format: FormatName | Format | undefined,
  filename: string,
): Format | undefined {
  if (typeof format === 'object') {
    checkFormat(format, 'options.format');
    return format;
  }
  if (format === undefined) {
    const path = filename.toLowerCase().replace(/\.gz$/, '');
    if (formatOfName(path) !== undefined) return undefined;
    return [...registered.values()].find(({ extensions }) =>
      extensions.some((extension) => path.endsWith(extension)),
    );
  }
  if (isFormatName(format)) return undefined;
  const found = registered.get(format);
  if (found === undefined) throw unknownFormat(format);
  return found;
}

/** @throws SessionError `invalid-argument` with the path of what is missing */
function checkFormat(format: unknown, path: string): void {
  if (typeof format !== 'object' || format === null) refuseArgument(path, 'a Format', format);
  const { name, extensions, mediaType, encode, decode } = format as Record<keyof Format, unknown>;
  for (const [field, text] of Object.entries({ name, mediaType })) {
    if (typeof text !== 'string' || text === '') refuseArgument(`${path}.${field}`, 'a text', text);
  }
  const areExtensions =
    Array.isArray(extensions) &&
    extensions.every((text) => typeof text === 'string' && text.startsWith('.'));
  if (!areExtensions)
    refuseArgument(`${path}.extensions`, 'a list of texts such as ".toml"', extensions);
  for (const [field, work] of Object.entries({ encode, decode })) {
    if (typeof work !== 'function') refuseArgument(`${path}.${field}`, 'a function', work);
  }
}
