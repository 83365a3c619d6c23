import type { Film } from './film.ts';
import { priceCents } from './price.ts';
import { repairText, slug, unshelveTitle } from './text.ts';

/** The last year of the data set. Later years are two-digit ones read in the wrong century: 2039 is 1939. */
const LAST_YEAR = 2011;

type Row = Readonly<Record<string, unknown>>;

/** Turns the data set into films, leaving out rows that have no title or no date. */
export function cleanRows(rows: readonly unknown[]): Film[] {
  const taken = new Set<string>();
  const films: Film[] = [];
  for (const row of rows) {
    const film = isRow(row) ? cleanRow(row, taken) : undefined;
    if (film) films.push(film);
  }
  return films;
}

function cleanRow(row: Row, taken: Set<string>): Film | undefined {
  const title = text(row.Title);
  const released = releaseDate(row['Release Date']);
  if (title === null || released === null) return undefined;

  const readable = unshelveTitle(title);
  const year = released.getUTCFullYear();
  const imdbRating = number(row['IMDB Rating']);
  return {
    id: uniqueId(`${slug(readable)}-${year}`, taken),
    title: readable,
    released: released.toISOString().slice(0, 10),
    year,
    genre: text(row['Major Genre']) ?? 'Other',
    rating: rating(row['MPAA Rating']),
    director: text(row.Director),
    distributor: text(row.Distributor),
    source: text(row.Source),
    creativeType: text(row['Creative Type']),
    runningMinutes: number(row['Running Time min']),
    imdbRating,
    imdbVotes: number(row['IMDB Votes']) ?? 0,
    tomatoes: number(row['Rotten Tomatoes Rating']),
    budget: money(row['Production Budget']),
    usGross: money(row['US Gross']),
    worldwideGross: money(row['Worldwide Gross']),
    priceCents: priceCents(year, imdbRating),
  };
}

function isRow(value: unknown): value is Row {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Titles such as 1776 and 300 stand in the file as numbers. */
function text(value: unknown): string | null {
  if (typeof value === 'number') return String(value);
  if (typeof value !== 'string' || value.trim() === '') return null;
  return repairText(value.trim());
}

function number(value: unknown): number | null {
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}

/** The data set writes an unknown sum as 0. */
function money(value: unknown): number | null {
  const sum = number(value);
  return sum === 0 ? null : sum;
}

function rating(value: unknown): string {
  const name = text(value);
  return name === null || name === 'Open' ? 'Not rated' : name.replace('Not Rated', 'Not rated');
}

function releaseDate(value: unknown): Date | null {
  const date = new Date(`${text(value)} UTC`);
  if (Number.isNaN(date.getTime())) return null;
  if (date.getUTCFullYear() > LAST_YEAR) date.setUTCFullYear(date.getUTCFullYear() - 100);
  return date;
}

function uniqueId(wanted: string, taken: Set<string>): string {
  let id = wanted;
  for (let copy = 2; taken.has(id); copy++) id = `${wanted}-${copy}`;
  taken.add(id);
  return id;
}
