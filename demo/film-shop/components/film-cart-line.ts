import { LitElement, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import type { Film } from '../data/film.ts';
import { formatPrice } from '../data/format.ts';
import { MAX_QUANTITY } from '../store/cart.ts';
import { FilmQuantityEvent } from './events.ts';
import { cartLineStyles } from './film-cart-line.styles.ts';
import './film-poster.ts';
import { base, buttons, inputs } from './shared.styles.ts';

/** One film in the cart, with its number of copies. */
@customElement('film-cart-line')
export class FilmCartLine extends LitElement {
  static override styles = [base, buttons, inputs, cartLineStyles];

  @property({ attribute: false }) film?: Film;
  @property({ type: Number }) quantity = 1;

  override render() {
    const { film, quantity } = this;
    if (!film) return nothing;
    return html`
      <div class="line">
        <film-poster .film=${film}></film-poster>
        <div class="film">
          <h2><a href="#/film/${film.id}">${film.title}</a></h2>
          <p class="unit">${film.year} · ${formatPrice(film.priceCents)} each</p>
        </div>
        <div class="quantity" role="group" aria-label="Copies of ${film.title}">
          ${this.#step('−', 'One less', quantity - 1)}
          <input
            class="input"
            type="number"
            inputmode="numeric"
            min="1"
            max=${MAX_QUANTITY}
            aria-label="Copies of ${film.title}"
            .value=${live(String(quantity))}
            @change=${this.#type}
          />
          ${this.#step('+', 'One more', quantity + 1)}
        </div>
        <span class="total">${formatPrice(film.priceCents * quantity)}</span>
        <button
          class="remove"
          type="button"
          aria-label="Remove ${film.title}"
          @click=${() => this.#send(0)}
        >
          Remove
        </button>
      </div>
    `;
  }

  #step(sign: string, name: string, quantity: number) {
    return html`<button
      class="button step"
      type="button"
      aria-label=${name}
      ?disabled=${quantity < 1 || quantity > MAX_QUANTITY}
      @click=${() => this.#send(quantity)}
    >
      ${sign}
    </button>`;
  }

  #type = (event: Event): void => {
    const typed = (event.currentTarget as HTMLInputElement).valueAsNumber;
    this.#send(Number.isInteger(typed) && typed > 0 ? typed : this.quantity);
    // The field may show what was not taken: over the limit, or no number.
    this.requestUpdate();
  };

  #send(quantity: number): void {
    if (this.film) this.dispatchEvent(new FilmQuantityEvent(this.film.id, quantity));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'film-cart-line': FilmCartLine;
  }
}
