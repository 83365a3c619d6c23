import { create } from 'zustand';
import { devtools } from 'zustand/middleware';

/** The most copies of one film in a cart. */
export const MAX_QUANTITY = 10;

/** The most films that the pretended courier carries; a larger order fails. */
const MAX_ORDER = 3;

/** How long the pretended order takes, in milliseconds. */
const ORDER_MS = 500;

export interface CartState {
  /** Copies of each film, by film id, in the order in which films were added. */
  readonly quantities: Readonly<Record<string, number>>;
  readonly status: 'editing' | 'placing' | 'placed' | 'failed';
  /** Why the order failed, in words. */
  readonly error: string | null;
  add: (filmId: string) => void;
  change: (filmId: string, quantity: number) => void;
  remove: (filmId: string) => void;
  placeOrder: () => Promise<void>;
}

/** Films in the cart, copies included. */
export function countItems({ quantities }: CartState): number {
  return Object.values(quantities).reduce((sum, quantity) => sum + quantity, 0);
}

export const useCart = create<CartState>()(
  devtools(
    (set, get) => ({
      quantities: {},
      status: 'editing',
      error: null,
      add: (filmId) => get().change(filmId, (get().quantities[filmId] ?? 0) + 1),
      change(filmId, wanted) {
        const quantity = Math.min(Math.max(wanted, 1), MAX_QUANTITY);
        set(
          ({ quantities }) => ({
            quantities: { ...quantities, [filmId]: quantity },
            status: 'editing',
            error: null,
          }),
          undefined,
          { type: 'cart/quantityChanged', filmId, quantity },
        );
      },
      remove(filmId) {
        const { [filmId]: _, ...quantities } = get().quantities;
        set({ quantities, status: 'editing', error: null }, undefined, {
          type: 'cart/filmRemoved',
          filmId,
        });
      },
      async placeOrder() {
        set({ status: 'placing', error: null }, undefined, 'cart/orderSent');
        await new Promise((resolve) => setTimeout(resolve, ORDER_MS));
        const count = countItems(get());
        if (count <= MAX_ORDER) {
          set({ quantities: {}, status: 'placed' }, undefined, 'cart/orderPlaced');
          return;
        }
        const error = `The courier carries ${MAX_ORDER} films at most, not ${count}.`;
        set({ status: 'failed', error }, undefined, { type: 'cart/orderFailed', error });
        console.error('Order failed:', error);
      },
    }),
    { name: 'cart' },
  ),
);
