import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { Ajv } from 'ajv';
import { launchBrowser, temporaryFolder } from '../support/e2e-browser.mjs';
import { openHarness, recordEvents } from '../support/e2e-harness.mjs';
import { buildPages, serveFolder } from '../support/e2e-server.mjs';

const schema = JSON.parse(
  readFileSync(new URL('../../dist/session.schema.json', import.meta.url), 'utf8'),
);
const isSession = new Ajv({ strict: true, allErrors: true }).compile(schema);

describe('the JSON Schema in the package', () => {
  let folder, server, browser, closeBrowser, page;

  before(async () => {
    folder = await temporaryFolder();
    server = await serveFolder(await buildPages(folder.path));
    ({ browser, close: closeBrowser } = await launchBrowser());
    page = await openHarness(browser, server);
    await recordEvents(page, 'before', 5);
    await page.evaluate(() => {
      const recorder = globalThis.devtools.get();
      recorder.recordComponent({ op: 'mount', id: 'a', name: 'x-a', props: { size: 2 } });
      recorder.recordState({ id: 's', name: 's', newValue: new Map([[1, NaN]]) });
      recorder.recordPerformance({ name: 'x-a', startTime: 1, duration: 2 });
      recorder.recordEvent({ name: 'click', source: 'x-a', componentId: 'a' });
    });
  });

  after(async () => {
    await closeBrowser();
    await server.close();
    await folder.remove();
  });

  function file(options) {
    return page.evaluate(async (given) => {
      const recorder = globalThis.devtools.get();
      const { since, ...rest } = given;
      const { blob } = since
        ? await recorder.exportIncremental('a.json', since, rest)
        : await recorder.export('a.json', rest);
      return JSON.parse(await blob.text());
    }, options);
  }

  it('describes what an export writes, with and without timestamps, and a delta', async () => {
    const full = await file({});
    assert.ok(isSession(full), JSON.stringify(isSession.errors));
    assert.equal(full.components.length, 1);
    assert.ok(full.events.some(({ componentId }) => componentId === 'a'));
    assert.ok(isSession(await file({ includeTimestamps: false })), JSON.stringify(isSession.errors));
    await recordEvents(page, 'after', 3);
    const delta = await file({ since: full.checkpoint });
    assert.equal(delta.since.seq, full.checkpoint.seq);
    assert.ok(isSession(delta), JSON.stringify(isSession.errors));
  });

  it('refuses what an import refuses', async () => {
    const good = await file({});
    const bad = {
      'a version that is no text': { ...good, version: 2 },
      'no version': { ...good, version: undefined },
      'a section that is no list': { ...good, events: {} },
      'a record without seq': { ...good, events: [{ name: 'a', time: 1 }] },
      'a seq that is no whole number': { ...good, events: [{ seq: 1.5, name: 'a', time: 1 }] },
      'an event without a name': { ...good, events: [{ seq: 1, time: 1 }] },
      'an event in a component of no id': {
        ...good,
        events: [{ seq: 1, time: 1, name: 'a', componentId: 7 }],
      },
      'an unknown step of the tree': {
        ...good,
        components: [{ seq: 1, time: 1, op: 'turn', id: 'a' }],
      },
      'a checkpoint without digest': { ...good, checkpoint: { ...good.checkpoint, digest: undefined } },
    };
    for (const [what, data] of Object.entries(bad)) {
      const text = JSON.stringify(data);
      assert.equal(isSession(JSON.parse(text)), false, `the schema takes ${what}`);
      const code = await page.evaluate(async (content) => {
        const source = new Blob([content]);
        return globalThis.devtools
          .get()
          .import(source, { mode: 'open' })
          .then(
            () => undefined,
            (error) => error.code,
          );
      }, text);
      assert.notEqual(code, undefined, `an import takes ${what}`);
    }
  });
});
