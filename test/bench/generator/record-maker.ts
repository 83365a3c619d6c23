import { EventMaker } from './event-maker.ts';
import type { Film } from './films.ts';
import { SECTION_SHARES, type RecordInput } from './inputs.ts';
import { Draw } from './random.ts';

const COMPONENTS = ['film-card', 'film-grid', 'film-detail', 'cart-line', 'search-box', 'star-rating'];
const REFS = ['cart', 'filters', 'page', 'selection', 'checkout', 'session'];
const PHASES = ['mount', 'update', 'long-frame', 'measure'];
const PLACES = ['Kraków', 'São Paulo', 'Zürich', 'Reykjavík', 'Malmö', 'Nîmes', '東京'];

/** Makes what a film shop records, the same for the same seed: nested payloads of 100 to 900 bytes. */
export class RecordMaker {
  readonly #draw: Draw;
  readonly #films: readonly Film[];
  readonly #events: EventMaker;

  constructor(films: readonly Film[], seed = 1) {
    this.#draw = new Draw(seed);
    this.#films = films;
    this.#events = new EventMaker(films, this.#draw);
  }

  next(): RecordInput {
    const section = this.#draw.weighted(SECTION_SHARES);
    switch (section) {
      case 'events':
        return { section, input: this.#events.next() };
      case 'state':
        return { section, input: this.#state() };
      case 'components':
        return { section, input: this.#component() };
      case 'performance':
        return { section, input: this.#span() };
    }
  }

  nextEvent(): Extract<RecordInput, { section: 'events' }> {
    return { section: 'events', input: this.#events.next() };
  }

  #state() {
    const draw = this.#draw;
    const name = draw.oneOf(REFS);
    const lines = Array.from({ length: draw.between(1, 4) }, () => {
      const { id, title, priceCents } = draw.oneOf(this.#films);
      return { id, title, priceCents, quantity: draw.between(1, 3) };
    });
    return {
      id: `store/${name}`,
      name,
      owner: 'film-shop',
      type: 'object',
      kind: 'store' as const,
      newValue: {
        lines,
        shipping: {
          city: draw.oneOf(PLACES),
          days: draw.between(1, 9),
          express: draw.between(0, 1) === 1,
        },
        filters: { genre: draw.oneOf(this.#films).genre, from: draw.between(1930, 1990), to: 2010 },
        totalCents: lines.reduce((sum, { priceCents, quantity }) => sum + priceCents * quantity, 0),
      },
    };
  }

  #component() {
    const draw = this.#draw;
    const name = draw.oneOf(COMPONENTS);
    const { id, title, genre, year, imdbRating, priceCents } = draw.oneOf(this.#films);
    return {
      op: 'update' as const,
      id: `${name}-${draw.between(1, 400)}`,
      name,
      parentId: `film-grid-${draw.between(1, 8)}`,
      props: {
        film: { id, title, genre, year, imdbRating, priceCents },
        selected: draw.between(0, 4) === 0,
      },
      state: { hovered: draw.between(0, 1) === 1, expanded: false, images: draw.between(0, 5) },
      meta: { changed: ['film', 'selected'].slice(0, draw.between(1, 2)), depth: draw.between(2, 9) },
    };
  }

  #span() {
    const draw = this.#draw;
    const name = draw.oneOf(COMPONENTS);
    return {
      name,
      componentId: `${name}-${draw.between(1, 400)}`,
      phase: draw.oneOf(PHASES),
      startTime: draw.milliseconds(900_000),
      duration: draw.milliseconds(40),
    };
  }
}
