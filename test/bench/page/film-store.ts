import type { Film } from '../generator/films.ts';

/** A store of about 1 MB, of which every step replaces one film. */
export interface FilmStore {
  readonly films: Readonly<Record<string, Film>>;
  readonly page: number;
}

export function createFilmStore(films: readonly Film[]): FilmStore {
  return { films: Object.fromEntries(films.map((film) => [film.id, film])), page: 0 };
}

/** The store after one small change; what the change does not touch is the same object as before. */
export function nextFilmStore({ films }: FilmStore, id: string, page: number): FilmStore {
  return { films: { ...films, [id]: { ...films[id]!, imdbVotes: page } }, page };
}
