import { expect } from '@open-wc/testing';
import { emulateMedia, sendKeys } from '@web/test-runner-commands';
import type { DevTools, SessionInfo } from '../../../src/core/index.ts';
import { formatClock } from '../../../src/panel/styles/format.ts';
import { PanelPage, startRecording, stopRecording } from '../panel-page.ts';

describe('two sessions side by side', function () {
  // Eight workers begin one after the other.
  this.timeout(40_000);

  let page: PanelPage;
  let recorder: DevTools;
  /** As they are listed, by their id in the file. */
  let stored: Map<string, SessionInfo>;

  beforeEach(async () => {
    localStorage.clear();
    page = new PanelPage();
    recorder = await startRecording();
    const run = async (id: string, names: readonly string[], total: number): Promise<string> => {
      const base = await recorder.getExportData();
      const start = base.session.startedAt! + (id === 'there' ? 61_000 : 0);
      const events = names.map((name, n) => ({
        seq: n * 2 + 1,
        time: start + n * 100,
        name,
        payload: { n, total: name === 'pay' ? total : 0 },
      }));
      const state = names.map((_, n) => ({
        seq: n * 2 + 2,
        time: start + n * 100 + 1,
        id: 'cart',
        name: 'cart',
        newValue: { items: [1, 2, 3], total: n > 1 ? total : 0 },
      }));
      const session = { ...base.session, id, name: `Run ${id}`, startedAt: start };
      const data = { ...base, session, events, state, components: [], performance: [] };
      return (await recorder.importData(data, { mode: 'open' })).sessionId;
    };
    await run('here', ['open', 'add', 'pay', 'thanks'], 20);
    await run('there', ['open', 'add', 'pay', 'error'], 30);
    stored = new Map((await recorder.sessions()).map((info) => [info.sourceId ?? info.id, info]));
    await page.open('sessions');
    await page.wait(() => list()?.innerText.includes('Run there'), 'the sessions');
    for (const name of ['Run here', 'Run there']) {
      const row = [...list()!.querySelectorAll<HTMLElement>('.body .row')].find((one) =>
        one.innerText.includes(name),
      );
      row!
        .querySelector<HTMLElement>('.cell.name')!
        .dispatchEvent(
          new MouseEvent('click', { bubbles: true, composed: true, ctrlKey: name === 'Run there' }),
        );
    }
    list()!.focus();
    await sendKeys({ press: 'c' });
    await page.wait(() => compare('.timelines'), 'the comparison');
    await page.wait(() => details().includes('total'), 'the first difference');
  });

  afterEach(async () => {
    page.remove();
    await stopRecording();
  });

  const list = (): HTMLElement | null => page.find('devtools-sessions-view', '.list');
  const compare = (selector: string): HTMLElement | null => page.find('devtools-compare', selector);
  const named = (selector: string): string[] =>
    [...page.find('devtools-compare')!.shadowRoot!.querySelectorAll<HTMLElement>(selector)].map(
      ({ innerText }) => innerText.trim(),
    );
  const details = (): string =>
    [
      compare('.details')?.innerText,
      page.find('devtools-compare', 'devtools-ref-diff', 'ol')?.innerText,
    ].join('\n');
  const moments = (): (string | null)[] =>
    [...page.find('devtools-compare')!.shadowRoot!.querySelectorAll('devtools-timeline')].map(
      (one) => one.shadowRoot!.querySelector('.area')!.ariaValueText,
    );

  it('begins at the first difference, with the state of both, and moves both replays there', async () => {
    expect(compare('.count')!.innerText).to.match(/3 differences in 5 events/);
    const rows = await page.rows('devtools-compare', 'devtools-grid');
    expect(rows.map(({ op }) => op)).to.have.members([
      'same',
      'same',
      '≠ differs',
      '← only left',
      '→ only right',
    ]);
    await page.wait(() => details().includes('1 of 1 value differ'), 'the state');
    await page.wait(() => moments().every((text) => text?.endsWith('record 6')), 'both replays');
    for (const colorScheme of ['light', 'dark'] as const) {
      await emulateMedia({ colorScheme });
      await expect(page.find('devtools-compare')!).to.be.accessible();
    }
  });

  it('tells apart two sessions of the same name, wherever one of them is named', async () => {
    const [left, right] = ['here', 'there'].map((id) => stored.get(id)!) as [SessionInfo, SessionInfo];
    for (const { id } of [left, right]) await recorder.renameSession(id, 'Run');
    const [one, other] = [left, right].map(({ startedAt }) => formatClock(startedAt).slice(11, 19));
    await page.wait(
      () => named('.caption').join() === `Left · ${one},Right · ${other}`,
      'the new names',
    );
    expect(one).to.not.equal(other);
    for (const [i, { startedAt, origin }] of [left, right].entries()) {
      const facts = named('.facts')[i];
      expect(facts).to.include(`started ${formatClock(startedAt).slice(0, 19)}`);
      expect(facts).to.include('imported').and.include('8 records').and.include(origin);
    }
    const header = page.find('devtools-compare', 'devtools-grid', '.header')!.innerText;
    expect(header).to.include(`Left · ${one}`).and.include(`Right · ${other}`);
    expect(details()).to.include(`left (${one}) → right (${other})`);
    page.find('devtools-compare', 'devtools-grid', '.scroller')!.focus();
    await sendKeys({ press: 'n' });
    await page.wait(
      () => /on the (left|right) \(\d\d:\d\d:\d\d\)/.test(details()),
      'the side of an event',
    );
  });

  it('shows of a state what differs, and both whole values when they are asked for', async () => {
    await page.wait(() => page.find('devtools-compare', 'devtools-compared-ref'), 'the state');
    const ref = (...steps: string[]): HTMLElement | null =>
      page.find('devtools-compare', 'devtools-compared-ref', ...steps);
    const diff = await page.wait(() => ref('devtools-ref-diff', 'ol'), 'how it differs');
    expect(diff.innerText).to.match(/total:\s*20\s*→\s*30/);
    expect(diff.innerText).to.not.include('items');
    expect(ref('devtools-value')).to.equal(null);
    ref('button')!.click();
    const whole = await page.wait(() => ref('devtools-value', '.tree'), 'the whole values');
    expect(whole.innerText).to.include('items');
    expect(ref()!.shadowRoot!.querySelectorAll('devtools-value')).to.have.length(2);
    ref('button')!.click();
    await page.wait(() => ref('devtools-value') === null, 'what differs alone');
  });

  it('goes to the next and the former difference by keys and buttons', async () => {
    page.find('devtools-compare', 'devtools-grid', '.scroller')!.focus();
    await sendKeys({ press: 'n' });
    await page.wait(() => details().includes('Only in the session on the'), 'the next one');
    compare('#former')!.click();
    await page.wait(() => details().includes('Payload'), 'the former one');
    await sendKeys({ press: 'n' });
    compare('#first')!.click();
    await page.wait(() => details().includes('Payload'), 'the first one');
    await sendKeys({ press: 'Escape' });
  });

  it('plays both in step', async () => {
    page.find('devtools-compare', 'devtools-grid', '.scroller')!.focus();
    await sendKeys({ press: 'Home' });
    await page.wait(() => moments().every((text) => text?.endsWith('record 2')), 'the start');
    compare('#play')!.click();
    await page.wait(() => moments().every((text) => text?.endsWith('record 8')), 'the end of both');
  });

  it('ends, and shows the views again', async () => {
    compare('#close')!.click();
    await page.wait(() => page.find('devtools-compare') === null, 'the end');
  });
});
