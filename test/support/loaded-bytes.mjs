// What an app's page loads of the package and when, read off a bundled build of dist/ (`vite build --mode sizes`).
// Started by itself, prints the table of the README, in gzip-compressed kB.
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const FOLDER = fileURLToPath(new URL('../../.cache/sizes/', import.meta.url));

/** What the panel loads of itself as soon as it is there; the entry loads nothing before it is asked for. */
const WITH_PANEL = ['devtools-frame', 'devtools-events-view', 'session-calls'];

/** What is loaded when it is first shown, or imported, beside what is there by then. */
const SHOWN_LATER = {
  'what finds changes of state, with the entry `devtools-panel` or a collector of state': [
    'state-changes',
  ],
  'Components view': ['devtools-components-view'],
  'State view': ['devtools-state-view'],
  'Performance view': ['devtools-performance-view'],
  'Performance view: flame': ['devtools-performance-view', 'devtools-flame-pane'],
  'Performance view: timeline': ['devtools-performance-view', 'devtools-timeline-pane'],
  'Sessions view': ['devtools-sessions-view'],
  'player, with what a replay needs': ['devtools-player', 'replay-client'],
  'picture of a replay': ['devtools-player', 'replay-client', 'devtools-picture'],
  'export dialog': ['devtools-export-dialog'],
  'export dialog: preview of what is removed': ['devtools-export-dialog', 'devtools-sanitize-preview'],
};

/** What the worker scripts are for. */
const WORKERS = {
  'session-worker': 'recording, questions of the panel, replay',
  'export-worker': 'exports',
  'import-worker': 'imports',
  worker:
    'all in one, for apps that serve it themselves; imports of YAML that people wrote, of what can be read but once, and sanitised ones',
};

/** The groups of files by when they are loaded, in that order; `inAll` counts what is loaded by then too. */
export function loadedFiles() {
  const manifest = JSON.parse(readFileSync(`${FOLDER}.vite/manifest.json`, 'utf8'));
  const keys = Object.keys(manifest);
  const isScript = (key) =>
    manifest[key].file.endsWith('.js') && !manifest[key].src?.startsWith('dist/assets/');
  const files = (list) => [...list].map((key) => FOLDER + manifest[key].file);

  function keyOf(name) {
    const key = keys.find((each) => new RegExp(`[/_]${name}-[\\w-]{8}(-[\\w-]{8})?\\.js$`).test(each));
    if (key === undefined) throw new Error(`No chunk is called "${name}".`);
    return key;
  }

  function closure(starts, without = new Set(), seen = new Set()) {
    for (const key of starts) {
      if (seen.has(key) || without.has(key)) continue;
      seen.add(key);
      closure(manifest[key].imports ?? [], without, seen);
    }
    return seen;
  }

  const entry = closure(['dist/auto.js']);
  const panel = closure(WITH_PANEL.map(keyOf), entry);
  const base = new Set([...entry, ...panel]);
  const later = Object.entries(SHOWN_LATER).map(([name, parts]) => [
    name,
    closure(parts.map(keyOf), base),
  ]);
  const entries = closure(keys.filter((key) => manifest[key].isEntry));
  const shown = new Set([...base, ...entries, ...later.flatMap(([, list]) => [...list])]);
  const isPanel = (key) => key.startsWith('dist/panel/');
  const rest = keys.filter((key) => isScript(key) && !shown.has(key));
  const scripts = new Set(files(keys.filter(isScript)));

  return {
    entry: files(entry),
    panel: files(panel),
    later: Object.fromEntries(later.map(([name, list]) => [name, files(list)])),
    onDemand: files(rest.filter(isPanel)),
    collectors: files([...entries].filter((key) => !base.has(key))),
    calls: files(rest.filter((key) => !isPanel(key))),
    workers: readdirSync(`${FOLDER}assets`)
      .filter((name) => name.endsWith('.js'))
      .map((name) => `${FOLDER}assets/${name}`)
      .filter((file) => !scripts.has(file)),
  };
}

function kilobytes(files) {
  const bytes = files.reduce((sum, file) => sum + gzipSync(readFileSync(file)).length, 0);
  return (bytes / 1000).toFixed(1);
}

function print({ entry, panel, later, onDemand, calls, collectors, workers }) {
  const row = (name, files, goal = '–') => console.log(`| ${name} | ${kilobytes(files)} | ${goal} |`);
  console.log('| loaded | kB, gzip | goal (P14) |\n| --- | --- | --- |');
  row('page entry (`devtools-panel/auto`), before the panel opens', entry, '≤ 10');
  row('the panel, opened on its first view, with Lit', panel, '≤ 60');
  for (const [name, files] of Object.entries(later)) row(`+ ${name}`, files);
  row('+ all else of the panel, each part when it is used', onDemand);
  row('+ exports, imports, own migrations, sanitising and events sent again, all together', calls);
  row('collectors of frameworks, all together', collectors);
  for (const file of workers) {
    const name = /([a-z-]+)-[\w-]{8}\.js$/.exec(file)[1];
    row(`worker: ${WORKERS[name]}`, [file], '≤ 60');
  }
  // The Vite plugin adds nothing to a build; test/e2e/getting-in.test.mjs holds that.
  row('a build for production', [], '0');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) print(loadedFiles());
