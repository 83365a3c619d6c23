import { expect } from '@open-wc/testing';
import { sendKeys, sendMouse } from '@web/test-runner-commands';
import { html, LitElement } from 'lit';
import { litCollector } from '../../../src/collectors/lit.ts';
import type { DevTools } from '../../../src/core/index.ts';
import { PanelPage, startRecording, stopRecording } from '../panel-page.ts';

class PickCard extends LitElement {
  static override readonly properties = { count: {} };
  declare count: number;
  override render() {
    return html`<button>Buy ${this.count}</button>`;
  }
}
customElements.define('pick-card', PickCard);

class PickShop extends LitElement {
  override render() {
    return html`<pick-card></pick-card><pick-card></pick-card>`;
  }
}
customElements.define('pick-shop', PickShop);

const VIEW = 'devtools-components-view';
const TREE = [VIEW, 'devtools-component-tree'];

describe('the components view and the page', () => {
  let page: PanelPage;
  let recorder: DevTools;
  let shop: PickShop;
  let heard: string[];
  let listening: AbortController;

  const cards = (): PickCard[] => [...shop.shadowRoot!.querySelectorAll<PickCard>('pick-card')];
  const items = (): HTMLElement[] => [
    ...(page.find(...TREE, '.body')?.querySelectorAll<HTMLElement>('[role=treeitem]') ?? []),
  ];
  const selected = (): string => page.find(...TREE, '.selected')?.title ?? '';
  const overlay = () => page.panel.shadowRoot!.querySelector('devtools-highlight');
  const boxes = (kind: string): DOMRect[] =>
    [...(overlay()?.shadowRoot?.querySelectorAll(`.${kind}`) ?? [])].map((box) =>
      box.getBoundingClientRect(),
    );
  const label = (): string => overlay()?.shadowRoot?.querySelector('.label')?.textContent.trim() ?? '';
  const tool = (name: string): HTMLElement => page.find(VIEW, `[aria-label="${name}"]`)!;
  const middleOf = (element: Element): [number, number] => {
    const { left, top, width, height } = element.getBoundingClientRect();
    return [Math.round(left + width / 2), Math.round(top + height / 2)];
  };

  beforeEach(async () => {
    recorder = await startRecording();
    recorder.use(litCollector());
    shop = new PickShop();
    shop.style.cssText = 'display: block; position: fixed; top: 10px; left: 10px';
    document.body.append(shop);
    page = new PanelPage();
    await page.open('components');
    await page.wait(() => items().length === 3, 'the tree');
    heard = [];
    listening = new AbortController();
    for (const type of ['pointerdown', 'mousedown', 'pointerup', 'mouseup', 'click', 'keydown'])
      for (const target of [document, cards()[1]!.shadowRoot!.querySelector('button')!])
        target.addEventListener(type, () => heard.push(type), {
          capture: true,
          signal: listening.signal,
        });
  });

  afterEach(async () => {
    listening.abort();
    page.remove();
    shop.remove();
    await sendMouse({ type: 'move', position: [0, 0] });
    await stopRecording();
  });

  const at = (rect: DOMRect | undefined): number[] =>
    rect ? [rect.left, rect.top, rect.width, rect.height].map(Math.round) : [];

  it('outlines what the pointer or the focus is on in the tree, with its name and size', async () => {
    items()[2]!.dispatchEvent(new PointerEvent('pointerover', { bubbles: true }));
    await page.wait(() => boxes('target').length === 1, 'the outline');
    const rect = cards()[1]!.getBoundingClientRect();
    expect(at(boxes('target')[0])).to.deep.equal(at(rect));
    expect(label()).to.match(/^pick-card\d+ × \d+$/);
    page.find(...TREE, '.scroller')!.dispatchEvent(new PointerEvent('pointerleave'));
    await page.wait(() => boxes('target').length === 0, 'no outline');
    page.find(...TREE, '.scroller')!.focus();
    await sendKeys({ press: 'Home' });
    await page.wait(() => label().startsWith('pick-shop'), 'the shop');
    expect(overlay()!.matches(':popover-open')).to.equal(true);
    await page.expectAccessible();
  });

  it('selects what is clicked in the page, of which the app hears nothing', async () => {
    tool('Pick a component in the page').click();
    await page.wait(() => overlay()?.hasAttribute('picking'), 'the beginning');
    heard.length = 0;
    const [x, y] = middleOf(cards()[1]!);
    await sendMouse({ type: 'move', position: [x, y] });
    await page.wait(() => label().startsWith('pick-card'), 'the outline');
    expect(page.find(VIEW, '.picking')!.innerText).to.include('Picking pick-card');
    await sendMouse({ type: 'click', position: [x, y] });
    const id = recorder.componentAt(cards()[1]!)!;
    await page.wait(() => selected() === id, `${id}, not ${selected()}`);
    expect(heard).to.deep.equal([]);
    expect(tool('Pick a component in the page').ariaPressed).to.equal('false');
    await sendMouse({ type: 'click', position: [x, y] });
    expect(heard).to.include.members(['pointerdown', 'click']);
  });

  it('has one chosen by the keys, and gives up with Esc', async () => {
    const pick = tool('Pick a component in the page');
    pick.focus();
    await sendKeys({ press: 'Enter' });
    await page.wait(() => pick.ariaPressed === 'true', 'the beginning');
    heard.length = 0;
    for (const key of ['ArrowUp', 'ArrowDown', 'ArrowRight', 'ArrowRight', 'ArrowLeft', 'ArrowRight'])
      await sendKeys({ press: key });
    await sendKeys({ press: 'Enter' });
    const id = recorder.componentAt(cards()[1]!)!;
    await page.wait(() => selected() === id, `${id}, not ${selected()}`);
    await page.wait(() => page.focused?.className === 'scroller', 'the focus in the tree');
    const view = page.find(VIEW) as HTMLElementTagNameMap['devtools-components-view'];
    const command = () => view.commands().find((each) => each.id === 'components.pick')!;
    command().run();
    await page.wait(() => pick.ariaPressed === 'true', 'once more');
    await sendKeys({ press: 'Escape' });
    await page.wait(() => pick.ariaPressed === 'false', 'the end');
    expect(page.isShown).to.equal(true);
    expect(heard).to.deep.equal([]);
  });

  it('shows what was picked though a filter hides it', async () => {
    const field = page.find(VIEW, 'input[type=search]') as HTMLInputElement;
    field.value = 'shop';
    field.dispatchEvent(new InputEvent('input'));
    await page.wait(() => items().length === 1, 'what is filtered');
    tool('Pick a component in the page').click();
    await sendMouse({ type: 'click', position: middleOf(cards()[1]!) });
    const id = recorder.componentAt(cards()[1]!)!;
    await page.wait(() => selected() === id, `${id}, not ${selected()}`);
    expect(field.value).to.equal('');
  });

  it('marks rows that were rendered, and on demand the elements in the page', async () => {
    tool('Highlight updates in the page').click();
    cards()[0]!.count = 5;
    await page.wait(() => page.find(...TREE, '.flashed'), 'the mark');
    expect(page.find(...TREE, '.flashed')!.title).to.equal(recorder.componentAt(cards()[0]!));
    expect(page.find(...TREE, '.flashed .renders')!.innerText).to.equal('2');
    await page.wait(() => boxes('update').length === 1, 'the outline');
    expect(at(boxes('update')[0])).to.deep.equal(at(cards()[0]!.getBoundingClientRect()));
    await page.wait(() => !page.find(...TREE, '.flashed'), 'the end of the mark');
    await page.wait(() => boxes('update').length === 0, 'the end of the outline');
  });

  it('leaves the page alone where the session is another one', async () => {
    const view = page.find(VIEW) as HTMLElementTagNameMap['devtools-components-view'];
    view.live = false;
    await view.updateComplete;
    const pick = tool('Pick a component in the page') as HTMLButtonElement;
    expect(pick.disabled).to.equal(true);
    expect(pick.title).to.equal('Only for the session that this page records now');
    const { isDisabled } = view.commands().find((each) => each.id === 'components.pick')!;
    expect(isDisabled).to.equal(true);
  });
});
