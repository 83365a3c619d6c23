import { LitElement, css, html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Film } from '../data/film.ts';
import './film-card.ts';
import { base } from './shared.styles.ts';

/** Cards in rows of 2, 3, 4 or 6. */
@customElement('film-grid')
export class FilmGrid extends LitElement {
  static override styles = [
    base,
    css`
      ul {
        display: grid;
        grid-template-columns: repeat(var(--columns), minmax(0, 1fr));
        gap: 28px 16px;
        --columns: 2;
      }
      @media (min-width: 600px) {
        ul {
          --columns: 3;
          column-gap: 20px;
        }
      }
      @media (min-width: 840px) {
        ul {
          --columns: 4;
        }
      }
      @media (min-width: 1160px) {
        ul {
          --columns: 6;
          column-gap: 24px;
        }
      }
    `,
  ];

  @property({ attribute: false }) films: readonly Film[] = [];
  /** Copies in the cart, by film id. */
  @property({ attribute: false }) quantities: ReadonlyMap<string, number> = new Map();
  /** Shows this many empty cards instead of films. */
  @property({ type: Number }) placeholders = 0;

  override render() {
    if (this.placeholders > 0) {
      return html`<ul aria-hidden="true">
        ${Array.from({ length: this.placeholders }, () => html`<li><film-card></film-card></li>`)}
      </ul>`;
    }
    return html`<ul>
      ${repeat(
        this.films,
        (film) => film.id,
        (film) =>
          html`<li>
            <film-card .film=${film} .quantity=${this.quantities.get(film.id) ?? 0}></film-card>
          </li>`,
      )}
    </ul>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'film-grid': FilmGrid;
  }
}
