import { LitElement, css, html, nothing } from 'lit';
import type { PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Film } from '../data/film.ts';
import { similarFilms } from '../data/similar.ts';
import { selectQuantities } from '../store/cart-selectors.ts';
import { Selected } from '../store/selected.ts';
import './film-grid.ts';
import { base, buttons } from './shared.styles.ts';

/** How long each render blocks the page, in milliseconds: long enough to show as a long frame. */
const BLOCK_MS = 120;

/** Films like this one. Slow on purpose: it ranks the catalogue in render, over and over. */
@customElement('film-recommendations')
export class FilmRecommendations extends LitElement {
  static override styles = [
    base,
    buttons,
    css`
      h2 {
        font-family: inherit;
      }
      film-grid {
        margin-top: 24px;
      }
    `,
  ];

  @property({ attribute: false }) film?: Film;

  @state() private isOpen = false;

  #films = new Selected(this, (state) => state.catalogue.films);
  #quantities = new Selected(this, selectQuantities);

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('film')) this.isOpen = false;
  }

  override render() {
    return html`
      <h2>
        <button
          id="recommendations"
          class="button"
          type="button"
          aria-expanded=${this.isOpen}
          @click=${() => (this.isOpen = !this.isOpen)}
        >
          Recommendations (slow on purpose)
        </button>
      </h2>
      ${
        this.isOpen && this.film
          ? html`<film-grid
              .films=${this.#rankSlowly(this.film)}
              .quantities=${this.#quantities.value}
            ></film-grid>`
          : nothing
      }
    `;
  }

  #rankSlowly(film: Film): Film[] {
    const end = performance.now() + BLOCK_MS;
    let films: Film[];
    do films = similarFilms(film, this.#films.value, 6);
    while (performance.now() < end);
    return films;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'film-recommendations': FilmRecommendations;
  }
}
