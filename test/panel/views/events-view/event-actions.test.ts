import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { DevTools } from '../../../../src/core/index.ts';
import { pressKeys } from '../../../support/press-keys.ts';
import { PanelPage, startRecording, stopRecording } from '../../panel-page.ts';

const VIEW = 'devtools-events-view';

describe('what can be done in the event log', () => {
  let page: PanelPage;
  let recorder: DevTools;

  beforeEach(async () => {
    recorder = await startRecording();
    page = new PanelPage();
    for (let i = 0; i < 20; i += 1) recorder.recordEvent({ name: i % 4 === 0 ? 'a "b"' : 'click' });
    await page.open('events');
    await page.wait(() => count() === '20 events', 'the events');
  });

  afterEach(async () => {
    page.remove();
    await stopRecording();
  });

  const view = (): HTMLElementTagNameMap['devtools-events-view'] =>
    page.find(VIEW) as HTMLElementTagNameMap['devtools-events-view'];
  const count = (): string | undefined => page.find(VIEW, '.bar .count')?.innerText;
  const run = (id: string): void =>
    view()
      .commands()
      .find((one) => one.id === id)!
      .run();
  const isDisabled = (id: string): boolean | undefined =>
    view()
      .commands()
      .find((one) => one.id === id)!.isDisabled;

  /** What is put on the clipboard by then. */
  async function copied(act: () => void): Promise<unknown> {
    const texts: string[] = [];
    const own = Object.getOwnPropertyDescriptor(navigator, 'clipboard');
    Object.defineProperty(navigator, 'clipboard', {
      configurable: true,
      value: { writeText: (text: string) => (texts.push(text), Promise.resolve()) },
    });
    try {
      act();
      await page.wait(() => count()?.startsWith('Copied'), 'the words');
    } finally {
      if (own) Object.defineProperty(navigator, 'clipboard', own);
      else Reflect.deleteProperty(navigator, 'clipboard');
    }
    return JSON.parse(texts[0]!);
  }

  it('stays as it is while paused, says how much waits, and goes on', async () => {
    page.find(VIEW, '#pause')!.click();
    for (let i = 0; i < 5; i += 1) recorder.recordEvent({ name: 'later' });
    await page.wait(() => page.find(VIEW, '.waiting')?.innerText === '5 waiting', 'what waits');
    expect(count()).to.equal('20 events');
    await page.expectAccessible();
    page.find(VIEW, '#pause')!.click();
    await page.wait(() => count() === '25 events', 'all of them');
    expect(page.find(VIEW, '.waiting')).to.equal(null);
  });

  it('filters what was there at the pause while paused', async () => {
    page.find(VIEW, '#pause')!.click();
    for (let i = 0; i < 5; i += 1) recorder.recordEvent({ name: 'click' });
    await page.wait(() => page.find(VIEW, '.waiting')?.innerText === '5 waiting', 'what waits');
    const field = page.find(VIEW, 'input[type=search]') as HTMLInputElement;
    field.focus();
    await sendKeys({ type: 'name:click' });
    await page.wait(() => count() === '15 events', 'those of before');
    expect(page.find(VIEW, '.waiting')?.innerText).to.equal('5 waiting');
    page.find(VIEW, '#pause')!.click();
    await page.wait(() => count() === '20 events', 'all of the name');
  });

  it('hides what was there when it was cleared, in the view alone', async () => {
    expect(isDisabled('events.show-all')).to.equal(true);
    page.find(VIEW, '#clear')!.click();
    await page.wait(() => count() === '0 events', 'the empty list');
    recorder.recordEvent({ name: 'later' });
    await page.wait(() => count() === '1 event', 'what came since');
    expect(recorder.status.counts.events).to.equal(21);
    page.find(VIEW, '#show-all')!.click();
    await page.wait(() => count() === '21 events', 'all of them');
  });

  it('filters by the name of the selected event, or by all others', async () => {
    expect(isDisabled('events.only-name')).to.equal(true);
    (await page.wait(() => page.find(VIEW, 'devtools-grid', '.row[data-index="16"]'), 'a row')).click();
    await page.wait(() => page.find(VIEW, '.details h2')?.textContent === 'a "b"', 'the details');
    run('events.only-name');
    await page.wait(() => count() === '5 events', 'its name');
    const field = page.find(VIEW, 'input[type=search]') as HTMLInputElement;
    expect(field.value).to.equal('name:"a \\"b\\""');
    (await page.wait(() => page.find(VIEW, 'devtools-grid', '.row[data-index="0"]'), 'a row')).click();
    await page.wait(() => page.find(VIEW, '.details'), 'the details');
    run('events.hide-name');
    await page.wait(() => count() === '0 events', 'neither');
  });

  it('offers in a menu what can be done with an event: by a right press, Shift+F10 and a button', async () => {
    const menu = (): HTMLElement | null => page.find(VIEW, 'devtools-menu', '.menu:popover-open');
    const item = (label: string): HTMLButtonElement =>
      [...menu()!.querySelectorAll('button')].find((one) => one.title === label)!;
    const row = await page.wait(
      () => page.find(VIEW, 'devtools-grid', '.row[data-index="16"]'),
      'a row',
    );
    row.dispatchEvent(
      new MouseEvent('contextmenu', { bubbles: true, composed: true, cancelable: true, button: 2 }),
    );
    await page.wait(menu, 'the menu');
    expect(item('Show the moment of the event in the replay').ariaDisabled).to.equal('true');
    await expect(page.panel).to.be.accessible();
    item('No events of this name').click();
    await page.wait(() => count() === '15 events', 'the others');
    page.find(VIEW, 'devtools-grid')!.focus();
    await sendKeys({ press: 'Home' });
    await page.wait(() => page.find(VIEW, '.details'), 'the details');
    page
      .find(VIEW, 'devtools-grid', '.scroller')!
      .dispatchEvent(new MouseEvent('contextmenu', { bubbles: true, composed: true, cancelable: true }));
    await page.wait(menu, 'the menu, by the key');
    await sendKeys({ press: 'Escape' });
    await page.wait(() => !menu(), 'no menu');
    page.find(VIEW, '[aria-haspopup=menu]')!.click();
    await page.wait(menu, 'the menu, by the button');
    item('Only events of this name').click();
    await page.wait(() => count() === '15 events', 'its name');
  });

  it('closes the details by Esc, from the list and from inside of them, and then the panel', async () => {
    const details = (): HTMLElement | null => page.find(VIEW, '.details');
    page.find(VIEW, 'devtools-grid')!.focus();
    for (const place of ['the list', 'the details']) {
      await sendKeys({ press: 'Home' });
      await page.wait(details, 'the details');
      if (place === 'the details') page.find(VIEW, '[aria-haspopup=menu]')!.focus();
      await sendKeys({ press: 'Escape' });
      await page.wait(() => !details(), `no details, from ${place}`);
      expect(page.focused?.className).to.equal('scroller');
    }
    expect(page.isShown).to.equal(true);
    await sendKeys({ press: 'Escape' });
    await page.wait(() => !page.isShown, 'no panel');
  });

  it('gives the focus back to the list, and to the button, when the menu is left by Esc', async () => {
    const menu = (): HTMLElement | null => page.find(VIEW, 'devtools-menu', '.menu:popover-open');
    const leave = async (): Promise<void> => {
      await page.wait(() => page.focused?.role === 'menuitem', 'the focus in the menu');
      await sendKeys({ press: 'ArrowDown' });
      await sendKeys({ press: 'Escape' });
      await page.wait(() => !menu(), 'no menu');
    };
    page.find(VIEW, 'devtools-grid')!.focus();
    await sendKeys({ press: 'ArrowDown' });
    await page.wait(() => page.find(VIEW, '.details'), 'the details');
    const list = page.focused;
    await pressKeys('Shift+F10');
    await leave();
    await page.wait(() => page.focused === list, 'the list has the focus');
    const button = page.find(VIEW, '[aria-haspopup=menu]')!;
    button.focus();
    await sendKeys({ press: 'Enter' });
    await leave();
    await page.wait(() => page.focused === button, 'the button has the focus');
    expect(page.isShown).to.equal(true);
  });

  it('is done by keys', async () => {
    const press = (keys: string): Promise<unknown> => sendKeys({ press: keys });
    page.find(VIEW, 'devtools-grid')!.focus();
    await press('Home');
    await page.wait(() => page.find(VIEW, '.details h2')?.textContent === 'a "b"', 'the first event');
    await press('ArrowDown');
    await page.wait(() => page.find(VIEW, '.details h2')?.textContent === 'click', 'the second');
    await press('f');
    await page.wait(() => count() === '15 events', 'only its name');
    await press('/');
    expect(page.focused).to.equal(page.find(VIEW, 'input[type=search]'));
    await sendKeys({ type: 'a "b"' });
    await press('Escape');
    page.find(VIEW, 'devtools-grid')?.focus();
    page.find('#tab-events')!.focus();
    await press('p');
    await page.wait(() => page.find(VIEW, '#pause')?.ariaPressed === 'true', 'paused');
    await press('s');
    await page.wait(() => page.find(VIEW, 'devtools-event-statistics'), 'the statistics');
    await press('s');
    await page.wait(() => !page.find(VIEW, 'devtools-event-statistics'), 'the list');
    await sendKeys({ down: 'Shift' });
    await press('L');
    await sendKeys({ up: 'Shift' });
    await page.wait(() => page.find(VIEW, '#show-all'), 'cleared');
  });

  it('copies an event, and those that are shown up to a thousand, and says which', async () => {
    (await page.wait(() => page.find(VIEW, 'devtools-grid', '.row[data-index="16"]'), 'a row')).click();
    await page.wait(() => page.find(VIEW, '.details'), 'the details');
    expect(await copied(() => run('events.copy'))).to.include({ name: 'a "b"' });
    page.find(VIEW, '[aria-label="Close details"]')!.click();
    for (let i = 0; i < 1_000; i += 1) recorder.recordEvent({ name: `more ${i}` });
    await page.wait(() => count() === '1,020 events', 'more events');
    const events = (await copied(() => run('events.copy-shown'))) as { name: string }[];
    expect(events).to.have.length(1_000);
    expect(events.at(-1)!.name).to.equal('more 999');
    expect(count()).to.equal('Copied the last 1,000 events of 1,020 events');
  });
});
