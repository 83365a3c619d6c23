import { expect } from '@open-wc/testing';
import { sendMouse } from '@web/test-runner-commands';
import type { DevTools, SessionInfo } from '../../../src/core/index.ts';
import { pressKeys } from '../../support/press-keys.ts';
import { sampleSession } from '../../support/session-file.ts';
import { PanelPage, startRecording, stopRecording } from '../panel-page.ts';

const VIEW = 'devtools-sessions-view';
const HOSTILE = '<img src=x onerror="window.hacked=1">\u202etxt';

describe('the sessions view', () => {
  let page: PanelPage;
  let tools: DevTools;

  beforeEach(async () => {
    tools = await startRecording();
    page = new PanelPage();
  });

  afterEach(async () => {
    page.remove();
    await stopRecording();
  });

  async function store(...names: string[]): Promise<void> {
    for (const [i, name] of names.entries()) {
      const data = sampleSession(20 + i, `id-${name}`);
      const session = { ...data.session, name, startedAt: 1_700_000_000_000 + i * 60_000 };
      await tools.importData({ ...data, session }, { mode: 'open' });
    }
  }

  function find(selector: string): HTMLElement | null {
    return page.find(VIEW, selector);
  }

  function said(): string {
    return find('[role=status]')!.innerText;
  }

  function names(): string[] {
    const cells = page.find(VIEW)?.shadowRoot?.querySelectorAll<HTMLElement>('.body .name') ?? [];
    return [...cells].map((cell) => cell.title);
  }

  async function open(...expected: string[]): Promise<void> {
    await page.open('sessions');
    await page.wait(() => expected.every((name) => names().includes(name)), 'the sessions are listed');
    find('.list')!.focus();
  }

  /** Goes to a row by keys alone. */
  async function goTo(name: string): Promise<void> {
    find('.list')!.focus();
    await pressKeys('Home');
    for (let step = names().indexOf(name); step > 0; step -= 1) await pressKeys('ArrowDown');
  }

  async function stored(): Promise<SessionInfo[]> {
    return tools.sessions();
  }

  async function question(): Promise<HTMLElement> {
    return page.wait(() => {
      const shown = find('[role=alertdialog]');
      return shown?.contains(page.focused) ? shown : undefined;
    }, 'something is asked');
  }

  it('lists all of them with what they hold, their state in words and shapes, hostile names as text', async () => {
    await store('Cart', HOSTILE);
    await open('Cart', 'Test session');
    const row = find('.body .row.active')!.parentElement!.querySelectorAll<HTMLElement>('.row')[2]!;
    const cells = [...row.querySelectorAll<HTMLElement>('.cell')].map((cell) => cell.innerText.trim());
    expect(cells[0]).to.equal('Cart');
    expect(cells[1]).to.match(/^◆\s*imported$/);
    expect(cells[2]).to.match(/^2023-11-1\d \d\d:\d\d$/);
    expect(cells[4]).to.equal('20');
    expect(names()).to.include('<img src=x onerror="window.hacked=1">\\u202etxt');
    expect((window as { hacked?: number }).hacked).to.equal(undefined);
    expect(find('.body')!.innerText).to.match(/Test session\s*this tab\s*shown/);
  });

  it('opens a session by Enter and by its button, and says which one is shown', async () => {
    await store('Cart', 'Pay');
    await open('Cart', 'Pay');
    await goTo('Cart');
    await pressKeys('Enter');
    const tab = (): string | null => page.find('#tab-events')!.getAttribute('aria-selected');
    await page.wait(() => tab() === 'true', 'the events are shown');
    expect(await page.rows('devtools-events-view', 'devtools-grid')).to.have.length.above(5);
    page.find('#tab-sessions')!.click();
    await page.wait(() => find('[title=Cart] .badge')?.innerText === 'shown', 'Cart is shown');
    find('[aria-label="Open Pay"]')!.click();
    await page.wait(() => tab() === 'true', 'the events are shown again');
  });

  it('renames in place: Enter takes the name, Esc leaves it', async () => {
    await store('Cart');
    await open('Cart');
    await goTo('Cart');
    await pressKeys('F2');
    const field = await page.wait(() => find('#rename') as HTMLInputElement | null, 'a field');
    await page.wait(() => page.focused === field, 'the field has the focus');
    expect(field.maxLength).to.equal(200);
    field.value = HOSTILE;
    await pressKeys('Escape');
    expect(page.isShown).to.equal(true);
    await page.wait(() => find('#rename') === null, 'the field is gone');
    expect(names()).to.include('Cart');
    await pressKeys('F2');
    const empty = await page.wait(() => find('#rename') as HTMLInputElement | null, 'an empty field');
    await page.wait(() => page.focused === empty, 'the empty field has the focus');
    empty.value = ' ';
    await pressKeys('Enter');
    await page.wait(() => said().includes('kept the one it had'), 'why nothing was done');
    expect(names()).to.include('Cart');
    await pressKeys('F2');
    const again = await page.wait(() => find('#rename') as HTMLInputElement | null, 'a field again');
    await page.wait(() => page.focused === again, 'the field has the focus again');
    again.value = ' Checkout fails ';
    await pressKeys('Enter');
    await page.wait(() => names().includes('Checkout fails'), 'the name is listed');
    expect(page.focused).to.equal(find('.list'));
    expect((await stored()).map(({ name }) => name)).to.include('Checkout fails');
    await page.wait(() => said() === 'Renamed', 'what was done is said');
    // What is begun next ends it.
    await pressKeys('Delete');
    await question();
    expect(said()).to.equal('');
  });

  it('deletes what is chosen, once it is confirmed', async () => {
    await store('A', 'B', 'C', 'D');
    await open('A', 'B', 'C', 'D');
    await goTo('C');
    await pressKeys('Shift+ArrowDown');
    await pressKeys('Delete');
    const asked = await question();
    expect(asked.innerText).to.match(/Delete 2 sessions with 43 records/);
    await pressKeys('Escape');
    await page.wait(() => page.focused === find('.list'), 'the list has the focus');
    expect(await stored()).to.have.length(5);
    await pressKeys('Delete');
    await question();
    await pressKeys('Tab');
    await pressKeys('Enter');
    await page.wait(() => !names().includes('B') && !names().includes('C'), 'they are gone');
    expect((await stored()).map(({ name }) => name).sort()).to.deep.equal(['A', 'D', 'Test session']);
  });

  it('chooses by Space, with Ctrl and with Shift held, and deletes all others', async () => {
    await store('A', 'B', 'C', 'D');
    await open('A', 'B', 'C', 'D');
    const chosen = (): string[] =>
      [...find('.body')!.querySelectorAll<HTMLElement>('[aria-selected=true] .name')].map(
        ({ title }) => title,
      );
    await goTo('D');
    await pressKeys('Space');
    expect(chosen()).to.deep.equal([]);
    await pressKeys('Space');
    const cell = find('[title=A]')!;
    cell.dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true, ctrlKey: true }));
    await page.wait(() => chosen().join() === 'D,A', 'two are chosen');
    find('[title=B]')!.dispatchEvent(
      new MouseEvent('click', { bubbles: true, composed: true, shiftKey: true }),
    );
    await page.wait(() => chosen().join() === 'B,A', 'a range is chosen');
    await pressKeys('Shift+F10');
    const menu = page.find(VIEW, 'devtools-menu')!;
    const item = await page.wait(
      () => menu.shadowRoot!.querySelector<HTMLElement>('[title="Delete all but the selected…"]'),
      'the menu',
    );
    item.click();
    await question();
    find('#confirm')!.click();
    await page.wait(() => names().length === 3, 'the others are gone');
    expect((await stored()).map(({ name }) => name).sort()).to.deep.equal(['A', 'B', 'Test session']);
  });

  it('does not delete what is being recorded', async () => {
    await open('Test session');
    await pressKeys('Delete');
    await pressKeys('Shift+F10');
    const menu = page.find(VIEW, 'devtools-menu')!;
    await page.wait(() => menu.shadowRoot!.querySelector(':popover-open'), 'the menu');
    const item = menu.shadowRoot!.querySelector('[title="Delete…"]')!;
    expect(item.getAttribute('aria-disabled')).to.equal('true');
    expect(find('[role=alertdialog]')).to.equal(null);
    await pressKeys('Escape');
  });

  it('merges one into another that is chosen, and says what will happen', async () => {
    await store('A', 'B');
    await open('A', 'B');
    await goTo('A');
    await pressKeys('m');
    const asked = await question();
    expect(asked.innerText).to.match(/Add a copy of the 20 records of “A” to “.*”/);
    const select = asked.querySelector('select')!;
    const target = (await stored()).find(({ name }) => name === 'B')!;
    select.value = target.id;
    select.dispatchEvent(new Event('change'));
    await page.wait(() => find('#question-text')!.innerText.includes('to “B”'), 'B is the target');
    find('#confirm')!.click();
    await page.wait(
      async () => (await stored()).some(({ name, recordCount }) => name === 'B' && recordCount === 41),
      'B holds both',
    );
    expect((await stored()).find(({ name }) => name === 'A')!.recordCount).to.equal(20);
    await page.wait(() => find('[role=status]')!.innerText.includes('20 records added'), 'it is said');
  });

  it('opens the export dialog for a session', async () => {
    await store('A');
    await open('A');
    await goTo('A');
    await pressKeys('x');
    const dialog = await page.wait(() => page.find('devtools-export-dialog', 'dialog'), 'the dialog');
    expect(dialog.innerText).to.include('A');
    expect(find('[title=A] .badge')!.innerText).to.equal('shown');
    await pressKeys('Escape');
    await page.wait(() => find('[title=A] .badge') === null, 'what was shown before');
  });

  it('sorts by its columns and filters by a few letters', async () => {
    await store('Cart', 'Basket');
    await open('Cart', 'Basket');
    const header = (index: number): HTMLElement =>
      page.find(VIEW)!.shadowRoot!.querySelectorAll<HTMLElement>('[role=columnheader] button')[index]!;
    header(0).click();
    await page.wait(() => names().join() === 'Basket,Cart,Test session', 'by name');
    header(0).click();
    await page.wait(() => names().join() === 'Test session,Cart,Basket', 'by name, backwards');
    const field = find('input[type=search]') as HTMLInputElement;
    field.value = 'bskt';
    field.dispatchEvent(new Event('input'));
    await page.wait(() => names().join() === 'Basket', 'filtered');
    expect(find('.count')!.innerText).to.equal('1 of 3 sessions');
    field.value = 'zzz';
    field.dispatchEvent(new Event('input'));
    await page.wait(() => find('.empty')?.innerText.includes('No session fits'), 'nothing fits');
  });

  it('says how much is stored, and what the browser answers when it is asked to keep it', async () => {
    await open('Test session');
    await page.wait(() => find('.words')?.innerText.includes('on disk for this site'), 'the storage');
    expect(find('.words')!.innerText).to.match(/^[\d.]+ k?M?B on disk for this site · [\d.]+ .B left/);
    // Of the sizes that a session has, each says which it is.
    expect(find('.words')!.title).to.match(/^All sessions as they are stored, compressed/);
    const header = find('.header .bytes button')!;
    expect([header.innerText, header.title.slice(0, 33)]).to.deep.equal([
      'As JSON',
      'Size of the records as lines of J',
    ]);
    const button = find('#persist');
    if (button === null) return;
    button.click();
    await page.wait(
      () => find('.storage [role=status]')!.innerText.startsWith('The browser'),
      'an answer',
    );
  });

  it('acts on files that are dropped over it', async () => {
    await open('Test session');
    const data = new DataTransfer();
    data.items.add(new File([JSON.stringify(sampleSession(12, 'dropped'))], 'dropped.json'));
    const init = { bubbles: true, composed: true, cancelable: true, dataTransfer: data };
    find('.list')!.dispatchEvent(new DragEvent('dragover', init));
    find('.list')!.dispatchEvent(new DragEvent('drop', init));
    await page.wait(() => names().includes('Session dropped'), 'it is listed');
  });

  it('offers its commands to the palette', async () => {
    await store('A');
    await open('A');
    await goTo('A');
    const view = page.find(VIEW) as HTMLElementTagNameMap['devtools-sessions-view'];
    expect(view.commands().map(({ label }) => label)).to.deep.equal([
      'Open', 'Rename', 'Export…', 'Merge into…', 'Compare with the shown one', 'Delete…', 'Delete all others…',
    ]); // prettier-ignore
    const rename = view.commands().find(({ id }) => id === 'sessions.rename')!;
    expect(rename.subject).to.equal('A');
    rename.run();
    await page.wait(() => find('#rename'), 'the field');
  });

  it('says how to start where nothing is recorded', async () => {
    const { devtools } = await import('../../../src/core/index.ts');
    await devtools.disable();
    await page.open('sessions');
    const start = await page.wait(() => page.find('#start'), 'an offer to start');
    expect(start.parentElement!.innerText).to.include('Stored sessions are listed then');
    start.click();
    tools = await page.wait(() => devtools.get(), 'recording');
    await page.wait(() => names().length > 0, 'the list');
  });

  it('is accessible, with a question and a field open', async () => {
    await store('A', 'B');
    await open('A', 'B');
    const view = page.find(VIEW)!;
    await page.expectAccessible(view);
    await goTo('A');
    await pressKeys('m');
    await question();
    await page.expectAccessible(view);
    await pressKeys('Escape');
    await goTo('A');
    await pressKeys('F2');
    await page.wait(() => find('#rename'), 'the field');
    await page.expectAccessible(view);
  });

  it('opens its menu by a right press, for the row under it', async () => {
    await store('A');
    await open('A');
    const { left, top } = find('[title=A]')!.getBoundingClientRect();
    await sendMouse({
      type: 'click',
      button: 'right',
      position: [Math.round(left) + 20, Math.round(top) + 5],
    });
    const menu = page.find(VIEW, 'devtools-menu')!;
    await page.wait(() => menu.shadowRoot!.querySelector(':popover-open'), 'the menu');
    expect(find('.row.active .name')!.title).to.equal('A');
    await pressKeys('Escape');
    expect(page.isShown).to.equal(true);
  });
});
