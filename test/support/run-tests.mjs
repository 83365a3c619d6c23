// Runs the browser suite, then the end-to-end suite, and closes with one line for both: `N passed, N failed`.
// Arguments name files or folders and limit the run to these.
import { readdirSync, existsSync } from 'node:fs';
import { relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runBrowserSuite } from './browser-suite.mjs';
import { runEndToEndSuite } from './e2e-suite.mjs';

process.chdir(fileURLToPath(new URL('../../', import.meta.url)));
const chosen = process.argv.slice(2).map((path) => resolve(path));

function filesIn(folder, ending) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true })
    .filter((name) => name.endsWith(ending))
    .map((name) => resolve(folder, name))
    .filter(
      (file) =>
        chosen.length === 0 || chosen.some((path) => file === path || file.startsWith(path + sep)),
    )
    .sort();
}

const browserFiles = ['test/core', 'test/panel'].flatMap((folder) => filesIn(folder, '.test.ts'));
const endToEndFiles = filesIn('test/e2e', '.test.mjs');

const results = [];
if (browserFiles.length > 0) results.push(...(await runBrowserSuite(browserFiles)));
if (endToEndFiles.length > 0) results.push(...(await runEndToEndSuite(endToEndFiles)));

for (const path of chosen) {
  const isMatched = [...browserFiles, ...endToEndFiles].some(
    (file) => file === path || file.startsWith(path + sep),
  );
  if (!isMatched) {
    results.push({
      passed: 0,
      failed: 1,
      skipped: [],
      complaints: [`${relative('.', path)}: not a test`],
    });
  }
}

const sum = (key) => results.reduce((total, result) => total + result[key], 0);
const complaints = results.flatMap((result) => result.complaints);
const skipped = results.flatMap((result) => result.skipped);
const passed = sum('passed');
const failed = sum('failed');

console.log('');
for (const complaint of complaints) console.log(`✗ ${complaint}`);
for (const title of skipped) console.log(`skipped: ${title}`);
const closingLine = `${passed} passed, ${failed} failed${skipped.length > 0 ? `, ${skipped.length} skipped` : ''}`;
// The callback: exiting before the pipe has taken the text would cut it off.
process.stdout.write(`${closingLine}\n`, () => process.exit(failed > 0 || passed === 0 ? 1 : 0));
