import { createSlice } from '@reduxjs/toolkit';
import type { PayloadAction } from '@reduxjs/toolkit';

/** Where the customer is. The address's hash is the source; this slice follows it. */
export type Route =
  | { readonly name: 'catalogue' | 'cart' | 'checkout' | 'confirmation' | 'missing' }
  | { readonly name: 'film'; readonly id: string };

/** Reads an address's hash; an empty one is the catalogue. */
export function parseRoute(hash: string): Route {
  const [name = '', id = '', ...rest] = hash.replace(/^#?\/?/, '').split('/');
  if (rest.length > 0) return { name: 'missing' };
  if (name === 'film' && id !== '') return { name: 'film', id };
  if (id !== '') return { name: 'missing' };
  if (name === '') return { name: 'catalogue' };
  if (name === 'cart' || name === 'checkout' || name === 'confirmation') return { name };
  return { name: 'missing' };
}

const slice = createSlice({
  name: 'route',
  initialState: (): Route => parseRoute(location.hash),
  reducers: {
    routeChanged: (_route, action: PayloadAction<Route>) => action.payload,
  },
});

export const { routeChanged } = slice.actions;
export const routeReducer = slice.reducer;
