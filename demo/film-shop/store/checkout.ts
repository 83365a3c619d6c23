import { createAsyncThunk, createSlice } from '@reduxjs/toolkit';
import type { PayloadAction } from '@reduxjs/toolkit';

/** What the customer has typed so far. */
export interface CheckoutDraft {
  readonly name: string;
  readonly email: string;
  readonly cardNumber: string;
  readonly expiry: string;
  readonly cvv: string;
  readonly password: string;
}

export type CheckoutField = keyof CheckoutDraft;

/** What the confirmation shows; the card and the password are gone by then. */
export interface Order {
  readonly number: string;
  readonly name: string;
  readonly email: string;
  readonly cardLastFour: string;
  readonly itemCount: number;
  readonly totalCents: number;
}

export interface CheckoutState {
  readonly draft: CheckoutDraft;
  /** Fields that were left once: only these show their errors before the first try to order. */
  readonly touched: Readonly<Partial<Record<CheckoutField, true>>>;
  readonly status: 'editing' | 'placing';
  readonly order: Order | null;
}

const emptyDraft: CheckoutDraft = {
  name: '',
  email: '',
  cardNumber: '',
  expiry: '',
  cvv: '',
  password: '',
};

const everyField = Object.fromEntries(Object.keys(emptyDraft).map((field) => [field, true as const]));

const initialState: CheckoutState = {
  draft: emptyDraft,
  touched: {},
  status: 'editing',
  order: null,
};

/** How long the pretended payment takes. */
const PAYMENT_MS = 700;

/** Pretends to pay: waits, makes up an order number, and sends nothing. */
export const orderPlaced = createAsyncThunk<
  Order,
  { itemCount: number; totalCents: number },
  { state: { checkout: CheckoutState } }
>('checkout/placeOrder', async ({ itemCount, totalCents }, { getState }) => {
  const { name, email, cardNumber } = getState().checkout.draft;
  await new Promise((resolve) => setTimeout(resolve, PAYMENT_MS));
  return {
    number: `F-${Date.now().toString(36).toUpperCase()}`,
    name: name.trim(),
    email: email.trim(),
    cardLastFour: cardNumber.replace(/\D/g, '').slice(-4),
    itemCount,
    totalCents,
  };
});

const slice = createSlice({
  name: 'checkout',
  initialState,
  reducers: {
    draftChanged(state, action: PayloadAction<Partial<CheckoutDraft>>) {
      Object.assign(state.draft, action.payload);
    },
    fieldLeft(state, action: PayloadAction<CheckoutField>) {
      state.touched[action.payload] = true;
    },
    errorsShown(state) {
      state.touched = everyField;
    },
  },
  extraReducers: (builder) => {
    builder
      .addCase(orderPlaced.pending, (state) => {
        state.status = 'placing';
      })
      .addCase(orderPlaced.fulfilled, (_state, action) => ({
        ...initialState,
        order: action.payload,
      }))
      .addCase(orderPlaced.rejected, (state) => {
        state.status = 'editing';
      });
  },
});

export const { draftChanged, errorsShown, fieldLeft } = slice.actions;
export const checkoutReducer = slice.reducer;
