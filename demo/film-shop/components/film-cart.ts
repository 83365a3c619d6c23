import { LitElement, css, html } from 'lit';
import { customElement } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { formatPrice } from '../data/format.ts';
import { selectCart } from '../store/cart-selectors.ts';
import { filmRemoved, quantityChanged } from '../store/cart.ts';
import { store } from '../store/index.ts';
import { Selected } from '../store/selected.ts';
import type { FilmQuantityEvent } from './events.ts';
import './film-cart-line.ts';
import { base, buttons } from './shared.styles.ts';

/** The cart: its films, their number, their sum and the way to checkout. */
@customElement('film-cart')
export class FilmCart extends LitElement {
  static override styles = [
    base,
    buttons,
    css`
      :host {
        max-width: 760px;
      }
      h1 {
        margin-bottom: 16px;
        font-size: clamp(28px, 4vw, 40px);
      }
      .sum {
        display: flex;
        align-items: baseline;
        justify-content: space-between;
        margin: 20px 0;
        font-size: 20px;
        font-variant-numeric: tabular-nums;
        font-weight: 600;
      }
      .actions {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        justify-content: space-between;
        gap: 16px;
      }
      .empty {
        margin-bottom: 20px;
        color: var(--shop-muted);
      }
    `,
  ];

  #cart = new Selected(this, selectCart);

  override render() {
    const { items, totalCents } = this.#cart.value;
    if (items.length === 0) {
      return html`
        <h1>Your cart is empty</h1>
        <p class="empty">Add a film, and it waits for you here.</p>
        <a class="button primary" href="#/">Look around</a>
      `;
    }
    return html`
      <h1>Your cart</h1>
      <ul @film-quantity=${this.#change}>
        ${repeat(
          items,
          ({ film }) => film.id,
          ({ film, quantity }) =>
            html`<li>
              <film-cart-line .film=${film} .quantity=${quantity}></film-cart-line>
            </li>`,
        )}
      </ul>
      <p class="sum"><span>Total</span><span id="cart-total">${formatPrice(totalCents)}</span></p>
      <div class="actions">
        <a href="#/">Continue shopping</a>
        <a id="checkout-link" class="button primary" href="#/checkout">Check out</a>
      </div>
    `;
  }

  #change = ({ filmId, quantity }: FilmQuantityEvent): void => {
    store.dispatch(quantity === 0 ? filmRemoved(filmId) : quantityChanged({ filmId, quantity }));
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'film-cart': FilmCart;
  }
}
