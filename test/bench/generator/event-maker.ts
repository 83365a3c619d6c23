import type { EventInput } from '../../../src/core/record/types.ts';
import type { Film } from './films.ts';
import type { Draw } from './random.ts';

const EVENT_SHARES = { click: 30, action: 34, request: 18, log: 12, error: 2, route: 4 };
const ACTIONS = ['cart/added', 'cart/removed', 'films/opened', 'filters/changed', 'pages/turned'];
const PEOPLE = ['Zoë Lefèvre', 'Jürgen Groß', 'Siân Ó Dónaill', 'Łukasz Wójcik', 'Anaïs Peña', 'Bo Li'];
const REMARKS = [
  'Le café était fermé – naïve façade, déjà vu',
  'Größe geändert: „Straße der Ölmühlen“',
  'Retry after the catalogue answered slowly',
  'The cart was restored from the last visit',
  '価格を更新しました 🎬',
];

/** Makes the events of a film shop: clicks, actions, requests, console output, errors, routes. */
export class EventMaker {
  readonly #films: readonly Film[];
  readonly #draw: Draw;

  constructor(films: readonly Film[], draw: Draw) {
    this.#films = films;
    this.#draw = draw;
  }

  next(): EventInput {
    switch (this.#draw.weighted(EVENT_SHARES)) {
      case 'click':
        return this.#click();
      case 'action':
        return this.#action();
      case 'request':
        return this.#request();
      case 'log':
        return this.#log();
      case 'error':
        return this.#error();
      case 'route':
        return this.#route();
    }
  }

  #click(): EventInput {
    const draw = this.#draw;
    const { id, title } = draw.oneOf(this.#films);
    return {
      category: 'dom',
      name: 'click',
      source: 'window',
      target: `film-grid > film-card#${id} > button.add`,
      payload: {
        button: 0,
        pointer: { x: draw.between(0, 1600), y: draw.between(0, 900), type: 'mouse', pressure: 0.5 },
        modifiers: { alt: false, ctrl: draw.between(0, 20) === 0, shift: false, meta: false },
        text: `Add ${title} to the cart`,
      },
    };
  }

  #action(): EventInput {
    const draw = this.#draw;
    const film = draw.oneOf(this.#films);
    return {
      category: 'redux',
      name: draw.oneOf(ACTIONS),
      source: 'store',
      payload: {
        type: draw.oneOf(ACTIONS),
        payload: { film: { ...film }, quantity: draw.between(1, 5), by: draw.oneOf(PEOPLE) },
        meta: { requestId: draw.between(1e9, 2e9), related: this.#related() },
      },
    };
  }

  #request(): EventInput {
    const draw = this.#draw;
    const film = draw.oneOf(this.#films);
    return {
      category: 'network',
      name: 'fetch',
      source: 'fetch',
      target: `https://shop.example/api/films/${film.id}?fields=title,genre,rating&page=${draw.between(1, 90)}`,
      payload: {
        method: draw.between(0, 4) === 0 ? 'POST' : 'GET',
        status: draw.between(0, 30) === 0 ? 503 : 200,
        timing: {
          start: draw.milliseconds(900_000),
          wait: draw.milliseconds(300),
          read: draw.milliseconds(40),
        },
        headers: { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'max-age=60' },
        preview: { title: film.title, director: film.director, distributor: film.distributor },
      },
    };
  }

  #log(): EventInput {
    const draw = this.#draw;
    const { title, genre, year } = draw.oneOf(this.#films);
    return {
      category: 'console',
      name: draw.oneOf(['log', 'info', 'warn']),
      source: 'console',
      payload: { args: [draw.oneOf(REMARKS), { title, genre, year }, draw.milliseconds(500)] },
    };
  }

  #error(): EventInput {
    const draw = this.#draw;
    const { id } = draw.oneOf(this.#films);
    const line = draw.between(1, 900);
    return {
      category: 'error',
      name: 'TypeError',
      source: 'window',
      payload: {
        message: `Cannot read properties of undefined (reading 'title') of ${id}`,
        stack: [
          `FilmCard.render (film-card.ts:${line}:17)`,
          'LitElement.update (reactive-element.js:6:4411)',
        ],
      },
    };
  }

  #route(): EventInput {
    const draw = this.#draw;
    const { id, title } = draw.oneOf(this.#films);
    return {
      category: 'navigation',
      name: 'pushState',
      target: `/films/${id}`,
      payload: {
        from: `/films?page=${draw.between(1, 90)}`,
        to: `/films/${id}`,
        title,
        scroll: draw.between(0, 9000),
      },
    };
  }

  #related(): { id: string; title: string }[] {
    return Array.from({ length: this.#draw.between(0, 4) }, () => {
      const { id, title } = this.#draw.oneOf(this.#films);
      return { id, title };
    });
  }
}
