import { LitElement, css, html } from 'lit';
import { customElement } from 'lit/decorators.js';
import { formatCount, formatPrice } from '../data/format.ts';
import { Selected } from '../store/selected.ts';
import { base, buttons } from './shared.styles.ts';

/** Thanks for the last order. */
@customElement('film-confirmation')
export class FilmConfirmation extends LitElement {
  static override styles = [
    base,
    buttons,
    css`
      :host {
        max-width: 40rem;
      }
      h1 {
        font-size: clamp(28px, 4vw, 40px);
      }
      p {
        margin: 16px 0;
      }
      #order-number {
        font-variant-numeric: tabular-nums;
        white-space: nowrap;
      }
    `,
  ];

  #order = new Selected(this, (state) => state.checkout.order);

  override render() {
    const order = this.#order.value;
    if (!order) {
      return html`
        <h1>No order yet</h1>
        <p>Orders last as long as this page: after a reload they are gone.</p>
        <a class="button primary" href="#/">Look around</a>
      `;
    }
    return html`
      <h1>Thank you, ${order.name}</h1>
      <p>
        Order <b id="order-number">${order.number}</b>: ${formatCount(order.itemCount, 'item')} for
        ${formatPrice(order.totalCents)}, on the card that ends in ${order.cardLastFour}.
      </p>
      <p>A receipt would now be on its way to ${order.email}, were this a shop and not a demo.</p>
      <a class="button primary" href="#/">Back to the films</a>
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'film-confirmation': FilmConfirmation;
  }
}
