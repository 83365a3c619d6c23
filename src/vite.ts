/** Entry `devtools-panel/vite`: for an app's Vite config, in Node. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';

const RRWEB = '@rrweb/record';

/** The collector of what is built with a package, by the package's name. */
const COLLECTORS = {
  lit: { entry: 'lit', collector: 'litCollector' },
  vue: { entry: 'vue', collector: 'vueCollector' },
  react: { entry: 'react', collector: 'reactCollector' },
  '@reduxjs/toolkit': { entry: 'redux', collector: 'reduxDevToolsCollector' },
  redux: { entry: 'redux', collector: 'reduxDevToolsCollector' },
  zustand: { entry: 'redux', collector: 'reduxDevToolsCollector' },
  mobx: { entry: 'mobx', collector: 'mobxCollector' },
  'solid-js': { entry: 'solid', collector: 'solidCollector' },
  '@preact/signals-core': { entry: 'signals', collector: 'signalsCollector' },
  [RRWEB]: { entry: 'dom', collector: 'domCollector' },
} as const;

export type CollectedPackage = keyof typeof COLLECTORS;

/** The `data-` attributes of the script that asks for the panel, as `devtools-panel/auto` reads them. */
interface PanelData {
  /** Shown in session lists and files. @defaultValue the document's title */
  name?: string;
  /** @defaultValue true */
  sanitizeAtCapture?: boolean;
  /** Part of events and performance records that is kept, 0 to 1. @defaultValue 1 */
  samplingRate?: number;
  /** @defaultValue 250 */
  flushIntervalMs?: number;
  /** Where the app serves the worker script itself. */
  workerUrl?: string;
  /** Whether the panel is open at first. @defaultValue false */
  open?: boolean;
  /** Corner of the closed panel's button. @defaultValue 'bottom-right' */
  position?: 'bottom-right' | 'bottom-left' | 'top-right' | 'top-left';
  /** Whether the open panel is at a side of the page, which makes room for it. @defaultValue false */
  docked?: boolean;
  /** Where the open panel is at first. @defaultValue 'bottom' */
  panelLocation?: 'bottom' | 'top' | 'left' | 'right';
  /** @defaultValue 'auto' */
  theme?: 'auto' | 'light' | 'dark';
  /** Such as `Alt+Shift+D`; empty for none. @defaultValue 'Alt+Shift+D' */
  hotkey?: string;
}

export interface DevToolsPanelPluginOptions extends PanelData {
  /** Whether anything is added while serving. @defaultValue true */
  enabled?: boolean;
  /** Packages that the app is built with, to record their components and stores. @defaultValue those that its package.json names */
  collect?: readonly CollectedPackage[];
}

const PACKAGE = 'devtools-panel';
/** What the package imports in a page; a test holds that this is all. */
const NEEDED = [
  ...['lit', 'lit/decorators.js', 'lit/directive.js', 'lit/directives/class-map.js'],
  ...[
    'lit/directives/keyed.js',
    'lit/directives/ref.js',
    'lit/directives/repeat.js',
    'idb',
    'fflate',
    'yaml',
  ],
];
const MODULE = `virtual:${PACKAGE}`;
const RESOLVED = `\0${MODULE}`;

/**
 * Adds the panel, and the collectors of what the app is built with, to every page that Vite serves, in front of the
 * app's own modules; nothing to what it builds.
 *
 *     // vite.config.ts
 *     import devtoolsPanel from 'devtools-panel/vite';
 *     export default { plugins: [devtoolsPanel()] };
 *
 * Vite gives the script the nonce of `html.cspNonce`.
 * @throws TypeError for a package that nothing is known of
 */
// eslint-disable-next-line no-restricted-syntax -- what a plugin's entry gives by default is the plugin
export default function devtoolsPanel(options: DevToolsPanelPluginOptions = {}): Plugin {
  const { enabled = true, collect, ...data } = options;
  const unknown = collect?.find((name) => !Object.hasOwn(COLLECTORS, name));
  if (unknown !== undefined) {
    const known = Object.keys(COLLECTORS).join(', ');
    throw new TypeError(
      `${PACKAGE}/vite: there is no collector for "${unknown}"; there is one for ${known}.`,
    );
  }
  let packages: readonly CollectedPackage[] = [];
  return {
    name: PACKAGE,
    apply: (_config, { command, isPreview }) => enabled && command === 'serve' && isPreview !== true,
    // Put into one file with others, the package could not tell where its worker lies. What it needs is named, since
    // Vite would find it when the page is there, and load the page a second time.
    config: ({ root = '.' }) => ({
      optimizeDeps: {
        exclude: [PACKAGE],
        include: [
          ...NEEDED.map((name) => `${PACKAGE} > ${name}`),
          // Nothing but the switch of the picture asks for it.
          ...(collect ?? packagesOf(root)).filter((name) => name === RRWEB),
        ],
      },
    }),
    configResolved({ root }) {
      packages = collect ?? packagesOf(root);
    },
    resolveId: (id) => (id === MODULE ? RESOLVED : undefined),
    load: (id) => (id === RESOLVED ? codeOf(packages) : undefined),
    transformIndexHtml: () => [
      {
        tag: 'script',
        attrs: { type: 'module', src: `/@id/__x00__${MODULE}`, ...attributesOf(data) },
        injectTo: 'head-prepend',
      },
    ],
  };
}

/** Of those that are known, what an app names in its package.json. */
function packagesOf(root: string): CollectedPackage[] {
  try {
    const { dependencies, devDependencies } = JSON.parse(
      readFileSync(join(root, 'package.json'), 'utf8'),
    ) as Partial<Record<string, object>>;
    const named = { ...dependencies, ...devDependencies };
    return (Object.keys(COLLECTORS) as CollectedPackage[]).filter((name) => Object.hasOwn(named, name));
  } catch {
    // An app without a package.json says what it is built with in the options.
    return [];
  }
}

function codeOf(packages: readonly CollectedPackage[]): string {
  // Packages may share a collector.
  const collectors = new Map(
    packages.map((name) => [COLLECTORS[name].collector, COLLECTORS[name].entry]),
  );
  return [
    `import '${PACKAGE}/auto';`,
    `import { devtools } from '${PACKAGE}';`,
    ...Array.from(
      collectors,
      ([collector, entry]) => `import { ${collector} } from '${PACKAGE}/collectors/${entry}';`,
    ),
    ...Array.from(collectors.keys(), (collector) => `devtools.get()?.use(${collector}());`),
  ].join('\n');
}

function attributesOf(data: PanelData): Record<string, string | boolean> {
  const attributes: Record<string, string | boolean> = { 'data-devtools-panel': true };
  for (const [key, value] of Object.entries(data) as [string, string | number | boolean | undefined][]) {
    const name = `data-${key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
    if (value !== undefined) attributes[name] = String(value);
  }
  return attributes;
}
