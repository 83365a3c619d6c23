import { LitElement, html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { classMap } from 'lit/directives/class-map.js';
import { styleMap } from 'lit/directives/style-map.js';
import type { Film } from '../data/film.ts';
import { base } from './shared.styles.ts';
import { posterStyles } from './film-poster.styles.ts';

/** Hue of a genre's posters, in degrees. */
const HUES: Readonly<Record<string, number>> = {
  Action: 30,
  Adventure: 75,
  'Black Comedy': 310,
  Comedy: 95,
  'Concert/Performance': 340,
  Documentary: 200,
  Drama: 255,
  Horror: 15,
  Musical: 350,
  Other: 225,
  'Romantic Comedy': 5,
  'Thriller/Suspense': 170,
  Western: 55,
};

const MOTIFS = ['sun', 'stripes', 'rings', 'rays', 'horizon', 'split'];
const TONES = ['night', 'day', 'paper'];

/** A typographic poster, drawn from what is known of a film. Decoration: its text is not read out. */
@customElement('film-poster')
export class FilmPoster extends LitElement {
  static override styles = [base, posterStyles];

  @property({ attribute: false }) film?: Film;

  override render() {
    const { film } = this;
    if (!film) return html`<div class="poster empty" aria-hidden="true"></div>`;
    const seed = hash(film.id);
    const motif = MOTIFS[seed % MOTIFS.length] ?? 'sun';
    const tone = TONES[(seed >>> 8) % TONES.length] ?? 'night';
    const hue = (HUES[film.genre] ?? 0) + ((seed >>> 16) % 24) - 12;
    return html`
      <div
        class=${classMap({ poster: true, [motif]: true, [tone]: true })}
        style=${styleMap({ '--hue': String(hue), '--size': `${titleSize(film.title)}cqi` })}
        aria-hidden="true"
      >
        <span class="title">${film.title}</span>
        <span class="credit">${film.director ?? film.distributor ?? film.genre}</span>
      </div>
    `;
  }
}

/** Size of a title in hundredths of the poster's width, so that its longest word and all its lines fit. */
function titleSize(title: string): number {
  const longestWord = Math.max(...title.split(/[\s-]/).map((word) => word.length));
  return Math.min(16, 145 / longestWord, Math.sqrt(5400 / title.length));
}

/** FNV-1a, 32 bits: the same film has the same poster on every visit. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) {
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  }
  return value >>> 0;
}

declare global {
  interface HTMLElementTagNameMap {
    'film-poster': FilmPoster;
  }
}
