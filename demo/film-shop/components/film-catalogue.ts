import { LitElement, css, html, nothing } from 'lit';
import { customElement, query } from 'lit/decorators.js';
import { formatCount } from '../data/format.ts';
import { selectQuantities } from '../store/cart-selectors.ts';
import { PAGE_SIZE, selectPage } from '../store/catalogue-selectors.ts';
import { filtersCleared, pageChanged } from '../store/filters.ts';
import { store } from '../store/index.ts';
import { Selected } from '../store/selected.ts';
import type { FilmPageEvent } from './events.ts';
import './film-filters.ts';
import './film-grid.ts';
import './film-pager.ts';
import './film-search.ts';
import { base, buttons } from './shared.styles.ts';

/** The first view: search, filters and a page of films. */
@customElement('film-catalogue')
export class FilmCatalogue extends LitElement {
  static override styles = [
    base,
    buttons,
    css`
      header {
        display: flex;
        flex-wrap: wrap;
        align-items: baseline;
        justify-content: space-between;
        gap: 4px 16px;
        margin-bottom: 20px;
      }
      h1 {
        font-size: clamp(28px, 4vw, 40px);
      }
      .count {
        color: var(--shop-muted);
        font-variant-numeric: tabular-nums;
      }
      .controls {
        display: grid;
        gap: 12px;
        margin-bottom: 28px;
      }
      @media (min-width: 1160px) {
        .controls {
          grid-template-columns: minmax(0, 1fr) minmax(0, 2.6fr);
          align-items: end;
        }
      }
      .results {
        min-height: 60vh;
      }
      .none {
        display: grid;
        justify-items: start;
        gap: 16px;
        padding: 48px 0;
      }
      film-pager {
        margin-top: 40px;
      }
    `,
  ];

  @query('header') private readonly header!: HTMLElement;

  #status = new Selected(this, (state) => state.catalogue.status);
  #page = new Selected(this, selectPage);
  #quantities = new Selected(this, selectQuantities);

  override render() {
    const isLoading = this.#status.value === 'loading';
    const { total } = this.#page.value;
    return html`
      <header>
        <h1>Films to keep</h1>
        <p id="result-count" class="count" role="status">
          ${isLoading ? 'Loading films…' : formatCount(total, 'film')}
        </p>
      </header>
      <div class="controls">
        <film-search></film-search>
        <film-filters></film-filters>
      </div>
      <div class="results" @film-page=${this.#turn}>
        ${
          isLoading
            ? html`<film-grid .placeholders=${PAGE_SIZE}></film-grid>`
            : total === 0
              ? this.#renderNone()
              : this.#renderFilms()
        }
      </div>
    `;
  }

  #renderFilms() {
    const { films, page, pageCount } = this.#page.value;
    return html`
      <h2 class="visually-hidden">Results</h2>
      <film-grid .films=${films} .quantities=${this.#quantities.value}></film-grid>
      ${pageCount > 1 ? html`<film-pager .page=${page} .pageCount=${pageCount}></film-pager>` : nothing}
    `;
  }

  #renderNone() {
    return html`
      <div class="none">
        <p>No film fits. Try fewer words, or another genre, rating or decade.</p>
        <button class="button" type="button" @click=${() => store.dispatch(filtersCleared())}>
          Show all films
        </button>
      </div>
    `;
  }

  #turn = (event: FilmPageEvent): void => {
    store.dispatch(pageChanged(event.page));
    this.header.scrollIntoView();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'film-catalogue': FilmCatalogue;
  }
}
