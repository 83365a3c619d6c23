import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { launchBrowser, temporaryFolder } from '../support/e2e-browser.mjs';
import { buildPages, serveFolder } from '../support/e2e-server.mjs';

const { modules } = JSON.parse(
  readFileSync(new URL('../../dist/custom-elements.json', import.meta.url), 'utf8'),
);
const [declared] = modules[0].declarations;

describe('the custom-elements manifest in the package', () => {
  let folder, server, browser, closeBrowser, page;

  before(async () => {
    folder = await temporaryFolder();
    server = await serveFolder(await buildPages(folder.path));
    ({ browser, close: closeBrowser } = await launchBrowser());
    page = await browser.newPage();
    await page.goto(`${server.url}/element.html`);
    await page.waitForSelector('devtools-panel');
    await page.evaluate(() => document.querySelector('devtools-panel').setAttribute('open', ''));
    await page.waitForFunction(() =>
      document
        .querySelector('devtools-panel')
        .shadowRoot.querySelector('devtools-frame')
        ?.shadowRoot?.querySelector('[part=frame]'),
    );
  });

  after(async () => {
    await closeBrowser();
    await server.close();
    await folder.remove();
  });

  it('names every attribute, each with a property that is in step with it', async () => {
    const names = declared.attributes.map(({ name }) => name).sort();
    assert.deepEqual(names, ['docked', 'full', 'hotkey', 'open', 'panel-location', 'position', 'theme']);
    const wrong = await page.evaluate((attributes) => {
      const panel = document.createElement('devtools-panel');
      return attributes.filter(({ name, fieldName, type }) => {
        const value = type.text === 'boolean' ? true : name === 'hotkey' ? 'Alt+K' : panel[fieldName];
        panel[fieldName] = value;
        return panel.getAttribute(name) !== (value === true ? '' : value);
      });
    }, declared.attributes);
    assert.deepEqual(wrong, []);
  });

  it('names the parts that a page can style, and the properties that change how the panel looks', async () => {
    const answers = await page.evaluate(
      (parts, properties) => {
        const panel = document.querySelector('devtools-panel');
        const frame = panel.shadowRoot.querySelector('devtools-frame');
        const found = [
          ...panel.shadowRoot.querySelectorAll('[part]'),
          ...frame.shadowRoot.querySelectorAll('[part]'),
        ].map((element) => element.getAttribute('part'));
        const exported = frame
          .getAttribute('exportparts')
          .split(',')
          .map((part) => part.trim());
        const missing = parts.filter(
          (part) => !found.includes(part) || (part !== 'launcher' && !exported.includes(part)),
        );
        const probe = document.createElement('span');
        frame.shadowRoot.append(probe);
        const deaf = properties.filter((name) => {
          const own = name.replace('--devtools-', '--_');
          panel.style.setProperty(name, 'rgb(1, 2, 3)');
          return getComputedStyle(probe).getPropertyValue(own) !== 'rgb(1, 2, 3)';
        });
        return { missing, deaf };
      },
      declared.cssParts.map(({ name }) => name),
      declared.cssProperties.map(({ name }) => name),
    );
    assert.deepEqual(answers, { missing: [], deaf: [] });
  });

  it('names the events of the contract', () => {
    assert.deepEqual(declared.events.map(({ name, type }) => [name, type.text]).sort(), [
      ['devtools-error', 'DevtoolsErrorEvent'],
      ['devtools-export', 'DevtoolsExportEvent'],
      ['devtools-import', 'DevtoolsImportEvent'],
      ['devtools-seek', 'DevtoolsSeekEvent'],
    ]);
  });
});
