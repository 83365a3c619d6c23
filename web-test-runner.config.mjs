import { esbuildPlugin } from '@web/dev-server-esbuild';
import { defaultReporter } from '@web/test-runner';
import { bundledWorker } from './test/support/bundled-worker.mjs';
import { testWindows } from './test/support/test-windows.mjs';

/** Cross-origin isolation gives the tests precise timers and memory measurement. */
function isolate(context, next) {
  context.set('Cross-Origin-Opener-Policy', 'same-origin');
  context.set('Cross-Origin-Embedder-Policy', 'require-corp');
  context.set('Cross-Origin-Resource-Policy', 'same-origin');
  return next();
}

export default {
  files: ['test/core/**/*.test.ts', 'test/panel/**/*.test.ts'],
  nodeResolve: true,
  // A test waits for workers, for the store and for frames: three files keep two processors busy.
  concurrency: 3,
  plugins: [bundledWorker(), esbuildPlugin({ ts: true, tsconfig: 'tsconfig.json', target: 'es2022' })],
  browsers: [testWindows()],
  middleware: [isolate],
  reporters: [defaultReporter({ reportTestProgress: false })],
  staticLogging: true,
  filterBrowserLogs: ({ args }) => !String(args[0]).startsWith('Lit is in dev mode'),
  testFramework: { config: { timeout: 30_000 } },
  testsFinishTimeout: 180_000,
  testRunnerHtml: (testFramework) => `<!doctype html>
<html lang="en">
  <head><meta charset="utf-8" /><title>Tests</title></head>
  <body>
    <script type="module" src="/test/support/browser-setup.ts"></script>
    <script type="module" src="${testFramework}"></script>
  </body>
</html>`,
};
