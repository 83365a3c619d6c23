import { LitElement, css, html } from 'lit';
import { customElement } from 'lit/decorators.js';
import { selectFacets, selectIsFiltered } from '../store/catalogue-selectors.ts';
import type { Facet } from '../store/catalogue-selectors.ts';
import { SORTS, filtersChanged, filtersCleared } from '../store/filters.ts';
import type { SortKey } from '../store/filters.ts';
import { store } from '../store/index.ts';
import { Selected } from '../store/selected.ts';
import { base, buttons, inputs } from './shared.styles.ts';

/** Genre, rating, decade and order of the catalogue. */
@customElement('film-filters')
export class FilmFilters extends LitElement {
  static override styles = [
    base,
    buttons,
    inputs,
    css`
      .filters {
        display: grid;
        grid-template-columns: repeat(2, minmax(0, 1fr));
        gap: 12px;
        align-items: end;
      }
      .button {
        grid-column: 1 / -1;
        min-height: 44px;
      }
      @media (min-width: 720px) {
        .filters {
          grid-template-columns: repeat(4, minmax(0, 1fr)) auto;
        }
        .button {
          grid-column: auto;
        }
      }
    `,
  ];

  #filters = new Selected(this, (state) => state.filters);
  #facets = new Selected(this, selectFacets);
  #isFiltered = new Selected(this, selectIsFiltered);

  override render() {
    const { genre, rating, decade, sort } = this.#filters.value;
    const { genres, ratings, decades } = this.#facets.value;
    return html`
      <div class="filters" role="group" aria-label="Filters">
        ${this.#filter('genre', 'Genre', 'All genres', genre, genres)}
        ${this.#filter('rating', 'Rating', 'All ratings', rating, ratings)}
        ${this.#filter('decade', 'Decade', 'All decades', decade, decades, (value) => `${value}s`)}
        <div>
          <label class="label" for="sort">Sort by</label>
          <select id="sort" class="input" @change=${this.#sort}>
            ${Object.entries(SORTS).map(
              ([key, label]) => html`<option value=${key} ?selected=${key === sort}>${label}</option>`,
            )}
          </select>
        </div>
        <button
          id="clear-filters"
          class="button"
          type="button"
          ?disabled=${!this.#isFiltered.value}
          @click=${() => store.dispatch(filtersCleared())}
        >
          Clear filters
        </button>
      </div>
    `;
  }

  #filter(
    name: 'genre' | 'rating' | 'decade',
    label: string,
    all: string,
    chosen: string,
    facets: readonly Facet[],
    nameOf = (value: string) => value,
  ) {
    return html`
      <div>
        <label class="label" for=${name}>${label}</label>
        <select
          id=${name}
          class="input"
          @change=${(event: Event) =>
            store.dispatch(filtersChanged({ [name]: (event.currentTarget as HTMLSelectElement).value }))}
        >
          <option value="" .selected=${chosen === ''}>${all}</option>
          ${facets.map(
            ({ value, count }) =>
              html`<option value=${value} .selected=${chosen === value}>
                ${nameOf(value)} (${count})
              </option>`,
          )}
        </select>
      </div>
    `;
  }

  #sort = (event: Event): void => {
    const sort = (event.currentTarget as HTMLSelectElement).value as SortKey;
    store.dispatch(filtersChanged({ sort }));
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'film-filters': FilmFilters;
  }
}
