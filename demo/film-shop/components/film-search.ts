import { LitElement, html } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { filtersChanged } from '../store/filters.ts';
import { store } from '../store/index.ts';
import { Selected } from '../store/selected.ts';
import { base, inputs } from './shared.styles.ts';

/** The search box: asks the catalogue once typing pauses, or at once on Enter. */
@customElement('film-search')
export class FilmSearch extends LitElement {
  static override styles = [base, inputs];

  /** How long typing must pause, in milliseconds. */
  @property({ type: Number }) delay = 250;

  @query('input') private readonly input!: HTMLInputElement;

  #query = new Selected(this, (state) => state.filters.query);
  #timer: ReturnType<typeof setTimeout> | undefined;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
  }

  override render() {
    return html`
      <form role="search" @submit=${this.#submit}>
        <label class="label" for="search">Search</label>
        <input
          id="search"
          class="input"
          type="search"
          name="search"
          placeholder="Title, director or year"
          autocomplete="off"
          .value=${live(this.#query.value)}
          @input=${this.#postpone}
        />
      </form>
    `;
  }

  #postpone = (): void => {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(this.#apply, this.delay);
  };

  #submit = (event: SubmitEvent): void => {
    event.preventDefault();
    this.#apply();
  };

  #apply = (): void => {
    clearTimeout(this.#timer);
    const query = this.input.value;
    if (query !== this.#query.value) store.dispatch(filtersChanged({ query }));
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'film-search': FilmSearch;
  }
}
