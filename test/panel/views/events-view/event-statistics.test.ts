import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { DevTools } from '../../../../src/core/index.ts';
import { PanelPage, startRecording, stopRecording } from '../../panel-page.ts';

const VIEW = 'devtools-events-view';
const TABLE = [VIEW, 'devtools-event-statistics', 'devtools-grid'];

describe('statistics of the event log', () => {
  let page: PanelPage;
  let recorder: DevTools;

  beforeEach(async () => {
    recorder = await startRecording();
    page = new PanelPage();
    for (let i = 0; i < 30; i += 1) recorder.recordEvent({ name: 'click', category: 'dom' });
    for (let i = 0; i < 9; i += 1) recorder.recordEvent({ name: 'add to cart' });
    recorder.recordEvent({ name: '<b>bold</b>', category: 'dom' });
    await page.open('events');
    await page.wait(() => count() === '40 events', 'the events');
  });

  afterEach(async () => {
    page.remove();
    await stopRecording();
  });

  const count = (): string | undefined => page.find(VIEW, '.bar .count')?.innerText;
  const names = async (): Promise<string[]> => (await page.rows(...TABLE)).map((row) => row.name!);

  it('are shown by a button, sorted, kept up to date, and lead to the events of a name by Enter', async () => {
    page.find(VIEW, '#statistics')!.click();
    await page.wait(async () => (await names()).length === 3, 'the names');
    expect(await names()).to.deep.equal(['click', 'add to cart', '<b>bold</b>']);
    const rows = await page.rows(...TABLE);
    expect(rows.map((row) => row.count)).to.deep.equal(['30', '9', '1']);
    expect(page.find(...TABLE, '.spark path')!.getAttribute('d')).to.match(/^M/);
    await page.expectAccessible();
    for (let i = 0; i < 25; i += 1) recorder.recordEvent({ name: 'add to cart' });
    await page.wait(async () => (await names())[0] === 'add to cart', 'the new order');
    page.find(...TABLE, '.header .name button')!.click();
    await page.wait(async () => (await names())[0] === '<b>bold</b>', 'the order by name');
    page.find(...TABLE)!.focus();
    await sendKeys({ press: 'End' });
    await sendKeys({ press: 'Enter' });
    await page.wait(() => count() === '30 events', 'the clicks');
    const field = page.find(VIEW, 'input[type=search]') as HTMLInputElement;
    expect(field.value).to.equal('name:click category:dom');
    expect(page.find(...TABLE)).to.equal(null);
  });

  it('lead there by a click too, and count what the filter lets through', async () => {
    page.find(VIEW, 'input[type=search]')!.focus();
    await sendKeys({ type: 'category:dom' });
    page.find(VIEW, '#statistics')!.click();
    await page.wait(async () => (await names()).join() === 'click,<b>bold</b>', 'the names');
    page.find(...TABLE, '.row[data-index="1"]')!.click();
    await page.wait(() => count() === '1 event', 'the event');
  });

  it('are among the commands of the view', async () => {
    const view = page.find(VIEW) as HTMLElementTagNameMap['devtools-events-view'];
    const run = (id: string): void =>
      view
        .commands()
        .find((one) => one.id === id)!
        .run();
    run('events.statistics');
    await page.wait(async () => (await names()).length === 3, 'the names');
    run('events.statistics');
    await page.wait(() => !page.find(VIEW, 'devtools-event-statistics'), 'the list');
  });
});
