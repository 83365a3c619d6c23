import { LitElement, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Film } from '../data/film.ts';
import { formatDay, formatMinutes, formatPrice, formatSum } from '../data/format.ts';
import { selectQuantities } from '../store/cart-selectors.ts';
import { selectFilmsById } from '../store/catalogue-selectors.ts';
import { Selected } from '../store/selected.ts';
import { FilmAddEvent } from './events.ts';
import { detailStyles } from './film-detail.styles.ts';
import './film-poster.ts';
import './film-recommendations.ts';
import { base, buttons } from './shared.styles.ts';

/** All that the shop knows of one film. */
@customElement('film-detail')
export class FilmDetail extends LitElement {
  static override styles = [base, buttons, detailStyles];

  @property({ attribute: 'film-id' }) filmId = '';

  #films = new Selected(this, selectFilmsById);
  #quantities = new Selected(this, selectQuantities);

  override render() {
    const film = this.#films.value.get(this.filmId);
    return html`
      <a id="back-link" class="back" href="#/"><span aria-hidden="true">←</span> All films</a>
      ${film ? this.#renderFilm(film) : html`<h1>This film is not on sale here</h1>`}
    `;
  }

  #renderFilm(film: Film) {
    const inCart = this.#quantities.value.get(film.id) ?? 0;
    return html`
      <article>
        <film-poster .film=${film}></film-poster>
        <div>
          <h1>${film.title}</h1>
          <p class="summary">${film.year} · ${film.genre} · ${film.rating}</p>
          <div class="scores">
            ${score('IMDb', film.imdbRating, 10)}${score('Rotten Tomatoes', film.tomatoes, 100)}
          </div>
          <div class="offer">
            <span class="price">${formatPrice(film.priceCents)}</span>
            <button
              id="add-to-cart"
              class="button primary"
              type="button"
              @click=${() => this.dispatchEvent(new FilmAddEvent(film.id))}
            >
              Add to cart
            </button>
            <span class="in-cart">${inCart > 0 ? `${inCart} in your cart` : nothing}</span>
          </div>
          <dl>
            ${fact('Released', formatDay(film.released))} ${fact('Director', film.director)}
            ${fact('Distributor', film.distributor)} ${fact('Story', film.source)}
            ${fact('Kind', film.creativeType)}
            ${fact('Running time', film.runningMinutes, formatMinutes)}
            ${fact('Budget', film.budget, formatSum)} ${fact('Gross, US', film.usGross, formatSum)}
            ${fact('Gross, worldwide', film.worldwideGross, formatSum)}
          </dl>
        </div>
      </article>
      <film-recommendations .film=${film}></film-recommendations>
    `;
  }
}

function fact<T>(name: string, value: T | null, format: (value: T) => string = String) {
  if (value === null) return nothing;
  return html`<div class="fact">
    <dt>${name}</dt>
    <dd>${format(value)}</dd>
  </div>`;
}

function score(name: string, value: number | null, max: number) {
  if (value === null) return nothing;
  const words = max === 100 ? `${value} %` : value.toFixed(1);
  return html`<div class="score">
    <span>${name}</span><b>${words}</b>
    <meter min="0" .max=${max} .value=${value} aria-label="${name}: ${words}"></meter>
  </div>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'film-detail': FilmDetail;
  }
}
