import { sendKeys } from '@web/test-runner-commands';
import { expect, nextFrame, waitUntil } from '@open-wc/testing';
import { domCollector } from '../../../src/collectors/dom.ts';
import type { DomRecord } from '../../../src/core/index.ts';
import { PictureDocument } from '../../../src/panel/picture/picture-document.ts';
import { seeded } from '../../support/bytes.ts';
import { pictureFrame } from '../../support/picture-frame.ts';
import { RecordingContext } from '../../support/recording-context.ts';

/** Elements, their attributes and texts, shadows included, as a text. */
function outline(node: Node): string {
  if (node.nodeType === 3) return node.nodeValue!.trim();
  if (node.nodeType !== 1) return '';
  const element = node as Element;
  const attributes = [...element.attributes]
    .map(({ name, value }) => ` ${name}=${value}`)
    .sort()
    .join('');
  const shadow = element.shadowRoot ? `#(${inside(element.shadowRoot)})` : '';
  return `<${element.localName}${attributes}>${shadow}${inside(element)}</>`;
}

function inside(node: Node): string {
  return [...node.childNodes].map(outline).join('');
}

describe('PictureDocument', () => {
  let frame: HTMLIFrameElement;
  let shown: Document;
  let page: HTMLElement;
  let context: RecordingContext;
  let stop: () => void;

  beforeEach(async () => {
    localStorage.removeItem('devtools-panel:picture');
    frame = await pictureFrame();
    frame.classList.add('rr-block');
    shown = frame.contentDocument!;
    page = document.createElement('main');
    document.body.append(page);
    context = new RecordingContext();
    stop = () => undefined;
  });

  afterEach(() => {
    stop();
    page.remove();
    frame.remove();
    document.adoptedStyleSheets = [];
  });

  const records = (): DomRecord[] => context.dom.map((input, i) => ({ seq: i, time: i, ...input }));

  async function record(): Promise<void> {
    stop = domCollector({ isOn: true }).start(context);
    await waitUntil(() => context.dom.some(({ name }) => name === 'full-snapshot'), 'it is recorded');
  }

  /** All that happened until now, applied in parts. */
  async function show(parts = 1): Promise<PictureDocument> {
    await nextFrame();
    await nextFrame();
    const picture = new PictureDocument(shown);
    const all = records();
    const size = Math.ceil(all.length / parts);
    for (let at = 0; at < all.length; at += size) picture.apply(all.slice(at, at + size));
    picture.scroll();
    return picture;
  }

  const styleOf = (selector: string, root: ParentNode = shown): CSSStyleDeclaration =>
    frame.contentWindow!.getComputedStyle(root.querySelector(selector)!);

  it('shows the page as it was recorded, with the size of its window', async () => {
    page.innerHTML = '<h1 class="a" title="t">Hello</h1><svg viewBox="0 0 1 1"><path d="M0 0"/></svg>';
    await record();
    const picture = await show();
    expect(picture.isThere).to.be.true;
    expect(picture.size).to.deep.equal({ width: innerWidth, height: innerHeight });
    expect(outline(shown.querySelector('main')!)).to.equal(outline(page));
    expect(shown.querySelector('path')!.namespaceURI).to.equal('http://www.w3.org/2000/svg');
  });

  it('follows whatever happens in the page, in whatever parts it is told', async () => {
    page.innerHTML = '<ul><li>a</li><li>b</li></ul><p>text</p>';
    await record();
    const random = seeded(7);
    const pick = <T>(list: ArrayLike<T>): T => list[Math.floor(random() * list.length)]!;
    for (let step = 0; step < 300; step += 1) {
      const elements = [page, ...page.querySelectorAll('*')];
      const one = pick(elements);
      const kind = Math.floor(random() * 7);
      if (kind === 0) one.append(document.createElement(pick(['b', 'div', 'section'])));
      else if (kind === 1) one.prepend(`text ${step}`);
      else if (kind === 2 && one !== page) one.remove();
      else if (kind === 3) one.setAttribute(pick(['class', 'title', 'lang']), `v${step}`);
      else if (kind === 4) one.removeAttribute('class');
      else if (kind === 5 && one !== page && one.parentElement) {
        const target = pick(elements.filter((element) => !one.contains(element)));
        target.insertBefore(one, pick([null, ...target.childNodes]));
      } else if (one.firstChild?.nodeType === 3) one.firstChild.nodeValue = `changed ${step}`;
      if (step % 10 === 0) await nextFrame();
    }
    await show(9);
    expect(outline(shown.querySelector('main')!)).to.equal(outline(page));
  });

  it('shows shadows with their style sheets', async () => {
    const host = document.createElement('x-host');
    const shadow = host.attachShadow({ mode: 'open' });
    shadow.innerHTML = '<style>i { color: rgb(1, 2, 3) }</style><i>in</i><b>bold</b>';
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('b { color: rgb(4, 5, 6) }');
    shadow.adoptedStyleSheets = [sheet];
    page.append(host);
    await record();
    await waitUntil(() => context.dom.some(({ name }) => name === 'adopted-style-sheet'), 'its sheet');
    await show();
    const { shadowRoot } = shown.querySelector('x-host')!;
    expect(shadowRoot!.textContent).to.include('bold');
    expect(styleOf('i', shadowRoot!).color).to.equal('rgb(1, 2, 3)');
    expect(styleOf('b', shadowRoot!).color).to.equal('rgb(4, 5, 6)');
  });

  it('has the rules of the page, also those that scripts add, change and take away', async () => {
    page.innerHTML =
      '<style>h2 { color: rgb(1, 1, 1) }</style><h2>a</h2><h3>b</h3><h4 style="left: 3px">c</h4>';
    await record();
    const { sheet } = page.querySelector('style')!;
    sheet!.insertRule('h3 { color: rgb(2, 2, 2) }', 1);
    (sheet!.cssRules[0] as CSSStyleRule).style.setProperty('color', 'rgb(3, 3, 3)');
    page.querySelector('h4')!.style.color = 'rgb(4, 4, 4)';
    await show();
    expect(styleOf('h2').color).to.equal('rgb(3, 3, 3)');
    expect(styleOf('h3').color).to.equal('rgb(2, 2, 2)');
    expect(styleOf('h4').color).to.equal('rgb(4, 4, 4)');
    expect(styleOf('h4').left).to.equal('3px');
    sheet!.deleteRule(1);
    page.querySelector('style')!.append('h2 { top: 5px }');
    await show();
    expect(styleOf('h3').color).not.to.equal('rgb(2, 2, 2)');
    expect(styleOf('h2').top).to.equal('5px');
  });

  it('has style sheets for the media that they are for now, with the rules that scripts added', async () => {
    page.innerHTML = '<style media="print">h2 { color: rgb(1, 1, 1) }</style><h2>a</h2>';
    const style = page.querySelector('style')!;
    await record();
    style.sheet!.insertRule('h2 { left: 7px }');
    const picture = await show();
    expect(styleOf('h2').left).to.equal('auto');
    const shownBefore = context.dom.length;
    style.media = 'all';
    await nextFrame();
    await nextFrame();
    picture.apply(records().slice(shownBefore));
    expect(styleOf('h2').color).to.equal('rgb(1, 1, 1)');
    expect(styleOf('h2').left).to.equal('7px');
  });

  it('shows what is typed and chosen as its length alone, and where things are scrolled to', async () => {
    page.innerHTML = '<input id="a"><input id="b" type="checkbox"><div><p>long</p></div>';
    const box = page.querySelector('div')!;
    box.style.cssText = 'height: 20px; overflow: auto';
    page.querySelector('p')!.style.height = '400px';
    await record();
    const [text, check] = page.querySelectorAll('input');
    text!.value = 'abc';
    text!.dispatchEvent(new InputEvent('input', { bubbles: true }));
    check!.click();
    box.scrollTop = 30;
    await waitUntil(() => context.dom.some(({ name }) => name === 'scroll'), 'scrolling is recorded');
    await show();
    expect(shown.querySelector<HTMLInputElement>('#a')!.value).to.equal('•••');
    expect(shown.querySelector<HTMLInputElement>('#b')!.checked).to.be.true;
    expect(shown.querySelector('div')!.scrollTop).to.equal(30);
  });

  it('shows what is typed into a field of a shadow tree', async () => {
    const host = document.createElement('x-form');
    host.attachShadow({ mode: 'open' }).innerHTML = '<input>';
    page.append(host);
    await record();
    const field = host.shadowRoot!.querySelector('input')!;
    field.focus();
    await sendKeys({ type: 'abcd' });
    await waitUntil(() => context.dom.some(({ name }) => name === 'input'), 'it is recorded');
    await show();
    const shownField = shown.querySelector('x-form')!.shadowRoot!.querySelector('input')!;
    expect(shownField.value).to.equal('••••');
  });

  it('shows how long the value of a list is, and the option for all where it is empty', async () => {
    const words = '<option value="">All</option><option value="new">Newest</option>';
    page.innerHTML = `<select>${words}</select><select>${words}</select>`;
    const [first, second] = page.querySelectorAll('select');
    await record();
    const picture = await show();
    const lists = (): string[] =>
      [...shown.querySelectorAll('select')].map((list) => list.selectedOptions[0]?.text ?? 'none');
    const change = async (value: string): Promise<void> => {
      const before = records().length;
      first!.value = value;
      first!.dispatchEvent(new Event('change', { bubbles: true }));
      await nextFrame();
      await nextFrame();
      picture.apply(records().slice(before));
    };
    expect(lists()).to.deep.equal(['All', 'All']);
    page.append(second!.cloneNode(true));
    await change('new');
    expect(lists()).to.deep.equal(['•••', 'All', 'All']);
    await change('');
    expect(lists()).to.deep.equal(['All', 'All', 'All']);
    expect([...shown.querySelectorAll('option')].map(({ text }) => text)).to.deep.equal(
      Array(3).fill(['All', 'Newest']).flat(),
    );
  });

  it('shows no option of a list as chosen of which none is told, though its options come later', async () => {
    page.innerHTML = '<select><option>a</option></select>';
    await record();
    const list = page.querySelector('select')!;
    list.prepend(new Option('b'), new Option('c'));
    list.append(new Option('d'));
    list.selectedIndex = 2;
    await show();
    const shownList = shown.querySelector('select')!;
    const options = [...shownList.options].filter(({ hidden }) => !hidden);
    expect(options.map(({ text, selected }) => [text, selected])).to.deep.equal([
      ['b', false],
      ['c', false],
      ['a', false],
      ['d', false],
    ]);
    expect([...shownList.selectedOptions].map(({ text }) => text)).to.deep.equal(['•']);
  });

  it('shows a document in a frame where the frame stands', async () => {
    const inner = document.createElement('iframe');
    inner.srcdoc = '<style>em { color: rgb(7, 8, 9) }</style><em>inner</em>';
    page.append(inner);
    await record();
    await waitUntil(() => JSON.stringify(context.dom).includes('inner'), 'the inner document');
    await show();
    const { shadowRoot } = shown.querySelector('main picture-frame')!;
    expect(shadowRoot!.textContent).to.include('inner');
    expect(styleOf('em', shadowRoot!).color).to.equal('rgb(7, 8, 9)');
    expect(shown.querySelector('iframe')).to.equal(null);
  });

  it('begins anew with a whole picture, and is empty again', async () => {
    page.innerHTML = '<p>a</p>';
    await record();
    const picture = await show();
    picture.apply(records().slice(0, 2));
    expect(shown.querySelectorAll('main')).to.have.length(1);
    picture.clear();
    expect(picture.isThere).to.be.false;
    expect(shown.documentElement.outerHTML).to.equal('<html></html>');
  });
});
