/** The customer wants one more copy of a film; sent by cards and by the detail view. */
export class FilmAddEvent extends Event {
  readonly filmId: string;
  constructor(filmId: string) {
    super('film-add', { bubbles: true, composed: true });
    this.filmId = filmId;
  }
}

/** The customer wants another page, counted from 1. */
export class FilmPageEvent extends Event {
  readonly page: number;
  constructor(page: number) {
    super('film-page', { bubbles: true });
    this.page = page;
  }
}

/** The customer wants another number of copies of a film in the cart; 0 takes it out. */
export class FilmQuantityEvent extends Event {
  readonly filmId: string;
  readonly quantity: number;
  constructor(filmId: string, quantity: number) {
    super('film-quantity', { bubbles: true, composed: true });
    this.filmId = filmId;
    this.quantity = quantity;
  }
}

/** The customer wants the catalogue to be fetched again. */
export class FilmRetryEvent extends Event {
  constructor() {
    super('film-retry', { bubbles: true, composed: true });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'film-add': FilmAddEvent;
    'film-page': FilmPageEvent;
    'film-quantity': FilmQuantityEvent;
    'film-retry': FilmRetryEvent;
  }
}
