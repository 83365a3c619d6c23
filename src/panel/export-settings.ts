import { USUAL_SECTIONS } from '../core/index.ts';
import type { ExportOptions, FormatName } from '../core/index.ts';
import { readSanitizeSettings } from './sanitize-settings.ts';
import type { SanitizeSettings } from './sanitize-settings.ts';

const FORMAT_NAMES = ['json', 'yaml', 'msgpack'] as const satisfies readonly FormatName[];
const COMPRESSIONS = ['none', 'fastest', 'default', 'best'] as const;

/** What a download holds and how it is written, as someone chose it. */
export interface ExportSettings {
  format: FormatName;
  compression: (typeof COMPRESSIONS)[number];
  components: boolean;
  state: boolean;
  events: boolean;
  performance: boolean;
  dom: boolean;
  timestamps: boolean;
  range: 'all' | 'last' | 'between';
  /** Of range `last`, as it was typed. */
  minutes: string;
  /** Of range `between`, as they were typed: time since the session began, `mm:ss`; empty for its end. */
  from: string;
  to: string;
  /** Ids or names, with commas between them; empty for all. */
  componentNames: string;
  eventNames: string;
  /** Asks for the file to write to, where the browser can. */
  asksForFile: boolean;
  sanitize: SanitizeSettings;
}

/** A whole session, compressed, without what should not leave the page. */
const DEFAULT_EXPORT_SETTINGS: ExportSettings = {
  format: 'json',
  compression: 'default',
  components: true,
  state: true,
  events: true,
  performance: true,
  dom: true,
  timestamps: true,
  range: 'all',
  minutes: '5',
  from: '',
  to: '',
  componentNames: '',
  eventNames: '',
  asksForFile: false,
  sanitize: readSanitizeSettings(undefined),
};

const CHOICES: Partial<Record<keyof ExportSettings, readonly unknown[]>> = {
  format: FORMAT_NAMES,
  compression: COMPRESSIONS,
  // A range between two moments belongs to one session.
  range: ['all', 'last'],
};

/** What was remembered, with defaults for what is not there or cannot be used. */
export function readExportSettings(stored: unknown): ExportSettings {
  const values = (typeof stored === 'object' && stored !== null ? stored : {}) as Record<
    string,
    unknown
  >;
  const usable = Object.entries(DEFAULT_EXPORT_SETTINGS).filter(([key, standard]) => {
    const value = values[key];
    const choices = CHOICES[key as keyof ExportSettings];
    return choices === undefined ? typeof value === typeof standard : choices.includes(value);
  });
  const chosen = Object.fromEntries(usable.map(([key]) => [key, values[key]]));
  const sanitize = readSanitizeSettings(values.sanitize);
  return { ...DEFAULT_EXPORT_SETTINGS, ...chosen, from: '', to: '', sanitize };
}

/** When the session that is exported began and where it is now, epoch ms. */
export interface SessionSpan {
  startedAt: number;
  endedAt: number;
}

const LEVELS: Record<ExportSettings['compression'], number | undefined> = {
  none: undefined,
  fastest: 1,
  default: -1,
  best: 9,
};

/** What the settings ask of the engine; they have no `findProblem`. */
export function toExportOptions(settings: ExportSettings, span: SessionSpan): ExportOptions {
  const level = LEVELS[settings.compression];
  const components = namesIn(settings.componentNames);
  const eventNames = namesIn(settings.eventNames);
  const filter = {
    ...rangeOf(settings, span),
    ...(components.length > 0 ? { components } : {}),
    ...(eventNames.length > 0 ? { eventNames } : {}),
  };
  return {
    format: settings.format,
    compress: level !== undefined,
    ...(level === undefined ? {} : { compressionLevel: level }),
    includeComponents: settings.components,
    includeState: settings.state,
    includeEvents: settings.events,
    includePerformance: settings.performance,
    includeDom: settings.dom,
    includeTimestamps: settings.timestamps,
    ...(Object.keys(filter).length > 0 ? { filter } : {}),
  };
}

/** Which choice leads nowhere, and why; undefined when all can be done. */
export function findProblem(
  settings: ExportSettings,
): { field: keyof ExportSettings; text: string } | undefined {
  const { range, minutes, from, to, components, state, events, performance } = settings;
  if (!components && !state && !events && !performance)
    return { field: 'components', text: 'Choose at least one section.' };
  if (range === 'last' && (!/^\d{1,6}(\.\d{1,3})?$/.test(minutes.trim()) || Number(minutes) === 0))
    return { field: 'minutes', text: 'Write how many minutes, such as 5.' };
  if (range !== 'between') return undefined;
  for (const [field, text] of [
    ['from', from],
    ['to', to],
  ] as const) {
    if (text.trim() !== '' && parseTime(text) === undefined)
      return { field, text: 'Write minutes and seconds, such as 02:30.' };
  }
  if ((parseTime(from) ?? 0) > (parseTime(to) ?? Infinity))
    return { field: 'from', text: `${from.trim()} comes after ${to.trim()}.` };
  return undefined;
}

/** What says at the end of the file's name how it is written. */
export function fileEndingOf({ format, compression }: ExportSettings): string {
  return `.${format}${compression === 'none' ? '' : '.gz'}`;
}

/** What is left out, in words, so that nobody takes a part for the whole; empty when nothing is. */
export function describeLimits(settings: ExportSettings): string {
  const sections = USUAL_SECTIONS.filter((section) => settings[section]);
  const { range, minutes, from, to, componentNames, eventNames, timestamps, dom } = settings;
  const limits = [
    sections.length < USUAL_SECTIONS.length ? `only ${sections.join(', ')}` : '',
    dom ? '' : 'no picture',
    timestamps ? '' : 'no times',
    range === 'last' ? `last ${minutes} min` : '',
    range === 'between' ? `${from.trim() || 'start'} to ${to.trim() || 'end'}` : '',
    componentNames.trim() === '' ? '' : `below ${componentNames.trim()}`,
    eventNames.trim() === '' ? '' : `events ${eventNames.trim()}`,
  ];
  return limits.filter((limit) => limit !== '').join(' · ');
}

function rangeOf(
  { range, minutes, from, to }: ExportSettings,
  { startedAt, endedAt }: SessionSpan,
): { from?: number; to?: number } {
  if (range === 'last') return { from: endedAt - Number(minutes) * 60_000 };
  if (range === 'all') return {};
  const [begin, end] = [parseTime(from), parseTime(to)];
  return {
    ...(begin === undefined ? {} : { from: startedAt + begin }),
    ...(end === undefined ? {} : { to: startedAt + end }),
  };
}

/** Milliseconds of `mm:ss`, `hh:mm:ss` or either with a fraction; undefined for all else. */
function parseTime(text: string): number | undefined {
  const match = /^(?:(\d{1,4}):)?(\d{1,4}):([0-5]?\d(?:\.\d{1,3})?)$/.exec(text.trim());
  if (match === null) return undefined;
  const [, hours = '0', minutes, seconds] = match;
  return Math.round(Number(hours) * 3_600_000 + Number(minutes) * 60_000 + Number(seconds) * 1_000);
}

function namesIn(text: string): string[] {
  return text
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
}
