import { LitElement, css, html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { FilmPageEvent } from './events.ts';
import { base, buttons } from './shared.styles.ts';

/** Steps through pages; its buttons keep their places, so that one can be pressed again and again. */
@customElement('film-pager')
export class FilmPager extends LitElement {
  static override styles = [
    base,
    buttons,
    css`
      nav {
        display: flex;
        align-items: center;
        justify-content: center;
        gap: 8px;
      }
      .position {
        min-width: 8.5em;
        font-variant-numeric: tabular-nums;
        text-align: center;
      }
      .button {
        min-width: 44px;
        min-height: 44px;
        padding: 0 12px;
      }
      @media (max-width: 599px) {
        .word {
          display: none;
        }
      }
    `,
  ];

  @property({ type: Number }) page = 1;
  @property({ type: Number, attribute: 'page-count' }) pageCount = 1;

  override render() {
    const { page, pageCount } = this;
    return html`
      <nav aria-label="Pages">
        ${this.#step('first-page', 'First page', 1, html`<span aria-hidden="true">«</span>`)}
        ${this.#step(
          'previous-page',
          'Previous page',
          page - 1,
          html`<span aria-hidden="true">‹</span> <span class="word">Previous</span>`,
        )}
        <span class="position">Page ${page} of ${pageCount}</span>
        ${this.#step(
          'next-page',
          'Next page',
          page + 1,
          html`<span class="word">Next</span> <span aria-hidden="true">›</span>`,
        )}
        ${this.#step('last-page', 'Last page', pageCount, html`<span aria-hidden="true">»</span>`)}
      </nav>
    `;
  }

  #step(id: string, name: string, target: number, label: unknown) {
    const isPossible = target !== this.page && target >= 1 && target <= this.pageCount;
    return html`<button
      id=${id}
      class="button"
      type="button"
      aria-label=${name}
      ?disabled=${!isPossible}
      @click=${() => this.dispatchEvent(new FilmPageEvent(target))}
    >
      ${label}
    </button>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'film-pager': FilmPager;
  }
}
