// Bytes that an app loads, read off a bundled build of dist/ (`vite build --mode sizes`).
import { readdirSync, readFileSync } from 'node:fs';

const folder = '.cache/sizes';
const manifest = JSON.parse(readFileSync(`${folder}/.vite/manifest.json`, 'utf8'));

function staticClosure(keys, seen = new Set()) {
  for (const key of keys) {
    if (seen.has(key)) continue;
    seen.add(key);
    staticClosure(manifest[key].imports ?? [], seen);
  }
  return seen;
}

const entryKeys = Object.keys(manifest).filter((key) => manifest[key].isEntry);
const autoKey = 'dist/auto.js';
const isChunk = (key) =>
  manifest[key].file.endsWith('.js') && !manifest[key].src?.startsWith('dist/assets/');
const files = (keys) => [...keys].map((key) => `${folder}/${manifest[key].file}`);

const entry = files(staticClosure([autoKey]));
const entries = files(staticClosure(entryKeys));
const chunks = files(Object.keys(manifest).filter(isChunk));
const scripts = readdirSync(`${folder}/assets`)
  .filter((name) => name.endsWith('.js'))
  .map((name) => `${folder}/assets/${name}`);

// The entry's goal is 10 kB; until it is met the limit keeps it from growing.
export default [
  { name: 'page entry before the panel opens', path: entry, limit: '26 kB', gzip: true },
  {
    name: 'collectors for elements, Lit (with ReactiveElement), React (6 kB), Redux, Vue (7 kB), Solid (3 kB), MobX, signals and the network',
    path: entries.filter((file) => !entry.includes(file)),
    limit: '33 kB',
    gzip: true,
  },
  {
    // Nearly half of it reads files in the page, the yaml package included: loaded only for an app's own migrations.
    // 20 kB is the sanitiser, loaded with the export dialog and by what an app sanitises.
    name: 'what the page loads when it is asked for: the panel, exports and imports, decoders',
    path: chunks.filter((file) => !entries.includes(file)),
    limit: '200 kB',
    gzip: true,
  },
  {
    name: 'workers',
    path: scripts.filter((file) => !chunks.includes(file)),
    // A worker is one file: 28 kB of it is the yaml package, for YAML that people write, and 14 kB the sanitiser,
    // with what it takes to have several workers at it.
    limit: '118 kB',
    gzip: true,
  },
];
