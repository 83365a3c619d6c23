import type { SpanTrackName } from '../../../core/index.ts';

/** What a canvas is drawn with. */
export interface FlameColours {
  readonly surface: string;
  readonly text: string;
  readonly dim: string;
  readonly line: string;
  readonly accent: string;
  /** On a box. */
  readonly label: string;
  readonly tracks: Readonly<Record<SpanTrackName, string>>;
  readonly font: string;
}

const SYSTEM: Omit<FlameColours, 'font'> = {
  surface: 'Canvas',
  text: 'CanvasText',
  dim: 'GrayText',
  line: 'GrayText',
  accent: 'Highlight',
  label: 'Canvas',
  tracks: {
    frames: 'CanvasText',
    interactions: 'CanvasText',
    renders: 'CanvasText',
    measures: 'CanvasText',
  },
};

/**
 * Reads the panel's tokens as they are in the theme of an element: a canvas knows neither custom properties nor
 * `light-dark()`. @param probe - an element of the same tree that nobody sees
 */
export function readColours(probe: HTMLElement): FlameColours {
  const style = getComputedStyle(probe);
  const font = style.fontFamily;
  if (matchMedia('(forced-colors: active)').matches) return { ...SYSTEM, font };
  const read = (value: string): string => {
    probe.style.setProperty('color', value);
    return style.color;
  };
  const mixed = (token: string): string =>
    read(`color-mix(in srgb, var(${token}) 34%, var(--_surface))`);
  return {
    surface: read('var(--_surface)'),
    text: read('var(--_text)'),
    dim: read('var(--_dim)'),
    line: read('var(--_line)'),
    accent: read('var(--_accent)'),
    label: read('var(--_text)'),
    tracks: {
      frames: mixed('--_poor'),
      interactions: mixed('--_fair'),
      renders: mixed('--_accent'),
      measures: mixed('--_good'),
    },
    font,
  };
}
