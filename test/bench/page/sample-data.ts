// By its place, because the package's `exports` does not name the file.
import moviesUrl from '../../../node_modules/vega-datasets/data/movies.json?url';
import { toFilms, type Film } from '../generator/films.ts';
import { toRecord, type MadeRecord, type RecordInput } from '../generator/inputs.ts';
import { RecordMaker } from '../generator/record-maker.ts';

/** A session of some size, as calls of the recorder and as the records that those make. */
export interface SampleData {
  inputs: RecordInput[];
  records: MadeRecord[];
  /** UTF-16 units of the records as JSON. */
  chars: number;
}

export async function loadFilms(): Promise<Film[]> {
  const response = await fetch(moviesUrl);
  return toFilms((await response.json()) as Parameters<typeof toFilms>[0]);
}

/** Inputs and their records until the records are `megabytes` of JSON. */
export async function makeSampleData(megabytes: number): Promise<SampleData> {
  const maker = new RecordMaker(await loadFilms());
  const inputs: RecordInput[] = [];
  const records: MadeRecord[] = [];
  let chars = 0;
  while (chars < megabytes * 1_000_000) {
    const made = maker.next();
    const record = toRecord(made, records.length + 1, recordTime(records.length));
    inputs.push(made);
    records.push(record);
    chars += JSON.stringify(record).length;
  }
  return { inputs, records, chars };
}

/** A time as a record has it: epoch ms with the fractions that a page's clock gives. */
export function recordTime(index: number): number {
  return performance.timeOrigin + index * 3.705;
}
