import { expect } from '@open-wc/testing';
import type { DomRecord } from '../../../src/core/index.ts';
import { PictureDocument } from '../../../src/panel/picture/picture-document.ts';
import { pictureFrame } from '../../support/picture-frame.ts';

let nextId = 10;

type Attributes = Record<string, unknown>;

const element = (tagName: string, attributes: Attributes = {}, childNodes: unknown[] = []): object => ({
  ...{ type: 2, tagName, attributes, childNodes, id: (nextId += 1) },
});

const text = (textContent: unknown): object => ({ type: 3, textContent, id: (nextId += 1) });

function page(...nodes: unknown[]): DomRecord[] {
  const html = {
    type: 2,
    tagName: 'html',
    id: 2,
    childNodes: [{ ...element('body', {}, nodes), id: 3 }],
  };
  return [
    { seq: 1, time: 1, name: 'meta', data: { width: 100, height: 100 } },
    { seq: 2, time: 2, name: 'full-snapshot', data: { node: { type: 0, id: 1, childNodes: [html] } } },
  ];
}

const change = (name: string, data: unknown): DomRecord => ({ seq: 3, time: 3, name, data });

describe('a picture from a hostile file', () => {
  let frame: HTMLIFrameElement;
  let shown: Document;
  let picture: PictureDocument;

  beforeEach(async () => {
    frame = await pictureFrame();
    shown = frame.contentDocument!;
    picture = new PictureDocument(shown);
  });

  afterEach(() => frame.remove());

  const html = (): string => shown.documentElement.outerHTML;

  it('holds nothing that runs, loads or submits', () => {
    const far = 'https://elsewhere.test/x';
    picture.apply(
      page(
        ...['script', 'iframe', 'object', 'embed', 'frame', 'base', 'meta', 'link', 'portal'].map(
          (tag) =>
            element(tag, { src: far, href: far, data: far, srcdoc: far, rel: 'preload' }, [
              text('globalThis.stolen = 1'),
            ]),
        ),
        element('img', { src: far, srcset: `${far} 2x`, onerror: 'stolen = 1', lowsrc: 'x' }),
        element('video', { src: far, poster: far, autoplay: '' }, [element('source', { src: far })]),
        element('form', { action: far }, [element('button', { formaction: far, autofocus: '' })]),
        element('a', { href: 'javascript:stolen=1', ping: far, target: '_top', onclick: 'stolen=1' }),
        element('body', { background: far, onload: 'stolen = 1' }),
        element('input', { type: 'image', src: far }),
        { ...element('svg', { onload: 'stolen=1' }), isSVG: true },
        { ...element('use', { href: `${far}#a`, 'xlink:href': far }), isSVG: true },
        { ...element('image', { href: far }), isSVG: true },
      ),
    );
    expect(html()).not.to.include('elsewhere').and.not.to.include('javascript:');
    expect(html()).not.to.match(/ on\w+=| srcdoc=| autofocus| target=/);
    const tags = [...shown.querySelectorAll('*')].map(({ localName }) => localName);
    expect(tags).not.to.include.members(['script']);
    for (const tag of ['script', 'iframe', 'object', 'embed', 'base', 'meta', 'link'])
      expect(tags).not.to.include(tag);
    expect(shown.querySelector('a')!.getAttribute('href')).to.equal('#');
  });

  it('keeps images and fonts that it has in itself', () => {
    const image = 'data:image/gif;base64,R0lGODlhAQABAAAAACw=';
    picture.apply(page(element('img', { src: image }), element('img', { rr_dataURL: image })));
    for (const { src } of shown.querySelectorAll('img')) expect(src).to.equal(image);
    picture.apply(page(element('p', { style: `background: url("${image}")` })));
    expect(shown.querySelector('p')!.style.backgroundImage).to.include('data:image/gif');
    picture.apply(page(element('img', { src: 'data:text/html,<script>1</script>' })));
    expect(shown.querySelector('img')!.hasAttribute('src')).to.be.false;
  });

  it('has no addresses in its styles, in whatever way they come', () => {
    const css = `@import "https://elsewhere.test/a"; p { background: URL( 'https://elsewhere.test/b' ) }
      @font-face { font-family: f; src: url(https://elsewhere.test/c) }`;
    picture.apply([
      ...page(
        element('style', { _cssText: css }),
        { ...element('style', {}, [text(css)]), id: 5 },
        { ...element('p', { style: 'background: url(https://elsewhere.test/d)' }), id: 6 },
      ),
      change('mutation', {
        attributes: [
          { id: 6, attributes: { style: { cursor: 'url("https://elsewhere.test/e"), auto' } } },
        ],
      }),
      change('style-sheet-rule', { id: 5, adds: [{ rule: 'b { mask: url(//elsewhere.test/f) }' }] }),
      change('adopted-style-sheet', {
        id: 1,
        styles: [{ styleId: 1, rules: [{ rule: 'i { list-style: url(https://elsewhere.test/g) }' }] }],
        styleIds: [1],
      }),
    ]);
    const rules = shown.adoptedStyleSheets.flatMap((sheet) => [...sheet.cssRules]);
    expect(rules.map(({ cssText }) => cssText).join()).to.include('list-style');
    expect(rules.map(({ cssText }) => cssText).join()).not.to.include('elsewhere');
    expect(shown.querySelector('p')!.style.cssText).not.to.include('elsewhere');
  });

  it('puts parts in their order however they wait for each other, and does not hang on many', () => {
    picture.apply(page(element('div')));
    const count = 30_000;
    const adds = Array.from({ length: count }, (_, i) => ({
      parentId: 3,
      nextId: i + 1 < count ? 100_001 + i : null,
      node: { type: 2, tagName: 'i', attributes: { title: String(i) }, id: 100_000 + i },
    }));
    picture.apply([change('mutation', { adds })]);
    const titles = [...shown.querySelectorAll('i')].map(({ title }) => Number(title));
    expect(titles).to.have.length(count);
    expect(titles.every((title, at) => title === at)).to.equal(true);
    const parts = [
      { parentId: 7, nextId: null, node: { type: 2, tagName: 'b', id: 8 } },
      { parentId: 3, nextId: 99, node: { type: 2, tagName: 'u', id: 7 } },
      { parentId: 98, nextId: null, node: { type: 2, tagName: 's', id: 9 } },
    ];
    picture.apply([change('mutation', { adds: parts })]);
    expect(shown.querySelector('u > b')).not.to.equal(null);
    expect(shown.querySelector('s')).to.equal(null);
  });

  it('shows markup in texts as text', () => {
    picture.apply(page(text('<img src=x onerror=alert(1)>')));
    expect(shown.body.textContent).to.equal('<img src=x onerror=alert(1)>');
    expect(shown.querySelector('img')).to.equal(null);
  });

  it('takes records of any form, and shows what can be read of them', () => {
    const odd: unknown[] = [null, 5, 'x', [], {}, { node: [] }, { node: { childNodes: 'x' } }];
    for (const name of ['meta', 'full-snapshot', 'mutation', 'scroll', 'input', 'mouse-move']) {
      for (const data of odd) picture.apply([change(name, data)]);
    }
    const script = { node: { type: 0, id: 1, childNodes: [element('script'), element('script')] } };
    picture.apply([change('full-snapshot', script)]);
    picture.apply([
      ...page({ ...element('p', { 'bad name': 1, style: 7, class: {} }), id: 4 }, element('<x>'), null),
      change('mutation', {
        removes: [{ id: 999 }, { id: 1 }, 4.5],
        adds: [
          { parentId: 1, node: element('p') },
          { parentId: 77, nextId: 78, node: {} },
        ],
        texts: [{ id: 3, value: {} }],
        attributes: [{ id: 4, attributes: { title: 'read' } }, {}],
      }),
      change('style-sheet-rule', { id: 4, removes: [{ index: [3, 4] }] }),
      change('adopted-style-sheet', { id: 4, styleIds: ['a'] }),
      change('__proto__', { id: 4 }),
    ]);
    expect(shown.querySelector('p')!.title).to.equal('read');
  });

  it('shows elements that are named as members of the document or of a form', () => {
    const member = (tag: string, name: string): object => element(tag, { name, id: name });
    picture.apply(
      page(
        ...['documentElement', 'defaultView', 'createElement'].map((name) => member('img', name)),
        element('form', { name: 'createTextNode', style: 'left: 1px' }, [
          ...['style', 'childNodes', 'nodeType'].map((name) => member('select', name)),
          ...['insertBefore', 'closest', 'checked'].map((name) => member('input', name)),
          element('input', { type: 'radio', name: 'size', id: 'small' }),
        ]),
      ),
    );
    picture.apply([
      change('mutation', {
        adds: [
          {
            parentId: 3,
            node: { ...element('form', { checked: '' }, [member('input', 'checked')]), id: 5 },
          },
          { parentId: 5, node: { ...element('input', { name: 'setAttribute' }), id: 6 } },
        ],
        attributes: [{ id: 5, attributes: { style: 'left: 2px', title: 'seen' } }],
      }),
      change('scroll', { id: 5, x: 1, y: 1 }),
      change('input', { id: 5, text: 'a', isChecked: true }),
      change('mutation', { removes: [{ id: 6 }] }),
    ]);
    expect(shown.querySelectorAll('img')).to.have.length(3);
    expect(shown.querySelectorAll('select')).to.have.length(3);
    expect(shown.querySelectorAll('input')).to.have.length(5);
    expect([...shown.forms].map((form) => form.style.left)).to.deep.equal(['1px', '2px']);
    expect(shown.forms[1]!.title).to.equal('seen');
    expect(shown.querySelector('#small')!.getAttribute('name')).to.equal('size');
    picture.clear();
    expect(html()).to.equal('<html></html>');
  });

  it('shows what comes beside what goes into a part that is left out', () => {
    picture.apply([
      ...page({ ...element('template'), id: 4 }),
      change('mutation', {
        adds: [
          { parentId: 4, node: element('i') },
          { parentId: 4, node: { ...element('i'), isShadow: true } },
          { parentId: 3, node: element('b') },
        ],
      }),
    ]);
    expect(shown.querySelector('b')).not.to.equal(null);
    expect(shown.querySelector('i')).to.equal(null);
  });

  it('has nothing in its drawings that moves, runs or leads elsewhere', () => {
    const svg = (tag: string, attributes: Attributes = {}): object => ({
      ...element(tag, attributes),
      isSVG: true,
    });
    const far = 'url(https://elsewhere.test/a#b)';
    const tags = ['animate', 'set', 'animateMotion', 'animateTransform', 'x:script', 'x:animate'];
    picture.apply(
      page(
        ...tags.map((tag) => svg(tag)),
        svg('path', { fill: far, mask: far, 'clip-path': far, 'marker-end': far, filter: 'url(#c)' }),
        svg('use', { 'xlink:href': '#c' }),
        element('a', { attributionsrc: 'https://elsewhere.test/', title: 'url(x)' }),
      ),
    );
    expect(html()).not.to.match(/animate|<set|script|elsewhere|attributionsrc/i);
    expect(shown.querySelector('path')!.getAttribute('filter')).to.equal('url(#c)');
    expect(shown.querySelector<SVGUseElement>('use')!.href.baseVal).to.equal('#c');
    expect(shown.querySelector('a')!.title).to.equal('url(x)');
  });
});
