import { MAX_QUANTITY } from './cart.ts';
import type { CartLine, CartState } from './cart.ts';

const KEY = 'film-shop-cart';

/** The cart that an earlier visit left, or an empty one. */
export function readCart(): CartState {
  try {
    const lines: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]');
    return { lines: Array.isArray(lines) ? lines.filter(isCartLine) : [] };
  } catch {
    // Storage may be forbidden, or hold something else: the shop works without it.
    return { lines: [] };
  }
}

/** Keeps the cart for the next visit. */
export function writeCart(cart: CartState): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(cart.lines));
  } catch {
    // Storage may be full or forbidden: the cart then lasts as long as the page.
  }
}

function isCartLine(value: unknown): value is CartLine {
  if (typeof value !== 'object' || value === null) return false;
  const { filmId, quantity } = value as Partial<Record<keyof CartLine, unknown>>;
  return (
    typeof filmId === 'string' &&
    Number.isInteger(quantity) &&
    Number(quantity) >= 1 &&
    Number(quantity) <= MAX_QUANTITY
  );
}
