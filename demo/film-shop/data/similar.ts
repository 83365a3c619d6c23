import type { Film } from './film.ts';

/** The films nearest to one by genre, director, kind, time and standing, best first. */
export function similarFilms(film: Film, films: readonly Film[], limit: number): Film[] {
  return films
    .filter((other) => other.id !== film.id)
    .map((other) => ({ other, score: likeness(film, other) }))
    .sort((a, b) => b.score - a.score)
    .slice(0, limit)
    .map(({ other }) => other);
}

function likeness(a: Film, b: Film): number {
  return (
    (a.director !== null && a.director === b.director ? 5 : 0) +
    (a.genre === b.genre ? 3 : 0) +
    (a.creativeType === b.creativeType ? 2 : 0) +
    (a.source === b.source ? 1 : 0) -
    Math.abs(a.year - b.year) / 10 +
    (b.imdbRating ?? 0) / 3
  );
}
