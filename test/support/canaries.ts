import { fixture, fixtureCleanup } from '@open-wc/testing';
import { devtools, type DevTools } from '../../src/core/index.ts';
import { freshStore } from './fresh-store.ts';
import { SECRETS } from './labelled/corpus.ts';
import type { LabelledValue } from './labelled/labelled-value.ts';
import { seededFaker } from './labelled/seeds.ts';

const SEED = 4_711;

/** A way by which a recorder gets to see a value. */
interface Path {
  name: string;
  /** Whether the value's key goes with it, so that a secret is not even stored. */
  isKeyed: boolean;
  go: (value: LabelledValue, tools: DevTools) => unknown;
}

const said = ({ label, text }: LabelledValue): string => `${label}: ${text}`;
const asQuery = ({ key, text }: LabelledValue): string => `?${key}=${encodeURIComponent(text)}`;

/** A value comes as from the clipboard or a password manager, in one piece. */
async function fill({ key, text }: LabelledValue): Promise<void> {
  const field = document.createElement('input');
  field.name = key;
  const form = await fixture<HTMLElement>(document.createElement('form'));
  form.append(field);
  field.value = text;
  for (const type of ['input', 'change']) field.dispatchEvent(new Event(type, { bubbles: true }));
}

const PATHS: readonly Path[] = [
  { name: 'a field', isKeyed: true, go: fill },
  {
    name: 'an attribute',
    isKeyed: false,
    go: async (value) => {
      const button = await fixture<HTMLElement>(document.createElement('button'));
      button.setAttribute('aria-label', said(value));
      button.click();
    },
  },
  {
    name: 'state',
    isKeyed: true,
    go: ({ key, text }, tools) =>
      tools.recordState({ id: 'form', name: 'form', newValue: { step: 2, [key]: text } }),
  },
  {
    name: 'properties of a component',
    isKeyed: true,
    go: ({ key, text }, tools) =>
      tools.recordComponent({ op: 'mount', id: 'c', name: 'x-form', props: { [key]: text } }),
  },
  {
    name: 'the payload of an event',
    isKeyed: true,
    go: ({ key, text }, tools) =>
      tools.recordEvent({ name: 'form/sent', payload: { fields: [{ name: key, value: text }] } }),
  },
  { name: 'the console', isKeyed: false, go: (value) => console.info(`sending ${said(value)}`) },
  { name: 'an address', isKeyed: true, go: (value) => history.pushState(null, '', asQuery(value)) },
  {
    name: 'an error',
    isKeyed: false,
    go: (value) => {
      const error = new Error(`refused ${said(value)}`);
      // Where it does not reach the runner of the tests, which would fail them for it.
      document.body.dispatchEvent(new ErrorEvent('error', { message: error.message, error }));
    },
  },
  {
    name: 'the address of a request',
    isKeyed: true,
    go: (value) => fetch(`/package.json${asQuery(value)}`),
  },
  {
    name: 'the header of a request',
    isKeyed: true,
    go: ({ key, text }) => fetch('/package.json', { headers: { [key]: text } }),
  },
];

/** A secret that was planted, and the way that it took. */
export interface Canary {
  value: LabelledValue;
  path: Path;
}

export const nameOf = ({ value, path }: Canary): string =>
  `${value.kind} by ${path.name}: ${value.text}`;

/**
 * Whether a canary, or the part of it that gives it away, is in a text; digits may stand inside longer numbers, and be
 * a number of the recorder's own or a line of a file, which stand behind a colon: canaries are texts.
 */
export function isIn(text: string, { value: { text: whole, core = whole } }: Canary): boolean {
  const forms = [core, encodeURIComponent(core), JSON.stringify(core).slice(1, -1)];
  return forms.some((form) =>
    /^\d+$/.test(form) ? new RegExp(`(?<![\\d.:])${form}(?![\\d.])`).test(text) : text.includes(form),
  );
}

/** Three digits are in any text. */
function distinct(make: () => LabelledValue): LabelledValue {
  for (;;) {
    const value = make();
    if (value.text.length > 3) return value;
  }
}

/** Has a recorder see a secret of every class by every path. `end` brings the page back to where it was. */
export async function plantCanaries(): Promise<{
  tools: DevTools;
  canaries: readonly Canary[];
  end: () => Promise<void>;
}> {
  const { info } = console;
  const { href } = location;
  const canaries: Canary[] = [];
  await freshStore();
  // Nobody needs to see them in the log of the tests.
  console.info = () => undefined;
  const tools = await devtools.enable({ name: 'Canaries' });
  const faker = seededFaker(SEED);
  for (const path of PATHS) {
    for (const { make } of SECRETS) {
      const value = distinct(() => make(faker));
      canaries.push({ value, path });
      await path.go(value, tools);
    }
  }
  await tools.flush();
  const end = async (): Promise<void> => {
    history.replaceState(null, '', href);
    await freshStore();
    console.info = info;
    fixtureCleanup();
  };
  return { tools, canaries, end };
}
