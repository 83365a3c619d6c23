import { createSlice } from '@reduxjs/toolkit';
import type { PayloadAction } from '@reduxjs/toolkit';
import { orderPlaced } from './checkout.ts';

/** The most copies of one film in a cart. */
export const MAX_QUANTITY = 10;

export interface CartLine {
  readonly filmId: string;
  readonly quantity: number;
}

/** The cart, in the order in which films were added. */
export interface CartState {
  readonly lines: readonly CartLine[];
}

const initialState: CartState = { lines: [] };

const slice = createSlice({
  name: 'cart',
  initialState,
  reducers: {
    filmAdded(state, action: PayloadAction<string>) {
      const line = state.lines.find(({ filmId }) => filmId === action.payload);
      if (line) line.quantity = Math.min(line.quantity + 1, MAX_QUANTITY);
      else state.lines.push({ filmId: action.payload, quantity: 1 });
    },
    quantityChanged(state, action: PayloadAction<CartLine>) {
      const line = state.lines.find(({ filmId }) => filmId === action.payload.filmId);
      if (line) line.quantity = Math.min(Math.max(action.payload.quantity, 1), MAX_QUANTITY);
    },
    filmRemoved(state, action: PayloadAction<string>) {
      state.lines = state.lines.filter(({ filmId }) => filmId !== action.payload);
    },
  },
  extraReducers: (builder) => {
    builder.addCase(orderPlaced.fulfilled, () => initialState);
  },
});

export const { filmAdded, filmRemoved, quantityChanged } = slice.actions;
export const cartReducer = slice.reducer;
