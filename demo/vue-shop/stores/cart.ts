import { defineStore } from 'pinia';
import type { Film } from '../../film-shop/data/film.ts';

export interface CartLine {
  readonly id: string;
  readonly title: string;
  readonly priceCents: number;
  quantity: number;
}

/** What the shop's bank pays for at once, in cents: a dearer order fails, so that there is an error to look at. */
const LIMIT_CENTS = 5000;

export const useCart = defineStore('cart', {
  state: () => ({ lines: [] as CartLine[], ordersPlaced: 0 }),
  getters: {
    itemCount: ({ lines }) => lines.reduce((sum, { quantity }) => sum + quantity, 0),
    totalCents: ({ lines }) => lines.reduce((sum, line) => sum + line.quantity * line.priceCents, 0),
  },
  actions: {
    add({ id, title, priceCents }: Film) {
      const line = this.lines.find((each) => each.id === id);
      if (line) line.quantity++;
      else this.lines.push({ id, title, priceCents, quantity: 1 });
    },
    setQuantity(id: string, quantity: number) {
      const line = this.lines.find((each) => each.id === id);
      if (line && quantity > 0) line.quantity = quantity;
      else this.lines = this.lines.filter((each) => each.id !== id);
    },
    /** @throws Error when the bank refuses the sum */
    async placeOrder() {
      await new Promise((resolve) => setTimeout(resolve, 300));
      if (this.totalCents > LIMIT_CENTS) throw new Error('The bank refused to pay more than $50.');
      this.lines = [];
      this.ordersPlaced++;
    },
  },
});
