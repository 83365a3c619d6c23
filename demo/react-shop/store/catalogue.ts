import { create } from 'zustand';
import { devtools } from 'zustand/middleware';
import type { Film } from '../../film-shop/data/film.ts';
import { loadFilms } from '../../film-shop/data/load.ts';

export interface CatalogueState {
  readonly status: 'loading' | 'ready' | 'failed';
  readonly films: readonly Film[];
  load: () => Promise<void>;
}

export const useCatalogue = create<CatalogueState>()(
  devtools(
    (set) => ({
      status: 'loading',
      films: [],
      async load() {
        set({ status: 'loading' }, undefined, 'catalogue/requested');
        try {
          const films = await loadFilms();
          // The newest first; the shop shows those that people have rated.
          const shown = films
            .filter(({ imdbVotes }) => imdbVotes > 50_000)
            .sort((a, b) => b.year - a.year);
          set({ status: 'ready', films: shown }, undefined, {
            type: 'catalogue/loaded',
            count: shown.length,
          });
        } catch (error) {
          set({ status: 'failed' }, undefined, {
            type: 'catalogue/failed',
            message: error instanceof Error ? error.message : String(error),
          });
        }
      },
    }),
    { name: 'catalogue' },
  ),
);
