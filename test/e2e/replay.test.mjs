import assert from 'node:assert/strict';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { after, before, describe, it } from 'node:test';
import { gzipSync } from 'node:zlib';
import { launchBrowser, temporaryFolder, until } from '../support/e2e-browser.mjs';
import {
  chooseTab,
  clickInPanel,
  dropFiles,
  openPanel,
  rowsInView,
  untilTransfer,
  within,
} from '../support/e2e-panel.mjs';
import { pictureText } from '../support/e2e-picture.mjs';
import { serveDemo, serveFolder } from '../support/e2e-server.mjs';
import { addFilm, openShop } from '../support/e2e-shop.mjs';

const dist = fileURLToPath(new URL('../../dist', import.meta.url));

/**
 * What the shop itself has: its cart, as it keeps it, and its elements in the order of the page, each with how deep it
 * lies and the film that it shows.
 */
function truth(shop) {
  return shop.evaluate(() => {
    const tree = [];
    const walk = (root, depth) => {
      for (const element of root.children) {
        const { localName, shadowRoot } = element;
        const isPart = localName.startsWith('film-');
        if (isPart) tree.push(`${depth} ${localName} ${element.film?.title ?? ''}`);
        const inside = isPart ? depth + 1 : depth;
        if (shadowRoot && localName !== 'devtools-panel') walk(shadowRoot, inside);
        walk(element, inside);
      }
    };
    walk(document, 0);
    const cart = Object.keys(localStorage).find((key) => /cart/i.test(key));
    return { tree, cart: JSON.parse(localStorage.getItem(cart) ?? 'null') };
  });
}

/** What the replay says of the same. */
function replayed(page, id, seq) {
  return page.evaluate(
    async (sessionId, at) => {
      const { devtools } = globalThis[Symbol.for('devtools-panel')];
      const replay = await devtools.get().openReplay(sessionId);
      const components = new Map((await replay.treeAt(at)).map((one) => [one.id, one]));
      const tree = [];
      const walk = (id, depth) => {
        const { name, props, children } = components.get(id);
        tree.push(`${depth} ${name} ${props?.film?.title ?? ''}`);
        for (const child of children) walk(child, depth + 1);
      };
      for (const { id, parentId } of components.values()) if (parentId === undefined) walk(id, 0);
      const state = [...(await replay.stateAt(at)).values()];
      await replay.close();
      return { tree, cart: state.find(({ name }) => name === 'shop').value.cart.lines };
    },
    id,
    seq,
  );
}

describe('a session that is replayed', () => {
  let folder, demo, viewer, here, there, page, files, whole;
  /** What the shop was like at some of its moments. */
  const moments = [];

  before(async () => {
    folder = await temporaryFolder();
    demo = await serveDemo();
    viewer = await serveFolder(dist);
    here = await launchBrowser();
    const shop = await openShop(here.browser, demo);
    await openPanel(shop);
    await clickInPanel(shop, '#menu >>> button');
    await clickInPanel(shop, '#record-picture');
    await shop.keyboard.press('Escape');
    await shop.keyboard.press('Escape');
    files = [];
    let since;
    for (const name of ['day-1.json.gz', 'day-2.msgpack', 'day-3.yaml.gz']) {
      await addFilm(shop);
      const { bytes, checkpoint, text } = await exportAtRest(shop, name, since);
      since = checkpoint;
      files.push({ name, bytes: Buffer.from(bytes, 'base64') });
      moments.push({ seq: checkpoint.seq, text, ...(await truth(shop)) });
    }
    await mkdir(join(folder.path, 'chain'));
    for (const { name, bytes } of files) await writeFile(join(folder.path, 'chain', name), bytes);
    const text = await wholeText(shop);
    whole = JSON.parse(text);
    await writeFile(join(folder.path, 'whole.json.gz'), gzipSync(text));
    await here.close();
  });

  after(async () => {
    await there?.close();
    await Promise.all([demo.close(), viewer.close()]);
    await folder.remove();
  });

  /** A file of what came since then, once the shop does nothing more. */
  function exportAtRest(shop, name, since) {
    return shop.evaluate(
      async (filename, checkpoint) => {
        const tools = globalThis[Symbol.for('devtools-panel')].devtools.get();
        const rest = () => new Promise((resolve) => requestIdleCallback(resolve));
        for (let count = -1; count !== tools.status.recordCount;) {
          count = tools.status.recordCount;
          await rest();
          await tools.flush();
        }
        const result = checkpoint
          ? await tools.exportIncremental(filename, checkpoint)
          : await tools.export(filename);
        const reader = new FileReader();
        const loaded = new Promise((resolve) => (reader.onload = resolve));
        reader.readAsDataURL(result.blob);
        await loaded;
        const app = document.querySelector('film-app').shadowRoot;
        const text = app.querySelector('film-header').shadowRoot.textContent.replace(/\s+/g, ' ').trim();
        return { bytes: reader.result.split(',')[1], checkpoint: result.checkpoint, text };
      },
      name,
      since,
    );
  }

  function wholeText(shop) {
    return shop.evaluate(async () => {
      const tools = globalThis[Symbol.for('devtools-panel')].devtools.get();
      return (await tools.export('whole.json')).blob.text();
    });
  }

  async function openFresh() {
    await there?.close();
    there = await launchBrowser();
    page = await there.browser.newPage();
    await page.goto(`${viewer.url}/viewer.html`);
    await page.waitForSelector(within('devtools-frame >>> [role=tab]'), { visible: true });
  }

  async function importedId() {
    return page.evaluate(async () => {
      const { devtools } = globalThis[Symbol.for('devtools-panel')];
      return (await devtools.get().sessions()).find(({ status }) => status === 'imported').id;
    });
  }

  /** Goes to each moment by its link, and holds every view, and the replay itself, against the shop. */
  async function showsAllMoments() {
    const id = await importedId();
    for (const { seq, text, tree, cart } of [...moments].reverse()) {
      const is = await replayed(page, id, seq);
      assert.deepEqual(is.tree, tree);
      assert.deepEqual(is.cart, cart);
      await page.evaluate((hash) => (location.hash = hash), `#session=${id}&seq=${seq}`);
      await until(`the picture shows ${text}`, async () => (await pictureText(page)).includes(text));
      await chooseTab(page, 'state');
      const changes = whole.state.filter((change) => change.seq <= seq).length;
      await until(`${changes} changes of the state`, async () => {
        const [cells] = await rowsInView(page, 'state');
        return cells[0] === 'shop' && cells.includes(String(changes));
      });
      await chooseTab(page, 'components');
      const count = tree.length;
      await until(`${count} components are shown`, async () => {
        const label = await page.$eval(within('devtools-components-view >>> .bar > .count'), (element) =>
          element.textContent.trim(),
        );
        return label === `${count} mounted`;
      });
    }
  }

  it('has the known state, tree and picture at a known moment, in a fresh profile', async () => {
    await openFresh();
    await dropFiles(page, '.views', [join(folder.path, 'whole.json.gz')]);
    await untilTransfer(page, 'done');
    await showsAllMoments();
  });

  it('has them as well where a full export and two deltas are dropped in the wrong order', async () => {
    await openFresh();
    const order = ['day-3.yaml.gz', 'day-1.json.gz', 'day-2.msgpack'];
    await dropFiles(
      page,
      '.views',
      order.map((name) => join(folder.path, 'chain', name)),
    );
    await untilTransfer(page, 'done');
    await showsAllMoments();
  });
});
