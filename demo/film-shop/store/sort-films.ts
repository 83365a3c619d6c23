import type { Film } from '../data/film.ts';
import type { SortKey } from './filters.ts';

/** Votes below which a rating says little; such films come last among the best rated. */
const TELLING_VOTES = 1000;

const titles = new Intl.Collator('en', { numeric: true });

const ORDERS: Readonly<Record<SortKey, (a: Film, b: Film) => number>> = {
  popular: (a, b) => b.imdbVotes - a.imdbVotes,
  best: (a, b) => standing(b) - standing(a) || b.imdbVotes - a.imdbVotes,
  newest: (a, b) => b.released.localeCompare(a.released),
  oldest: (a, b) => a.released.localeCompare(b.released),
  title: (a, b) => titles.compare(shelfTitle(a), shelfTitle(b)),
  cheapest: (a, b) => a.priceCents - b.priceCents || b.imdbVotes - a.imdbVotes,
};

/** A sorted copy. */
export function sortFilms(films: readonly Film[], key: SortKey): Film[] {
  return [...films].sort(ORDERS[key]);
}

function shelfTitle(film: Film): string {
  return film.title.replace(/^(The|A|An) /, '');
}

function standing(film: Film): number {
  return film.imdbVotes < TELLING_VOTES ? 0 : (film.imdbRating ?? 0);
}
