import { LitElement, html } from 'lit';
import { customElement, query } from 'lit/decorators.js';
import { formatCount, formatPrice } from '../data/format.ts';
import { selectCart, selectItemCount } from '../store/cart-selectors.ts';
import { selectErrors } from '../store/checkout-selectors.ts';
import { draftChanged, errorsShown, fieldLeft, orderPlaced } from '../store/checkout.ts';
import type { CheckoutField } from '../store/checkout.ts';
import { store } from '../store/index.ts';
import { Selected } from '../store/selected.ts';
import { CHECKOUT_FIELDS, renderField } from './checkout-fields.ts';
import { checkoutStyles } from './film-checkout.styles.ts';
import { base, buttons, inputs } from './shared.styles.ts';

/** The checkout form. Nothing is sent anywhere: an order ends in the store. */
@customElement('film-checkout')
export class FilmCheckout extends LitElement {
  static override styles = [base, buttons, inputs, checkoutStyles];

  @query('[aria-invalid="true"]') private readonly firstInvalid!: HTMLElement | null;

  #cart = new Selected(this, selectCart);
  #itemCount = new Selected(this, selectItemCount);
  #checkout = new Selected(this, (state) => state.checkout);
  #errors = new Selected(this, selectErrors);

  override render() {
    if (this.#cart.value.items.length === 0) {
      return html`
        <h1>Nothing to pay for</h1>
        <p class="hint">Your cart is empty.</p>
        <a class="button primary" href="#/">Look around</a>
      `;
    }
    return html`
      <h1>Checkout</h1>
      <div class="columns">${this.#renderForm()}${this.#renderSummary()}</div>
    `;
  }

  #renderForm() {
    const { draft, touched, status } = this.#checkout.value;
    const isPlacing = status === 'placing';
    return html`
      <form
        id="checkout"
        novalidate
        @input=${this.#type}
        @focusout=${this.#leave}
        @submit=${this.#submit}
      >
        ${CHECKOUT_FIELDS.map(
          ({ legend, fields }) => html`
            <fieldset ?disabled=${isPlacing}>
              <legend>${legend}</legend>
              ${fields.map((spec) =>
                renderField(spec, draft[spec.name], touched[spec.name] && this.#errors.value[spec.name]),
              )}
            </fieldset>
          `,
        )}
        <button id="place-order" class="button primary" type="submit" ?disabled=${isPlacing}>
          ${isPlacing ? 'Placing your order…' : 'Place order'}
        </button>
        <p class="hint">
          This is a demo: nothing is sent, and nobody is charged. 4242 4242 4242 4242 passes as a card.
        </p>
      </form>
    `;
  }

  #renderSummary() {
    const { items, totalCents } = this.#cart.value;
    return html`
      <aside aria-label="Your order">
        <h2>Your order</h2>
        <ul>
          ${items.map(
            ({ film, quantity, totalCents: lineCents }) =>
              html`<li>
                <span>${film.title}${quantity > 1 ? html` ×&nbsp;${quantity}` : ''}</span>
                <span class="amount">${formatPrice(lineCents)}</span>
              </li>`,
          )}
        </ul>
        <p class="total">
          <span>${formatCount(this.#itemCount.value, 'item')}</span>
          <span class="amount">${formatPrice(totalCents)}</span>
        </p>
        <a href="#/cart">Change the cart</a>
      </aside>
    `;
  }

  #type = (event: InputEvent): void => {
    const { name, value } = event.target as HTMLInputElement;
    store.dispatch(draftChanged({ [name]: value }));
  };

  #leave = (event: FocusEvent): void => {
    const { name, value } = event.target as HTMLInputElement;
    if (name !== '' && value !== '') store.dispatch(fieldLeft(name as CheckoutField));
  };

  #submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    if (Object.keys(this.#errors.value).length > 0) {
      store.dispatch(errorsShown());
      await this.updateComplete;
      this.firstInvalid?.focus();
      return;
    }
    const order = {
      itemCount: this.#itemCount.value,
      totalCents: this.#cart.value.totalCents,
    };
    await store.dispatch(orderPlaced(order)).unwrap();
    location.hash = '#/confirmation';
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'film-checkout': FilmCheckout;
  }
}
