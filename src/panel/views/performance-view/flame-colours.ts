import type { SpanTrackName } from '../../../core/index.ts';
import { readColours } from '../../styles/read-colours.ts';

const mixed = (token: string): string => `color-mix(in srgb, var(${token}) 34%, var(--_surface))`;

const BASE = {
  surface: 'var(--_surface)',
  text: 'var(--_text)',
  dim: 'var(--_dim)',
  line: 'var(--_line)',
  accent: 'var(--_accent)',
  /** On a box. */
  label: 'var(--_text)',
};

const TRACKS: Readonly<Record<SpanTrackName, string>> = {
  frames: mixed('--_poor'),
  interactions: mixed('--_fair'),
  renders: mixed('--_accent'),
  measures: mixed('--_good'),
};

const FORCED_BASE: Readonly<Record<keyof typeof BASE, string>> = {
  surface: 'Canvas',
  text: 'CanvasText',
  dim: 'GrayText',
  line: 'GrayText',
  accent: 'Highlight',
  label: 'Canvas',
};

const FORCED_TRACKS: Readonly<Record<SpanTrackName, string>> = {
  frames: 'CanvasText',
  interactions: 'CanvasText',
  renders: 'CanvasText',
  measures: 'CanvasText',
};

/** What the canvases of the view are drawn with. */
export interface FlameColours extends Readonly<Record<keyof typeof BASE, string>> {
  readonly tracks: Readonly<Record<SpanTrackName, string>>;
  readonly font: string;
}

/** The view's colours in the theme of an element that nobody sees. */
export function readFlameColours(probe: HTMLElement): FlameColours {
  return {
    ...readColours(probe, BASE, FORCED_BASE),
    tracks: readColours(probe, TRACKS, FORCED_TRACKS),
    font: getComputedStyle(probe).fontFamily,
  };
}
