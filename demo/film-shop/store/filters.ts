import { createSlice } from '@reduxjs/toolkit';
import type { PayloadAction } from '@reduxjs/toolkit';

/** The orders in which the catalogue can be shown, with their labels. */
export const SORTS = {
  popular: 'Most popular',
  best: 'Best rated',
  newest: 'Newest first',
  oldest: 'Oldest first',
  title: 'Title A–Z',
  cheapest: 'Lowest price',
} as const;

export type SortKey = keyof typeof SORTS;

/** What the customer asked the catalogue for; an empty string filters nothing. */
export interface FiltersState {
  readonly query: string;
  readonly genre: string;
  readonly rating: string;
  /** First year of the decade. */
  readonly decade: string;
  readonly sort: SortKey;
  /** From 1. */
  readonly page: number;
}

const initialState: FiltersState = {
  query: '',
  genre: '',
  rating: '',
  decade: '',
  sort: 'popular',
  page: 1,
};

const slice = createSlice({
  name: 'filters',
  initialState,
  reducers: {
    filtersChanged: (state, action: PayloadAction<Partial<Omit<FiltersState, 'page'>>>) => ({
      ...state,
      ...action.payload,
      page: 1,
    }),
    filtersCleared: (state) => ({ ...initialState, sort: state.sort }),
    pageChanged: (state, action: PayloadAction<number>) => ({ ...state, page: action.payload }),
  },
});

export const { filtersChanged, filtersCleared, pageChanged } = slice.actions;
export const filtersReducer = slice.reducer;
