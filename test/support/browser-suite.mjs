import { relative } from 'node:path';
import { startTestRunner } from '@web/test-runner';
import config from '../../web-test-runner.config.mjs';
import { bundledTests } from './bundled-tests.mjs';

function* leaves(suite, path = []) {
  for (const test of suite.tests) yield { ...test, title: [...path, test.name].join(' › ') };
  for (const child of suite.suites) yield* leaves(child, [...path, child.name]);
}

/** A file that could not be loaded, or that holds no test, counts as one failed test. */
function tally(session) {
  const file = relative(process.cwd(), session.testFile);
  const tests = session.testResults ? [...leaves(session.testResults)] : [];
  const skipped = tests.filter((test) => test.skipped).map((test) => `${file}: ${test.title}`);
  const passed = tests.filter((test) => test.passed && !test.skipped).length;
  const complaints = tests
    .filter((test) => !test.passed && !test.skipped)
    .map((test) => `${file}: ${test.title}: ${test.error?.message ?? 'not run'}`);
  // Of hooks, after which the other tests of their suite do not run, and of what was thrown outside of tests.
  for (const { message } of session.errors) complaints.push(`${file}: ${message}`);
  if (tests.length === 0) complaints.push(`${file}: no test ran`);
  else if (complaints.length === 0 && !session.passed) {
    complaints.push(`${file}: failed outside its tests`);
  }
  return { passed, failed: complaints.length, skipped, complaints };
}

/** Runs test files in Chromium with Web Test Runner, which prints each failure with its stack when it comes. */
export async function runBrowserSuite(files) {
  let tests;
  try {
    tests = await bundledTests(files);
  } catch (error) {
    return [{ passed: 0, failed: 1, skipped: [], complaints: [`tests not built: ${error.message}`] }];
  }
  const runner = await startTestRunner({
    config: { ...config, files, plugins: [tests, ...config.plugins] },
    readCliArgs: false,
    readFileConfig: false,
    autoExitProcess: false,
  });
  // A runner that could not start has said why and ends the process by itself.
  if (!runner) return new Promise(() => {});
  const stop = () => void runner.stop();
  process.once('SIGINT', stop);
  await new Promise((resolve) => runner.on('stopped', resolve));
  process.off('SIGINT', stop);
  return [...runner.sessions.all()].map(tally);
}
