import { defineStore } from 'pinia';
import { computed, ref, shallowRef } from 'vue';
import type { Film } from '../../film-shop/data/film.ts';
import { loadFilms } from '../../film-shop/data/load.ts';
import { foldText } from '../../film-shop/data/text.ts';

const SHOWN = 12;

/** The films on sale, what the customer looks for among them, and the one that is open. */
export const useCatalogue = defineStore('catalogue', () => {
  const films = shallowRef<readonly Film[]>([]);
  const query = ref('');
  const openId = ref('');
  const error = ref('');

  const matches = computed(() => {
    const text = foldText(query.value.trim());
    return films.value.filter(({ title }) => foldText(title).includes(text));
  });
  const shown = computed(() => matches.value.slice(0, SHOWN));
  const openFilm = computed(() => films.value.find(({ id }) => id === openId.value));

  async function load(): Promise<void> {
    error.value = '';
    try {
      const loaded = await loadFilms();
      films.value = loaded.sort((a, b) => b.imdbVotes - a.imdbVotes);
    } catch (cause) {
      error.value = cause instanceof Error ? cause.message : String(cause);
    }
  }

  function search(text: string): void {
    query.value = text;
    openId.value = '';
  }

  function open(id: string): void {
    openId.value = id;
  }

  return { films, query, openId, error, matches, shown, openFilm, load, search, open };
});
