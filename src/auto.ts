/** Entry `devtools-panel/auto`: one line, an import or a script tag, records and shows. For dev builds. */
import { devtools } from './core/index.ts';
import type { DevToolsConfig } from './core/index.ts';
import './element.ts';
import { stayInPage } from './panel/stay-in-page.ts';

/** The script that asks for the panel, where a page says more in its `data-` attributes than an import can. */
const { dataset = {} } = document.querySelector<HTMLElement>('script[data-devtools-panel]') ?? {};

/** Attributes of the panel, by the name that the script has for them. */
const PANEL_ATTRIBUTES = {
  open: 'open',
  docked: 'docked',
  position: 'position',
  panelLocation: 'panel-location',
  theme: 'theme',
  hotkey: 'hotkey',
};

/** Attributes that are there or not, for which a script may say `false`. */
const FLAGS = new Set(['open', 'docked']);

function readConfig(data: DOMStringMap): DevToolsConfig {
  const samplingRate = readNumber(data.samplingRate, 1);
  const flushIntervalMs = readNumber(data.flushIntervalMs, Infinity);
  return {
    sanitizeAtCapture: data.sanitizeAtCapture !== 'false',
    ...(data.name && { name: data.name }),
    ...(data.workerUrl && { workerUrl: new URL(data.workerUrl, document.baseURI) }),
    ...(samplingRate !== undefined && { samplingRate }),
    ...(flushIntervalMs !== undefined && { flushIntervalMs }),
  };
}

/** What cannot be meant counts as absent, as in attributes of HTML. */
function readNumber(text: string | undefined, most: number): number | undefined {
  const number = text === undefined || text === '' ? NaN : Number(text);
  return number >= 0 && number <= most ? number : undefined;
}

function mount(): void {
  if (document.querySelector('devtools-panel') === null) stayInPage(makePanel);
}

function makePanel(): HTMLElement {
  const panel = document.createElement('devtools-panel');
  for (const [key, attribute] of Object.entries(PANEL_ATTRIBUTES)) {
    const value = dataset[key];
    if (value !== undefined && (!FLAGS.has(key) || value !== 'false'))
      panel.setAttribute(attribute, value);
  }
  return panel;
}

// What goes wrong is shown in the panel.
devtools.enable(readConfig(dataset)).catch(() => undefined);

if (document.readyState === 'loading') addEventListener('DOMContentLoaded', mount, { once: true });
else mount();
