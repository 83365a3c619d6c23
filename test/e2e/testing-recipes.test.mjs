import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { gunzipSync } from 'node:zlib';
import { launchOptions } from '../support/browser.mjs';
import { createApp } from '../support/e2e-package.mjs';
import { serveFolder } from '../support/e2e-server.mjs';

const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
const recipes = [...readme.matchAll(/```(?:js|ts)\n([\s\S]*?)```/g)].map(([, code]) => code);
const recipeWith = (text) => recipes.find((code) => code.includes(text));

const page = `<!doctype html><html lang="en"><meta charset="utf-8" /><title>A till</title>
<link rel="icon" href="data:," /><button>Pay</button>
<script>document.querySelector('button').onclick = () => console.error('the till is stuck');</script></html>`;

/** Runs Node in a folder; gives its exit code and what it wrote. */
function runNode(folder, ...parameters) {
  return new Promise((resolve) => {
    const { NODE_TEST_CONTEXT: _, ...env } = process.env;
    execFile(process.execPath, parameters, { cwd: folder, env }, (error, stdout, stderr) =>
      resolve({ code: error?.code ?? 0, text: stdout + stderr }),
    );
  });
}

function sessionIn(app, name) {
  assert.deepEqual(readdirSync(join(app.path, 'sessions')), [name]);
  return JSON.parse(gunzipSync(readFileSync(join(app.path, 'sessions', name))).toString());
}

describe('the recipes of the README leave the session of a failed test', () => {
  const ends = [];
  let launch;

  before(() => {
    launch = JSON.stringify(launchOptions());
  });

  after(async () => {
    for (const end of ends.reverse()) await end();
  });

  async function appWith(files) {
    const app = await createApp({ 'package.json': '{ "name": "app", "type": "module" }', ...files });
    ends.push(app.remove);
    return app;
  }

  it('with puppeteer', async () => {
    const recipe = recipeWith("from 'puppeteer'")
      .replace("from 'puppeteer'", "from 'puppeteer-core'")
      .replace('puppeteer.launch()', `puppeteer.launch(${launch})`);
    const app = await appWith({ 'in-page.js': recipe, 'app.html': page });
    const server = await serveFolder(app.path);
    ends.push(server.close);
    const run = `import { inPage } from './in-page.js';
await inPage('paying', async (page) => {
  await page.goto('${server.url}/app.html');
  await page.click('button');
  throw new Error('it is not paid');
});`;
    const { code, text } = await runNode(app.path, '--input-type=module', '--eval', run);
    assert.equal(code, 1);
    assert.match(text, /it is not paid/);
    const { session, events } = sessionIn(app, 'paying.json.gz');
    assert.equal(session.name, 'paying');
    assert.match(JSON.stringify(events), /the till is stuck/);
  });

  it('with @web/test-runner', async () => {
    const config = recipeWith('takeSession').replace(
      'export default {',
      `import { chromeLauncher } from '@web/test-runner-chrome';
export default { rootDir: '../..', browsers: [chromeLauncher({ launchOptions: ${launch} })],`,
    );
    const test = `${recipeWith('before(() => startRecording(globalThis))')}
it('pays', () => { console.error('the till is stuck'); throw new Error('it is not paid'); });
it('greets', () => {});`;
    const app = await appWith({ 'web-test-runner.config.mjs': config, 'test/till.test.js': test });
    const cli = join(app.root, 'node_modules/@web/test-runner/dist/bin.js');
    const { code, text } = await runNode(app.path, cli);
    assert.equal(code, 1, text);
    assert.match(text, /it is not paid/);
    assert.match(JSON.stringify(sessionIn(app, 'pays.json.gz').events), /the till is stuck/);
  });
});
