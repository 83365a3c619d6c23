import { expect } from '@open-wc/testing';
import { PageRoom } from '../../../src/panel/frame/page-room.ts';

describe('PageRoom', () => {
  const root = document.documentElement;
  let room: PageRoom;
  let page: HTMLStyleElement;

  beforeEach(() => {
    room = new PageRoom();
    page = document.createElement('style');
    document.head.append(page);
  });

  afterEach(() => {
    room.clear();
    page.remove();
    root.removeAttribute('style');
  });

  it('adds to the margin that the page has, and gives back what was', () => {
    root.style.marginBottom = '7px';
    page.textContent = 'html { scroll-padding-bottom: 5px; margin-left: 3px }';
    const before = document.adoptedStyleSheets;
    room.make('bottom', 300);
    expect(getComputedStyle(root).marginBottom).to.equal('307px');
    expect(getComputedStyle(root).scrollPaddingBottom).to.equal('305px');
    room.make('left', 400);
    expect(getComputedStyle(root).marginBottom).to.equal('7px');
    expect(getComputedStyle(root).marginLeft).to.equal('403px');
    room.clear();
    expect(getComputedStyle(root).marginLeft).to.equal('3px');
    expect(root.getAttribute('style')).to.equal('margin-bottom: 7px;');
    expect(document.adoptedStyleSheets).to.deep.equal(before);
  });

  it('leaves style sheets alone that the page adopts meanwhile', () => {
    room.make('bottom', 300);
    const sheet = new CSSStyleSheet();
    document.adoptedStyleSheets.push(sheet);
    room.clear();
    expect(document.adoptedStyleSheets).to.include(sheet);
    document.adoptedStyleSheets = [];
  });

  it('wins over a page that resets everything', () => {
    page.textContent = '* { margin: 0 !important }';
    room.make('top', 250);
    expect(getComputedStyle(root).marginTop).to.equal('250px');
  });

  it('makes an app as high as the viewport shorter, be it in percent or in vh', () => {
    page.textContent = 'html, body { height: 100%; margin: 0; overflow: hidden }';
    room.make('bottom', 200);
    expect(document.body.getBoundingClientRect().bottom).to.equal(innerHeight - 200);
    room.clear();
    page.textContent = 'html { margin: 0 } body { height: 100vh; margin: 0; overflow: hidden }';
    room.make('top', 200);
    const { top, bottom } = document.body.getBoundingClientRect();
    expect([top, bottom]).to.deep.equal([200, innerHeight]);
  });

  it('lets the end of a long page be scrolled out from under the panel', () => {
    const long = document.createElement('div');
    for (const style of ['', 'html, body { height: 100% }', 'body { min-height: 100vh }']) {
      page.textContent = style;
      long.style.height = '3000px';
      document.body.append(long);
      room.make('bottom', 200);
      scrollTo(0, 10_000);
      expect(long.getBoundingClientRect().bottom, style).to.be.at.most(innerHeight - 200);
      room.clear();
      long.remove();
    }
  });
});
