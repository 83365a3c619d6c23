import { LitElement, css, html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { FilmRetryEvent } from './events.ts';
import { base, buttons } from './shared.styles.ts';

/** Says that the catalogue could not be loaded and offers to try again. */
@customElement('film-failure')
export class FilmFailure extends LitElement {
  static override styles = [
    base,
    buttons,
    css`
      div {
        display: grid;
        justify-items: start;
        gap: 12px;
        max-width: 34rem;
        padding: 48px 0;
      }
      .reason {
        color: var(--shop-muted);
      }
    `,
  ];

  @property() reason = '';

  override render() {
    return html`
      <div role="alert">
        <h1>The films did not arrive</h1>
        <p class="reason">${this.reason}</p>
        <button
          id="retry"
          class="button primary"
          type="button"
          @click=${() => this.dispatchEvent(new FilmRetryEvent())}
        >
          Try again
        </button>
      </div>
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'film-failure': FilmFailure;
  }
}
