import { spawn } from 'node:child_process';
import { run } from 'node:test';
import { spec } from 'node:test/reporters';
import { relative } from 'node:path';
import { finished } from 'node:stream/promises';
import { bundledPages, removePages } from './e2e-server.mjs';

/** A test waits for its browser, and the browser for its test: two of them make two processors busy. */
const FILES_AT_ONCE = 2;

/** The tests drive what was built, so it is built from the present source first. */
async function build() {
  const scripts = ['build', 'build:demo'];
  const statuses = await Promise.all(scripts.map(runScript));
  const failed = scripts.filter((_, i) => statuses[i] !== 0);
  if (failed.length > 0) throw new Error(`npm run ${failed.join(' and ')} failed`);
  await removePages();
  await bundledPages();
}

function runScript(name) {
  const child = spawn('npm', ['run', name], {
    shell: process.platform === 'win32',
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  return new Promise((ended) => child.once('error', ended).once('exit', ended));
}

/** Runs test files with Node's runner, each in a process and with a browser of its own. */
export async function runEndToEndSuite(files) {
  try {
    await build();
  } catch (error) {
    return [{ passed: 0, failed: 1, skipped: [], complaints: [error.message] }];
  }

  // Builds for the browser's tests leave it behind in this process; dev servers of these tests would serve what is
  // for production.
  delete process.env.NODE_ENV;

  const total = { passed: 0, failed: 0, skipped: [], complaints: [] };
  const filesWithTests = new Set();
  const stream = run({ files, concurrency: FILES_AT_ONCE });
  const isTest = (event) => {
    // Suites and tests with subtests report the outcome of their children, which are counted themselves.
    const isParent =
      event.details.type === 'suite' || event.details.error?.failureType === 'subtestsFailed';
    // Node reports a file without tests as a test named after the file.
    return !isParent && !files.includes(event.name);
  };
  const count = (outcome) => (event) => {
    if (!isTest(event)) return;
    filesWithTests.add(event.file);
    if (event.skip !== undefined || event.todo !== undefined) total.skipped.push(`${event.name}`);
    else total[outcome] += 1;
  };
  stream.on('test:pass', count('passed'));
  stream.on('test:fail', count('failed'));
  stream.on('test:fail', (event) => {
    if (!isTest(event)) return;
    const { message } = event.details.error.cause ?? event.details.error;
    total.complaints.push(`${relative(process.cwd(), event.file)}: ${event.name}: ${message}`);
  });
  const report = stream.compose(new spec());
  report.pipe(process.stdout);
  await finished(report);

  for (const file of files.filter((name) => !filesWithTests.has(name))) {
    total.complaints.push(`${relative(process.cwd(), file)}: no test ran`);
    total.failed += 1;
  }
  return [total];
}
