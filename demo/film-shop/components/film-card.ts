import { LitElement, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Film } from '../data/film.ts';
import { formatPrice } from '../data/format.ts';
import { FilmAddEvent } from './events.ts';
import { cardStyles } from './film-card.styles.ts';
import './film-poster.ts';
import { base, buttons } from './shared.styles.ts';

/** A film in a grid; without a film it holds the place of one that is still loading. */
@customElement('film-card')
export class FilmCard extends LitElement {
  static override styles = [base, buttons, cardStyles];

  @property({ attribute: false }) film?: Film;
  /** Copies in the cart. */
  @property({ type: Number }) quantity = 0;

  override render() {
    const { film } = this;
    if (!film) {
      return html`<article class="loading"><film-poster></film-poster></article>`;
    }
    return html`
      <article>
        <film-poster .film=${film}></film-poster>
        ${this.quantity > 0 ? html`<span class="count">${this.quantity} in cart</span>` : nothing}
        <h3><a href="#/film/${film.id}">${film.title}</a></h3>
        <p class="facts">
          <span>${film.year}</span>
          <span class="genre">${film.genre}</span>
          ${
            film.imdbRating === null
              ? nothing
              : html`<span class="stars">
                  <span aria-hidden="true">★</span>
                  <span class="visually-hidden">rated</span> ${film.imdbRating.toFixed(1)}
                </span>`
          }
        </p>
        <div class="offer">
          <span class="price">${formatPrice(film.priceCents)}</span>
          <button
            class="button"
            type="button"
            aria-label="Add ${film.title} to cart"
            @click=${() => this.dispatchEvent(new FilmAddEvent(film.id))}
          >
            Add
          </button>
        </div>
      </article>
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'film-card': FilmCard;
  }
}
