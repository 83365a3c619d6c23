import type { Counts, Outcome } from './measure.ts';

/** Recall counts four times as much as precision: what is left is worse than what is changed. */
const BETA_SQUARED = 4;

/** Tables in Markdown, one by class and one by carrier, with a line on all of it. */
export function formatReport(outcomes: readonly Outcome[]): string {
  const head = outcomes.map(
    ({ name, megabytesPerSecond, ordinary }) =>
      `${name}: ${megabytesPerSecond.toFixed(1)} MB/s of JSON, ${ordinary.changed} of ${ordinary.count} values around changed`,
  );
  const classes = tableOf('class', outcomes, ({ byClass }) => byClass);
  const carriers = tableOf('carrier', outcomes, ({ byCarrier }) => byCarrier);
  return [...head, '', ...classes, '', ...carriers].join('\n');
}

function tableOf(
  title: string,
  outcomes: readonly Outcome[],
  rowsOf: (outcome: Outcome) => Map<string, Counts>,
): string[] {
  const names = [...rowsOf(outcomes[0]!).keys()];
  const header = [
    title,
    'secrets / clean',
    ...outcomes.flatMap(({ name }) => [`${name}: recall`, 'precision', 'F2', 'clean changed']),
  ];
  const row = (name: string, countsOf: (outcome: Outcome) => Counts): string[] => {
    const { secrets, clean } = countsOf(outcomes[0]!);
    return [name, `${secrets} / ${clean}`, ...outcomes.flatMap((outcome) => cellsOf(countsOf(outcome)))];
  };
  const rows = names.map((name) => row(name, (outcome) => rowsOf(outcome).get(name)!));
  const total = row('all', (outcome) => sumOf([...rowsOf(outcome).values()]));
  return formatRows([header, ...rows, total]);
}

function cellsOf({ secrets, removed, changed }: Counts): string[] {
  const recall = removed / secrets;
  const precision = removed / (removed + changed);
  const score = ((1 + BETA_SQUARED) * precision * recall) / (BETA_SQUARED * precision + recall);
  return [...[recall, precision, score].map(figure), String(changed)];
}

const figure = (value: number): string => (Number.isNaN(value) ? '–' : value.toFixed(3));

function sumOf(all: readonly Counts[]): Counts {
  const sum = { secrets: 0, removed: 0, clean: 0, changed: 0 };
  for (const counts of all) {
    sum.secrets += counts.secrets;
    sum.removed += counts.removed;
    sum.clean += counts.clean;
    sum.changed += counts.changed;
  }
  return sum;
}

function formatRows(rows: readonly string[][]): string[] {
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column]!)).join(' | ')} |`;
  const rule = `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`;
  return [line(rows[0]!), rule, ...rows.slice(1).map(line)];
}
