import type { ReplayKind } from '../../core/index.ts';
import { readColours } from '../styles/read-colours.ts';

type ColourName = ReplayKind | 'text' | 'dim' | 'line' | 'accent' | 'range';

/** What the timeline is drawn with. */
export interface TimelineColours extends Readonly<Record<ColourName, string>> {
  readonly font: string;
}

const COLOURS: Readonly<Record<ColourName, string>> = {
  text: 'var(--_text)',
  dim: 'var(--_dim)',
  line: 'var(--_line)',
  accent: 'var(--_accent)',
  range: 'var(--_accent)',
  event: 'var(--_keyword)',
  state: 'var(--_string)',
  component: 'var(--_good)',
  render: 'var(--_number)',
  error: 'var(--_poor)',
  navigation: 'var(--_accent)',
  'long-frame': 'var(--_fair)',
};

const FORCED: Readonly<Record<ColourName, string>> = {
  text: 'CanvasText',
  dim: 'CanvasText',
  line: 'GrayText',
  accent: 'Highlight',
  range: 'Highlight',
  event: 'CanvasText',
  state: 'CanvasText',
  component: 'CanvasText',
  render: 'CanvasText',
  error: 'CanvasText',
  navigation: 'CanvasText',
  'long-frame': 'CanvasText',
};

/** The timeline's colours in the theme of an element that nobody sees. */
export function readTimelineColours(probe: HTMLElement): TimelineColours {
  return { ...readColours(probe, COLOURS, FORCED), font: getComputedStyle(probe).fontFamily };
}
