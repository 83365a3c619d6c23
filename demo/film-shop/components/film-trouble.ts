import { LitElement, css, html } from 'lit';
import { customElement } from 'lit/decorators.js';
import { base, buttons } from './shared.styles.ts';

/** Goes wrong on request, so that there are errors to record. */
@customElement('film-trouble')
export class FilmTrouble extends LitElement {
  static override styles = [
    base,
    buttons,
    css`
      section {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 8px 12px;
      }
      h2 {
        margin-right: 8px;
        color: var(--shop-muted);
        font-family: inherit;
        font-size: 14px;
        font-weight: 400;
      }
      .button {
        font-size: 14px;
      }
    `,
  ];

  override render() {
    return html`
      <section aria-labelledby="trouble">
        <h2 id="trouble">Break something on purpose:</h2>
        <button id="throw-error" class="button" type="button" @click=${this.#throw}>
          Throw an error
        </button>
        <button id="reject-promise" class="button" type="button" @click=${this.#reject}>
          Reject a promise
        </button>
      </section>
    `;
  }

  #throw = (): never => {
    throw new Error('The projector is on fire (thrown on purpose)');
  };

  #reject = (): void => {
    void Promise.reject(new Error('The delivery van is lost (rejected on purpose)'));
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'film-trouble': FilmTrouble;
  }
}
