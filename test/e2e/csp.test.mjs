import assert from 'node:assert/strict';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { launchBrowser, temporaryFolder, until } from '../support/e2e-browser.mjs';
import {
  clickInPanel,
  openPanel,
  rowsInView,
  statusWord,
  untilTransfer,
  within,
} from '../support/e2e-panel.mjs';
import { buildPages, serveFolder } from '../support/e2e-server.mjs';

const strict =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:";
const trustedTypes = "require-trusted-types-for 'script'; trusted-types lit-html app";

/** How soon a panel that cannot work must have said so, ms. */
const SAYS_WHY_MS = 3_000;

describe('a page with a Content-Security-Policy', () => {
  let folder, site, browser, closeBrowser;

  before(async () => {
    folder = await temporaryFolder();
    site = await buildPages(folder.path);
    ({ browser, close: closeBrowser } = await launchBrowser());
  });

  after(async () => {
    await closeBrowser();
    await folder.remove();
  });

  /** Runs `work` in a page that is served with the policy; `page.refused` lists what the browser refused. */
  async function withPolicy(policy, name, work) {
    const server = await serveFolder(site, () => ({ 'content-security-policy': policy }));
    const page = await browser.newPage();
    const refused = [];
    page.on('console', (message) => {
      if (message.type() === 'error') refused.push(message.text());
    });
    try {
      await page.goto(`${server.url}/${name}.html`);
      await work({ page, server, refused });
    } finally {
      await page.close();
      await server.close();
    }
  }

  async function assertWorks(page) {
    await openPanel(page);
    await until('it records', async () => (await statusWord(page)) === 'Recording');
    await until('it shows events', async () =>
      (await rowsInView(page, 'events')).flat().includes('navigation'),
    );
    await clickInPanel(page, '#download');
    await untilTransfer(page, 'done');
  }

  const untilLauncherSays = (page, word) =>
    until(
      `the button says ${word}`,
      async () => (await page.$eval(within('.launcher'), (button) => button.textContent)) === word,
      SAYS_WHY_MS,
    );

  it('records, shows and exports under a strict one, without any refusal', async () => {
    await withPolicy(`${strict}; worker-src 'self'`, 'auto', async ({ page, refused }) => {
      await assertWorks(page);
      assert.deepEqual(refused, []);
    });
  });

  it('records, shows and exports under one that allows only scripts with a nonce', async () => {
    const html = await readFile(join(site, 'auto.html'), 'utf8');
    const withNonce = html
      .replaceAll(/<(script|link) /g, '<$1 nonce="r4nd0m" ')
      // By this the app's bundler gives it to what it loads beforehand.
      .replace('<meta ', '<meta property="csp-nonce" nonce="r4nd0m" /><meta ');
    await writeFile(join(site, 'nonce.html'), withNonce);
    const policy = `default-src 'none'; script-src 'nonce-r4nd0m'; style-src 'nonce-r4nd0m'; img-src data:; worker-src 'self'`;
    await withPolicy(policy, 'nonce', async ({ page, refused }) => {
      await assertWorks(page);
      assert.deepEqual(refused, []);
    });
  });

  it('works under Trusted Types when it is given a trusted address for its worker', async () => {
    const assets = await readdir(join(site, 'assets'));
    const worker = assets.find((name) => name.startsWith('worker-'));
    await withPolicy(
      `${strict}; worker-src 'self'; ${trustedTypes}`,
      'element',
      async ({ page, refused }) => {
        await page.evaluate(async (url) => {
          const policy = trustedTypes.createPolicy('app', { createScriptURL: (address) => address });
          await globalThis.devtools.enable({ workerUrl: policy.createScriptURL(url) });
        }, `./assets/${worker}`);
        await assertWorks(page);
        assert.deepEqual(refused, []);
      },
    );
  });

  for (const [what, policy, reason] of [
    ['Trusted Types without such an address', `worker-src 'self'; ${trustedTypes}`, /TrustedScriptURL/],
    ['workers are forbidden', "worker-src 'none'", /worker .*Content-Security-Policy/],
  ]) {
    it(`says within 3 s why it cannot record: ${what}`, async () => {
      await withPolicy(`${strict}; ${policy}`, 'auto', async ({ page }) => {
        await untilLauncherSays(page, 'Failed');
        await openPanel(page);
        const { code, text } = await untilTransfer(page, 'failed');
        assert.equal(code, 'worker-failed');
        assert.match(text, reason);
        assert.equal(await statusWord(page), 'Failed');
        const { state, error } = await page.evaluate(() => {
          const { status } = globalThis.devtools.get();
          return {
            state: status.state,
            error: { code: status.error.code, message: status.error.message },
          };
        });
        assert.equal(state, 'failed');
        assert.equal(error.code, 'worker-failed');
        assert.match(error.message, reason);
      });
    });
  }

  it('says why the panel cannot be drawn where Lit may not make its policy', async () => {
    const policy = `${strict}; worker-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'`;
    await withPolicy(policy, 'auto', async ({ page }) => {
      await clickInPanel(page, '.launcher');
      const alert = await page.waitForSelector(within('[role=alert]'), {
        visible: true,
        timeout: SAYS_WHY_MS,
      });
      const text = await alert.evaluate((element) => element.textContent);
      assert.match(text, /^The devtools panel could not load: .*policy/i);
      assert.equal(await page.$eval('devtools-panel', (panel) => panel.open), false);
    });
  });
});
