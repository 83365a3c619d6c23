import { FORMATS, formatOfName, isFormatName, unknownFormat } from './formats/format-names.ts';
import { SessionError } from './model/errors.ts';
import type { Format, FormatName } from './model/file-format.ts';

const registered = new Map<string, Format>();

/**
 * Makes a format known to exports and imports in this page, by its name and its file extensions.
 * @throws SessionError `invalid-argument` where the name or an extension is a built-in one
 */
export function registerFormat(format: Format): void {
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
  if (typeof format === 'object') return format;
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
