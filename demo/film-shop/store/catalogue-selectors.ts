import { createSelector } from '@reduxjs/toolkit';
import type { Film } from '../data/film.ts';
import { foldText } from '../data/text.ts';
import type { RootState } from './reducer.ts';
import { sortFilms } from './sort-films.ts';

/** Films on a page: fills rows of 2, 3, 4 and 6. */
export const PAGE_SIZE = 24;

export interface Facet {
  readonly value: string;
  readonly count: number;
}

const selectFilms = (state: RootState): readonly Film[] => state.catalogue.films;
const selectFilters = (state: RootState) => state.filters;

/** Films by id. */
export const selectFilmsById = createSelector(
  [selectFilms],
  (films) => new Map(films.map((film) => [film.id, film])),
);

/** The choices of each filter, with the number of films behind each. */
export const selectFacets = createSelector([selectFilms], (films) => ({
  genres: countBy(films, (film) => film.genre).sort((a, b) => a.value.localeCompare(b.value)),
  ratings: countBy(films, (film) => film.rating).sort((a, b) => b.count - a.count),
  decades: countBy(films, decadeOf).sort((a, b) => b.value.localeCompare(a.value)),
}));

const selectSearchTexts = createSelector(
  [selectFilms],
  (films) =>
    new Map(films.map((film) => [film, foldText(`${film.title} ${film.director ?? ''} ${film.year}`)])),
);

const selectMatches = createSelector(
  [
    selectFilms,
    selectSearchTexts,
    (state: RootState) => state.filters.query,
    (state: RootState) => state.filters.genre,
    (state: RootState) => state.filters.rating,
    (state: RootState) => state.filters.decade,
  ],
  (films, texts, query, genre, rating, decade) => {
    const words = foldText(query).split(/\s+/).filter(Boolean);
    return films.filter(
      (film) =>
        (genre === '' || film.genre === genre) &&
        (rating === '' || film.rating === rating) &&
        (decade === '' || decadeOf(film) === decade) &&
        words.every((word) => texts.get(film)?.includes(word)),
    );
  },
);

const selectSorted = createSelector(
  [selectMatches, (state: RootState) => state.filters.sort],
  sortFilms,
);

/** The page of films that the customer sees, and where it stands among the pages. */
export const selectPage = createSelector(
  [selectSorted, (state: RootState) => state.filters.page],
  (films, wanted) => {
    const pageCount = Math.max(1, Math.ceil(films.length / PAGE_SIZE));
    const page = Math.min(wanted, pageCount);
    return {
      films: films.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE),
      total: films.length,
      page,
      pageCount,
    };
  },
);

/** Whether anything but the order was asked for. */
export const selectIsFiltered = createSelector([selectFilters], (filters) =>
  [filters.query, filters.genre, filters.rating, filters.decade].some((value) => value !== ''),
);

function decadeOf(film: Film): string {
  return String(Math.floor(film.year / 10) * 10);
}

function countBy(films: readonly Film[], valueOf: (film: Film) => string): Facet[] {
  const counts = new Map<string, number>();
  for (const film of films) counts.set(valueOf(film), (counts.get(valueOf(film)) ?? 0) + 1);
  return [...counts].map(([value, count]) => ({ value, count }));
}
