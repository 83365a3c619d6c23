import { expect, fixture, html, nextFrame, waitUntil } from '@open-wc/testing';
import { emulateMedia } from '@web/test-runner-commands';
import { domCollector } from '../../../src/collectors/dom.ts';
import { PictureCollector } from '../../../src/core/collect/picture.ts';
import type { DomInput } from '../../../src/core/record/types.ts';
import { RecordingContext } from '../../support/recording-context.ts';

interface Change {
  texts: { value: string }[];
  adds: unknown[];
}

const names = (records: readonly DomInput[]): string[] => records.map(({ name }) => name);

describe('domCollector', () => {
  let context: RecordingContext;
  let stop: (() => void) | undefined;

  beforeEach(() => {
    localStorage.removeItem('devtools-panel:picture');
    context = new RecordingContext();
  });

  afterEach(() => {
    stop?.();
    stop = undefined;
    localStorage.removeItem('devtools-panel:picture');
  });

  const recorded = (name: string): Promise<void> =>
    waitUntil(() => names(context.dom).includes(name), `${name} is recorded`);

  async function record(options: Parameters<typeof domCollector>[0] = {}): Promise<PictureCollector> {
    const collector = domCollector({ isOn: true, ...options });
    stop = collector.start(context);
    await recorded('full-snapshot');
    return collector;
  }

  it('records nothing, and loads nothing, until it is switched on', async () => {
    let isLoaded = false;
    const collector = new PictureCollector(async () => {
      isLoaded = true;
      return (await import('@rrweb/record')).record;
    });
    stop = collector.start(context);
    expect(collector.state).to.equal('off');
    await nextFrame();
    expect(isLoaded).to.be.false;
    expect(context.dom).to.deep.equal([]);
    await collector.turn(true);
    expect(isLoaded).to.be.true;
    expect(collector.state).to.equal('on');
    expect(names(context.dom).slice(0, 2)).to.deep.equal(['meta', 'full-snapshot']);
  });

  it('is as it was chosen last, whatever the app says', async () => {
    const first = domCollector();
    stop = first.start(context);
    await first.turn(true);
    stop();
    const second = domCollector();
    stop = second.start(context);
    await waitUntil(() => second.state === 'on', 'it goes on in the next page');
    await second.turn(false);
    stop();
    const third = domCollector({ isOn: true });
    stop = third.start(context);
    expect(third.state).to.equal('off');
  });

  it('stays on through a pause where nothing can be remembered', async () => {
    const own = Object.getOwnPropertyDescriptor(Storage.prototype, 'setItem')!;
    Storage.prototype.setItem = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
    try {
      const collector = domCollector();
      stop = collector.start(context);
      await collector.turn(true);
      stop();
      stop = collector.start(context);
      await waitUntil(() => collector.state === 'on', 'it goes on');
    } finally {
      Object.defineProperty(Storage.prototype, 'setItem', own);
    }
  });

  it('says the end of the picture when it is switched off, and leaves nothing behind', async () => {
    const collector = await record();
    await collector.turn(false);
    expect(names(context.dom).at(-1)).to.equal('end');
    const count = context.dom.length;
    const element = await fixture<HTMLElement>(html`<p>a</p>`);
    element.textContent = 'b';
    await nextFrame();
    expect(context.dom).to.have.length(count);
  });

  it('tells the page, and what changes in it', async () => {
    const element = await fixture<HTMLElement>(html`<p class="one">first</p>`);
    await record();
    expect(JSON.stringify(context.dom.slice(0, 2))).to.include('first');
    element.textContent = 'second';
    await recorded('mutation');
    expect(JSON.stringify(context.dom)).to.include('second');
  });

  it('tells whether the page was seen light or dark, also when that changes', async () => {
    const schemes = (): unknown[] =>
      context.dom
        .filter(({ name }) => name === 'meta')
        .map(({ data }) => (data as { scheme: unknown }).scheme);
    try {
      await emulateMedia({ colorScheme: 'light' });
      await record();
      await emulateMedia({ colorScheme: 'dark' });
      await waitUntil(() => schemes().length === 2, 'it is recorded anew');
      expect(schemes()).to.deep.equal(['light', 'dark']);
      expect(names(context.dom).at(-1)).to.equal('full-snapshot');
      stop?.();
      await emulateMedia({ colorScheme: 'light' });
      await nextFrame();
      expect(schemes()).to.have.length(2);
    } finally {
      await emulateMedia({ colorScheme: 'light' });
    }
  });

  it('tells how wide the page is without its scroll bar', async () => {
    await record();
    expect(context.dom[0]!.data).to.deep.include({
      width: innerWidth,
      clientWidth: document.documentElement.clientWidth,
    });
  });

  it('masks what is typed, chosen and hidden, and what the page marks', async () => {
    await fixture(
      html`<div>
        <input value="stolen" />
        <input type="password" value="stolen" />
        <textarea>stolen</textarea>
        <p class="rr-mask">stolen</p>
        <p data-devtools-block>stolen</p>
        <p contenteditable>stolen</p>
        <input id="typed" />
      </div>`,
    );
    await record();
    const typed = document.querySelector<HTMLInputElement>('#typed')!;
    typed.value = 'stolen';
    typed.dispatchEvent(new InputEvent('input', { bubbles: true }));
    await recorded('input');
    const text = JSON.stringify(context.dom);
    expect(text).not.to.include('stolen');
    expect(text).to.include('••••••');
  });

  it('shows values where that is wanted, but no secret ones', async () => {
    await fixture(
      html`<div><input value="visible" /><input name="cardNumber" value="4111 1111" /></div>`,
    );
    await record({ maskAllInputs: false });
    const text = JSON.stringify(context.dom);
    expect(text).to.include('visible').and.not.to.include('4111');
  });

  /** An element with a tree of shadows below it, which grows and changes while it is recorded. */
  async function changeInside(host: HTMLElement): Promise<void> {
    const root = host.attachShadow({ mode: 'open' });
    root.innerHTML = '<p>secret words</p>';
    document.body.append(host);
    await record({ blockSelector: 'x-private' });
    root.querySelector('p')!.textContent = 'secret words, changed';
    const inner = document.createElement('div');
    const deep = inner.attachShadow({ mode: 'open' });
    root.append(inner);
    await nextFrame();
    deep.innerHTML = '<b>secret words, deeper</b><input><button>secret words, pressed</button>';
    await nextFrame();
    deep.querySelector('b')!.firstChild!.nodeValue = 'secret words, deeper still';
    deep.querySelector('input')!.value = 'secret words, typed';
    deep.querySelector('button')!.click();
    for (const element of [inner, deep.querySelector('b')!]) {
      element.setAttribute('title', 'secret words, a title');
      element.setAttribute('data-note', 'secret words, a note');
    }
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('.secret-words { color: red }');
    deep.adoptedStyleSheets = [sheet];
    await nextFrame();
    const after = await fixture<HTMLElement>(html`<p>after</p>`);
    after.textContent = 'after it all';
    await waitUntil(() => JSON.stringify(context.dom).includes('after it all'), 'what comes later');
    host.remove();
  }

  for (const [what, make] of [
    ['the panel', () => document.createElement('devtools-panel')],
    [
      'what is blocked',
      () => Object.assign(document.createElement('x-blocked'), { className: 'rr-block' }),
    ],
    ['what the app blocks', () => document.createElement('x-private')],
  ] as const) {
    it(`leaves ${what} out, with all in its shadows`, async () => {
      await changeInside(make());
      expect(JSON.stringify(context.dom)).not.to.match(/secret.words/);
      const ids = context.dom.map(({ data }) => (data as { id?: number }).id);
      expect(ids).not.to.include(-1);
    });
  }

  it('masks marked texts in shadows, and hidden fields however they are set', async () => {
    const host = document.createElement('x-card');
    host.setAttribute('data-devtools-mask', '');
    host.attachShadow({ mode: 'open' }).innerHTML = '<p>words</p>';
    const field = Object.assign(document.createElement('input'), { type: 'hidden', name: 'state' });
    document.body.append(host, field);
    await record({ maskAllInputs: false });
    host.shadowRoot!.querySelector('p')!.firstChild!.nodeValue = 'secret words';
    host.shadowRoot!.append(Object.assign(document.createElement('b'), { textContent: 'secret, too' }));
    field.value = 'secret value';
    field.setAttribute('value', 'secret value');
    await nextFrame();
    const after = await fixture<HTMLElement>(html`<p>after</p>`);
    after.textContent = 'after it all';
    await waitUntil(() => JSON.stringify(context.dom).includes('after it all'), 'what comes later');
    host.remove();
    field.remove();
    expect(JSON.stringify(context.dom)).not.to.include('secret');
    expect(JSON.stringify(context.dom)).to.include('•••');
  });

  it('begins anew after some changes, and no sooner than they weigh as much as the page', async () => {
    const element = await fixture<HTMLElement>(html`<p></p>`);
    await record({ checkoutEvery: 3 });
    const whole = JSON.stringify(context.dom[1]).length;
    for (const text of ['a', 'b', 'c', 'd']) {
      element.textContent = text;
      await nextFrame();
    }
    expect(names(context.dom).filter((name) => name === 'full-snapshot')).to.have.length(1);
    element.textContent = 'x'.repeat(whole);
    await waitUntil(
      () => names(context.dom).filter((name) => name === 'full-snapshot').length === 2,
      'a second whole picture',
    );
  });

  it('tells no change whose base was not taken', async () => {
    const element = await fixture<HTMLElement>(html`<p></p>`);
    await record();
    const taking = context.recordDom.bind(context);
    context.recordDom = () => 0;
    element.textContent = 'lost';
    await nextFrame();
    context.recordDom = taking;
    element.textContent = 'without a base';
    await nextFrame();
    const changes = context.dom.filter(({ name }) => name === 'mutation');
    const texts = changes.flatMap(({ data }) => (data as Change).adds.map((add) => JSON.stringify(add)));
    expect(texts.join()).not.to.include('without a base');
  });

  it('says in words that rrweb is not there', async () => {
    const collector = new PictureCollector(() => Promise.reject(new Error('Failed to resolve')));
    stop = collector.start(context);
    await collector.turn(true);
    expect(collector.state).to.equal('failed');
    expect(collector.problem).to.include('@rrweb/record');
    expect(context.events).to.have.length(1);
    expect(context.events[0]).to.deep.include({ name: 'gap', payload: { reason: collector.problem } });
    expect(context.dom).to.deep.equal([]);
  });
});
