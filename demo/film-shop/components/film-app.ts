import { LitElement, html } from 'lit';
import { customElement, query } from 'lit/decorators.js';
import { filmAdded } from '../store/cart.ts';
import { catalogueRequested } from '../store/catalogue.ts';
import { store } from '../store/index.ts';
import { parseRoute, routeChanged } from '../store/route.ts';
import type { Route } from '../store/route.ts';
import { Selected } from '../store/selected.ts';
import type { FilmAddEvent } from './events.ts';
import { appStyles } from './film-app.styles.ts';
import './film-cart.ts';
import './film-catalogue.ts';
import './film-checkout.ts';
import './film-confirmation.ts';
import './film-detail.ts';
import './film-failure.ts';
import './film-header.ts';
import './film-trouble.ts';
import { base } from './shared.styles.ts';

/** The whole shop: follows the address, loads the catalogue and shows one view at a time. */
@customElement('film-app')
export class FilmApp extends LitElement {
  static override styles = [base, appStyles];

  @query('main') private readonly main!: HTMLElement;

  #catalogue = new Selected(this, (state) => state.catalogue);
  #route = new Selected(this, (state) => state.route);
  #shownRoute: Route = this.#route.value;
  /** Where the customer was among the films, in pixels from the top. */
  #catalogueScroll = 0;

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('hashchange', this.#follow);
    // Left to itself, the browser scrolls before the view that it scrolls has rendered.
    history.scrollRestoration = 'manual';
    void store.dispatch(catalogueRequested());
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('hashchange', this.#follow);
  }

  override render() {
    return html`
      <film-header></film-header>
      <main tabindex="-1" @film-add=${this.#add} @film-retry=${this.#load}>${this.#renderView()}</main>
      <footer>
        <film-trouble></film-trouble>
        <p>Films from vega-datasets. Prices are made up, posters are drawn, and nothing is sold.</p>
      </footer>
    `;
  }

  #renderView() {
    const route = this.#route.value;
    const { status, error } = this.#catalogue.value;
    if (status === 'failed') return html`<film-failure .reason=${error ?? ''}></film-failure>`;
    if (route.name === 'catalogue') return html`<film-catalogue></film-catalogue>`;
    if (status === 'loading') return html`<p class="loading" role="status">Loading films…</p>`;
    switch (route.name) {
      case 'film':
        return html`<film-detail .filmId=${route.id}></film-detail>`;
      case 'cart':
        return html`<film-cart></film-cart>`;
      case 'checkout':
        return html`<film-checkout></film-checkout>`;
      case 'confirmation':
        return html`<film-confirmation></film-confirmation>`;
      case 'missing':
        return html`<h1>There is nothing here</h1>
          <p><a href="#/">All films</a></p>`;
    }
  }

  override updated(): void {
    const route = this.#route.value;
    if (route === this.#shownRoute) return;
    this.#shownRoute = route;
    this.main.focus({ preventScroll: true });
    const top = route.name === 'catalogue' ? this.#catalogueScroll : 0;
    // The view's own elements render after this one: the page has its height by the next frame.
    requestAnimationFrame(() => scrollTo({ top }));
  }

  #follow = (): void => {
    if (this.#route.value.name === 'catalogue') this.#catalogueScroll = scrollY;
    store.dispatch(routeChanged(parseRoute(location.hash)));
  };

  #load = (): void => {
    void store.dispatch(catalogueRequested());
  };

  #add = (event: FilmAddEvent): void => {
    store.dispatch(filmAdded(event.filmId));
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'film-app': FilmApp;
  }
}
