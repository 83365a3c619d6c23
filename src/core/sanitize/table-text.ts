/** What parts the cells of a row; the first of these that stands in the header does. */
const SEPARATOR = /[,;\t|]/;

/** A name of a few words; more of them are a sentence. */
const COLUMN = /^ ?[\p{L}_][\p{L}\d_.-]*(?: [\p{L}\d_.-]+){0,2}$/u;

/**
 * Redacts the cells of a table by the names in its first row (RFC 4180, and other separators).
 * @param isTelling - whether a column's name says something of its cells
 * @returns undefined where the text is no table, or its columns tell nothing
 */
export function redactTable(
  text: string,
  isTelling: (column: string) => boolean,
  redact: (cell: string, column: string) => string,
): string | undefined {
  const [head = '', ...lines] = text.split(/\r?\n/);
  const separator = SEPARATOR.exec(head)?.[0];
  if (separator === undefined || lines.length === 0) return undefined;
  const columns = splitRow(head, separator).map(withoutQuotes);
  if (!columns.every((column) => COLUMN.test(column)) || !columns.some(isTelling)) return undefined;
  const rows = lines.map((line) => (line === '' ? [] : splitRow(line, separator)));
  if (rows.some(({ length }) => length > 0 && length !== columns.length)) return undefined;
  if (rows.every(({ length }) => length === 0)) return undefined;
  const redactCell = (cell: string, column: string): string => {
    const value = withoutQuotes(cell);
    const left = redact(value, column);
    return left === value ? cell : left;
  };
  const breaks = [...text.matchAll(/\r?\n/g)].map(([found]) => found);
  return [
    splitRow(head, separator).map((column) => redactCell(column, '')),
    ...rows.map((row) => row.map((cell, at) => redactCell(cell, columns[at]!))),
  ]
    .map((row, at) => row.join(separator) + (breaks[at] ?? ''))
    .join('');
}

/** Cells as they are written; one in quotes may hold what parts them. */
function splitRow(line: string, separator: string): string[] {
  const cells = new RegExp(
    `(?<=^|[${separator}])(?:"(?:[^"]|"")*"|[^${separator}]*)(?=[${separator}]|$)`,
    'g',
  );
  return line.match(cells) ?? [];
}

function withoutQuotes(cell: string): string {
  return /^".*"$/s.test(cell) ? cell.slice(1, -1).replaceAll('""', '"') : cell;
}
