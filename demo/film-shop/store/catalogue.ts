import { createAsyncThunk, createSlice } from '@reduxjs/toolkit';
import type { Film } from '../data/film.ts';
import { loadFilms } from '../data/load.ts';

/** The films on sale, and how far their loading has come. */
export interface CatalogueState {
  readonly status: 'loading' | 'ready' | 'failed';
  readonly films: readonly Film[];
  /** Why loading failed, in words. */
  readonly error: string | null;
}

/** Fetches the catalogue; dispatched at the start and by the retry button. */
export const catalogueRequested = createAsyncThunk('catalogue/load', (_: undefined, { signal }) =>
  loadFilms(signal),
);

const initialState: CatalogueState = { status: 'loading', films: [], error: null };

const slice = createSlice({
  name: 'catalogue',
  initialState,
  reducers: {},
  extraReducers: (builder) => {
    builder
      .addCase(catalogueRequested.pending, () => initialState)
      .addCase(catalogueRequested.fulfilled, (_state, action) => ({
        status: 'ready' as const,
        films: action.payload,
        error: null,
      }))
      .addCase(catalogueRequested.rejected, (_state, action) => ({
        status: 'failed' as const,
        films: [],
        error: action.error.message ?? 'The catalogue could not be read.',
      }));
  },
});

export const catalogueReducer = slice.reducer;
