import { createSelector } from '@reduxjs/toolkit';
import { selectFilmsById } from './catalogue-selectors.ts';
import type { RootState } from './reducer.ts';

const selectLines = (state: RootState) => state.cart.lines;

/** Copies of each film in the cart, by film id. */
export const selectQuantities = createSelector(
  [selectLines],
  (lines) => new Map(lines.map(({ filmId, quantity }) => [filmId, quantity])),
);

/** Copies of all films in the cart. */
export const selectItemCount = createSelector([selectLines], (lines) =>
  lines.reduce((count, { quantity }) => count + quantity, 0),
);

/** The cart with its films and sums; a film that is no longer on sale is left out. */
export const selectCart = createSelector([selectLines, selectFilmsById], (lines, films) => {
  const items = lines.flatMap(({ filmId, quantity }) => {
    const film = films.get(filmId);
    return film ? [{ film, quantity, totalCents: film.priceCents * quantity }] : [];
  });
  return { items, totalCents: items.reduce((sum, { totalCents }) => sum + totalCents, 0) };
});
