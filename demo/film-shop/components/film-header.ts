import { LitElement, html, nothing } from 'lit';
import { customElement } from 'lit/decorators.js';
import { formatCount } from '../data/format.ts';
import { selectItemCount } from '../store/cart-selectors.ts';
import { Selected } from '../store/selected.ts';
import { headerStyles } from './film-header.styles.ts';
import { base } from './shared.styles.ts';

/** The bar at the top: the way home and the way to the cart. */
@customElement('film-header')
export class FilmHeader extends LitElement {
  static override styles = [base, headerStyles];

  #itemCount = new Selected(this, selectItemCount);
  #route = new Selected(this, (state) => state.route.name);

  override render() {
    const count = this.#itemCount.value;
    return html`
      <header>
        <a id="home-link" class="brand" href="#/">
          <span class="reel" aria-hidden="true"></span>
          Film shop
        </a>
        <nav aria-label="Shop">
          <a
            id="cart-link"
            class="cart"
            href="#/cart"
            aria-current=${this.#route.value === 'cart' ? 'page' : nothing}
          >
            Cart
            <span class="count" ?data-empty=${count === 0} aria-hidden="true">${count}</span>
            <span class="visually-hidden" role="status">${formatCount(count, 'item')}</span>
          </a>
        </nav>
      </header>
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'film-header': FilmHeader;
  }
}
