// By its place, because the package's `exports` does not name the file.
import moviesUrl from '../../../node_modules/vega-datasets/data/movies.json?url';
import { cleanRows } from './clean.ts';
import type { Film } from './film.ts';

/** Fetches the data set and cleans it.
 * @throws Error, in words for the customer, when the network or the file fails. */
export async function loadFilms(signal?: AbortSignal): Promise<Film[]> {
  const response = await fetch(moviesUrl, signal ? { signal } : {});
  if (!response.ok) throw new Error(`The catalogue answered with status ${response.status}.`);
  const rows: unknown = await response.json();
  const films = Array.isArray(rows) ? cleanRows(rows) : [];
  if (films.length === 0) throw new Error('The catalogue holds no films.');
  return films;
}
