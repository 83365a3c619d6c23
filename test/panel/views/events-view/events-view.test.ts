import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { DevTools } from '../../../../src/core/index.ts';
import type { DevtoolsGrid } from '../../../../src/panel/grid/devtools-grid.ts';
import { PanelPage, startRecording, stopRecording } from '../../panel-page.ts';

const VIEW = 'devtools-events-view';

describe('events view', () => {
  let page: PanelPage;
  let recorder: DevTools;

  beforeEach(async () => {
    recorder = await startRecording();
    page = new PanelPage();
  });

  afterEach(async () => {
    page.remove();
    await stopRecording();
  });

  function record(count: number, from = 0): void {
    for (let index = from; index < from + count; index += 1) {
      const category = index % 10 === 0 ? 'network' : 'dom';
      const place = { source: 'film-card', componentId: `film-card-${index}`, target: 'button' };
      recorder.recordEvent({ name: `event ${index}`, category, ...place, payload: { index } });
    }
  }

  const grid = (): DevtoolsGrid => page.find(VIEW, 'devtools-grid') as DevtoolsGrid;
  const scroller = (): HTMLElement => page.find(VIEW, 'devtools-grid', '.scroller')!;
  const count = (): string | undefined => page.find(VIEW, '.bar .count')?.innerText;
  const names = async (): Promise<(string | undefined)[]> =>
    (await page.rows(VIEW, 'devtools-grid')).map((row) => row.name);

  it('shows what is recorded and follows its end', async () => {
    record(2000);
    await page.open('events');
    await page.wait(() => count() === '2,000 events', 'the events');
    expect((await names()).at(-1)).to.equal('event 1999');
    record(500, 2000);
    await page.wait(() => count() === '2,500 events', 'the new events');
    expect((await names()).at(-1)).to.equal('event 2499');
    await page.expectAccessible();
  });

  it('has no blank rows when events come to an empty list', async () => {
    await page.open('events');
    await page.wait(() => count() === '0 events', 'the empty list');
    let blanks = 0;
    const root = page.find(VIEW)!.shadowRoot!;
    const watch = new MutationObserver(() => {
      const rows = page.find(VIEW, 'devtools-grid', '.body');
      blanks += rows?.querySelectorAll('.row[aria-busy]').length ?? 0;
    });
    watch.observe(root, { childList: true, subtree: true });
    record(20);
    await page.wait(() => page.find(VIEW, 'devtools-grid', '.body .row'), 'the rows');
    expect((await names()).at(-1)).to.equal('event 19');
    watch.disconnect();
    expect(page.find(VIEW, 'devtools-grid', '.row[aria-busy]')).to.equal(null);
    expect(blanks).to.equal(0);
  });

  it('stops following when scrolled up, and jumps to the latest on demand', async () => {
    record(1000);
    await page.open('events');
    await page.wait(() => count() === '1,000 events', 'the events');
    expect(page.find(VIEW, '.jump')).to.equal(null);
    scroller().scrollTop = 2200;
    const jump = await page.wait(() => page.find(VIEW, '.jump'), 'the button');
    record(100, 1000);
    await page.wait(() => count() === '1,100 events', 'the new events');
    expect(scroller().scrollTop).to.equal(2200);
    expect(await names()).to.include('event 100');
    jump.click();
    await page.wait(() => grid().isFollowing, 'following');
    await page.wait(async () => (await names()).at(-1) === 'event 1099', 'the latest');
    expect(page.find(VIEW, '.jump')).to.equal(null);
  });

  it('filters by text and by category', async () => {
    record(300);
    await page.open('events');
    await page.wait(() => count() === '300 events', 'the events');
    page.find(VIEW, 'input[type=search]')!.focus();
    await sendKeys({ type: '"EVENT 29"' });
    await page.wait(() => count() === '11 events', 'the filter');
    expect(await names())
      .to.include('event 29')
      .and.to.include('event 299');
    const category = page.find(VIEW, 'select') as HTMLSelectElement;
    category.value = 'network';
    category.dispatchEvent(new Event('change'));
    await page.wait(() => count() === '1 event', 'both filters');
    expect(await names()).to.deep.equal(['event 290']);
    await sendKeys({ type: ' nothing' });
    await page.wait(() => page.find(VIEW, '.empty'), 'no match');
    expect(page.find(VIEW, '.empty')!.innerText).to.equal('No event matches the filter');
  });

  it('filters in its language, and says in words what it cannot read', async () => {
    record(300);
    await page.open('events');
    await page.wait(() => count() === '300 events', 'the events');
    page.find(VIEW, 'input[type=search]')!.focus();
    await sendKeys({ type: 'category:network index>=280 last:1h' });
    await page.wait(() => count() === '2 events', 'the filter');
    expect(await names()).to.deep.equal(['event 280', 'event 290']);
    await sendKeys({ type: ' "event' });
    const problem = await page.wait(
      () => page.find(VIEW, '#filter-problem:not([hidden])'),
      'the reason',
    );
    expect(problem.innerText).to.contain('character 37').and.contain('a quote is not closed');
    expect(problem.role).to.equal('status');
    expect(page.find(VIEW, `[aria-describedby="${problem.id}"]`)?.ariaInvalid).to.equal('true');
    // The list is the one of the last filter that could be read.
    expect(count()).to.equal('2 events');
    expect(await names()).to.deep.equal(['event 280', 'event 290']);
    await expect(page.panel).to.be.accessible();
    await sendKeys({ type: ' 280"' });
    await page.wait(() => count() === '1 event', 'the filter that is whole');
    expect(problem.hidden).to.equal(true);
  });

  it('shows the details of the event that the keys lead to', async () => {
    record(50);
    await page.open('events');
    await page.wait(() => count() === '50 events', 'the events');
    grid().focus();
    await sendKeys({ press: 'Home' });
    await sendKeys({ press: 'ArrowDown' });
    const details = await page.wait(() => page.find(VIEW, '.details'), 'the details');
    await page.wait(() => details.querySelector('h2')!.textContent === 'event 1', 'the event');
    expect(details.innerText)
      .to.match(/Category\s+dom/)
      .and.to.match(/Source\s+film-card\s+Component\s+film-card-1\s/)
      .and.to.match(/Target\s+button/);
    const value = await page.wait(() => page.find(VIEW, 'devtools-value', '[role=tree]'), 'the payload');
    expect(value.innerText).to.match(/index: 1/);
    await page.expectAccessible();
    page.find(VIEW, '[aria-label="Close details"]')!.click();
    await page.wait(() => !page.find(VIEW, '.details'), 'the end of the details');
  });

  it('shows what an event set off, and leads to its records', async () => {
    recorder.recordEvent({ name: 'add', category: 'dom' });
    recorder.recordState({ id: 'cart', name: 'cart <b>', newValue: [1] });
    recorder.recordEvent({ name: 'done', category: 'dom' });
    await page.open('events');
    await page.wait(() => count() === '2 events', 'the events');
    grid().focus();
    await sendKeys({ press: 'Home' });
    const line = await page.wait(
      () => page.find(VIEW, 'devtools-cascade', 'li button'),
      'what it set off',
    );
    expect(line.innerText).to.match(/≈\s+cart <b>/);
    await page.expectAccessible();
    line.focus();
    await sendKeys({ press: 'Enter' });
    await page.wait(() => page.find('#tab-state')?.ariaSelected === 'true', 'the view of state');
  });

  it('reads only pages of a long log', async () => {
    record(5000);
    await recorder.flush();
    await page.open('events');
    await page.wait(() => count() === '5,000 events', 'the events');
    await page.wait(async () => (await names()).at(-1) === 'event 4999', 'the last of the events');
    scroller().scrollTop = 1100;
    await page.wait(async () => (await names()).includes('event 60'), 'rows far from the end');
    expect(page.find(VIEW, 'devtools-grid', '.body')!.children.length).to.be.below(60);
  });

  it('shows no event of before once the session was emptied', async () => {
    record(400);
    await page.open('events');
    await page.wait(() => count() === '400 events', 'the events');
    page.panel.open = false;
    await recorder.clearAll();
    record(400, 1000);
    await recorder.flush();
    page.panel.open = true;
    await page.wait(async () => (await names()).at(-1) === 'event 1399', 'the events since');
    scroller().scrollTop = 0;
    await page.wait(async () => (await names())[0] === 'event 1000', 'the first of them');
    expect((await page.rows(VIEW, 'devtools-grid'))[0]?.time).to.equal('00:00.000');
  });

  it('shows older events that a merge brings where they belong', async () => {
    record(300);
    await recorder.flush();
    const { blob } = await recorder.export('session.json');
    await recorder.clearAll();
    record(250, 1000);
    await page.open('events');
    // The list follows its end until it is scrolled away from there.
    await page.wait(async () => (await names()).at(-1) === 'event 1249', 'the last of the events');
    scroller().scrollTop = 0;
    await page.wait(async () => (await names())[0] === 'event 1000', 'the first of them');
    await recorder.import(blob!);
    await page.wait(() => count() === '550 events', 'the merged events');
    scroller().scrollTop = 0;
    await page.wait(async () => (await names())[0] === 'event 0', 'the first of all');
  });

  it('reads nothing while the panel is closed', async () => {
    record(10);
    await page.open('events');
    await page.wait(() => count() === '10 events', 'the events');
    page.panel.open = false;
    record(10, 10);
    await recorder.flush();
    expect(count()).to.equal('10 events');
    page.panel.open = true;
    await page.wait(() => count() === '20 events', 'the events since');
  });
});
