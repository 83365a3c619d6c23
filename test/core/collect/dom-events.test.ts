import { expect, fixture, fixtureCleanup, html } from '@open-wc/testing';
import { sendKeys, sendMouse } from '@web/test-runner-commands';
import { domEventsCollector } from '../../../src/core/collect/dom-events.ts';
import { RecordingContext } from '../../support/recording-context.ts';

describe('domEventsCollector', () => {
  let context: RecordingContext;
  let stop: () => void;

  beforeEach(() => {
    context = new RecordingContext();
    stop = domEventsCollector().start(context);
  });

  afterEach(() => {
    stop();
    fixtureCleanup();
  });

  const names = () => context.events.map(({ name }) => name);
  const recorded = (name: string) => context.events.filter((event) => event.name === name);

  async function click(element: Element): Promise<void> {
    const { x, y, width, height } = element.getBoundingClientRect();
    await sendMouse({
      type: 'click',
      position: [Math.round(x + width / 2), Math.round(y + height / 2)],
    });
  }

  /** Presses a key or a shortcut such as `Control+a`. */
  async function press(shortcut: string): Promise<void> {
    const modifiers = shortcut.split('+');
    const key = modifiers.pop()!;
    for (const down of modifiers) await sendKeys({ down });
    await sendKeys({ press: key });
    for (const up of modifiers.reverse()) await sendKeys({ up });
  }

  /** `<film-card>` with an open shadow tree of the given markup. */
  async function renderInShadow(markup: string): Promise<ShadowRoot> {
    const host = await fixture<HTMLElement>(html`<film-card></film-card>`);
    const root = host.attachShadow({ mode: 'open' });
    root.innerHTML = markup;
    return root;
  }

  describe('places', () => {
    it('records a click with its component, its target through the shadow tree, its text and its place', async () => {
      const root = await renderInShadow('<button class="add">Add <b>to cart</b></button>');
      await click(root.querySelector('b')!);
      const [event] = recorded('click');
      expect(event).to.deep.include({ category: 'dom', source: 'film-card', target: 'film-card >> b' });
      expect(event?.payload).to.have.property('text', 'Add to cart');
      expect(event?.payload).to.have.property('x').that.is.a('number');
    });

    it('records a click that the app keeps to itself', async () => {
      const button = await fixture<HTMLButtonElement>(html`<button id="buy">Buy</button>`);
      button.addEventListener('click', (event) => event.stopImmediatePropagation());
      await click(button);
      expect(recorded('click')[0])
        .to.include({ target: 'button#buy' })
        .and.not.to.have.property('source');
    });

    it('records changes and submits that end at the shadow tree, once each', async () => {
      const root = await renderInShadow('<form action="/order?token=abc"><input name="email"></form>');
      const form = root.querySelector('form')!;
      form.addEventListener('submit', (event) => event.preventDefault());
      await click(root.querySelector('input')!);
      await sendKeys({ type: 'a@b.c' });
      await press('Enter');
      expect(recorded('change')).to.have.length(1);
      expect(recorded('change')[0]).to.deep.include({
        source: 'film-card',
        target: 'film-card >> input[name="email"]',
        payload: { value: 'a@b.c' },
      });
      expect(recorded('submit').map(({ payload }) => payload)).to.deep.equal([
        { method: 'get', action: '/order?token=[REDACTED]' },
      ]);
    });

    it('records an event that passes a slot once', async () => {
      const host = await fixture<HTMLElement>(html`<film-card><input name="title" /></film-card>`);
      host.attachShadow({ mode: 'open' }).innerHTML = '<div><slot></slot></div>';
      const input = host.querySelector('input')!;
      await click(input);
      await sendKeys({ type: 'x' });
      input.blur();
      expect(recorded('input')).to.have.length(1);
      expect(recorded('change')).to.have.length(1);
    });

    it('finds its way out of a form whose fields hide its properties', async () => {
      const host = await fixture<HTMLElement>(html`
        <form>
          <input name="parentNode" /><input name="host" /><input name="localName" />
          <film-card></film-card>
        </form>
      `);
      const card = host.querySelector('film-card')!;
      card.attachShadow({ mode: 'open' }).innerHTML = '<input name="title">';
      const input = card.shadowRoot!.querySelector('input')!;
      await click(input);
      await sendKeys({ type: 'x' });
      input.blur();
      expect(recorded('change')).to.have.length(1);
      expect(recorded('change')[0]).to.include({ source: 'film-card' });
    });

    it('leaves out the panel', async () => {
      const root = await renderInShadow('<button>Download</button>');
      const button = root.querySelector('button')!;
      context.ownNodes.add(button);
      await click(button);
      expect(names()).to.deep.equal([]);
    });
  });

  describe('fields', () => {
    it('records what is typed and chosen', async () => {
      const form = await fixture(html`
        <form>
          <input name="title" />
          <input type="checkbox" name="owned" value="yes" />
          <select multiple name="genres">
            <option>Drama</option>
            <option>Comedy</option>
          </select>
        </form>
      `);
      await click(form.querySelector('[name=title]')!);
      await sendKeys({ type: 'Up' });
      await click(form.querySelector('[name=owned]')!);
      const select = form.querySelector('select')!;
      for (const option of select.options) option.selected = true;
      select.dispatchEvent(new Event('change', { bubbles: true }));
      expect(recorded('input').map(({ payload }) => payload)).to.deep.equal([
        { value: 'U' },
        { value: 'Up' },
        { value: 'yes', checked: true },
      ]);
      expect(recorded('change').map(({ payload }) => payload)).to.deep.equal([
        { value: 'Up' },
        { value: 'yes', checked: true },
        { value: ['Drama', 'Comedy'] },
      ]);
    });

    for (const attributes of [
      'type="password" name="pw"',
      'autocomplete="cc-number"',
      'name="cvv"',
      'autocomplete="one-time-code"',
      'data-devtools-mask',
      'class="rr-mask"',
    ]) {
      it(`records neither value nor length of <input ${attributes}>`, async () => {
        const root = await renderInShadow(`<input ${attributes}>`);
        const input = root.querySelector('input')!;
        await click(input);
        await sendKeys({ type: '4242' });
        await press('Backspace');
        await press('ArrowLeft');
        input.blur();
        expect(names()).to.deep.equal(['click', 'change']);
        expect(recorded('change')[0]?.payload).to.deep.equal({ value: '[REDACTED]' });
        expect(JSON.stringify(context.events)).not.to.contain('42');
      });
    }

    it('goes on hiding a password that the page shows in clear', async () => {
      const root = await renderInShadow('<input type="password" id="x1">');
      const input = root.querySelector('input')!;
      await click(input);
      input.type = 'text';
      await sendKeys({ type: 'hunter2' });
      input.blur();
      expect(recorded('input')).to.deep.equal([]);
      expect(recorded('change')[0]?.payload).to.deep.equal({ value: '[REDACTED]' });
    });

    it('tells of chosen files only name, size and type', async () => {
      const input = await fixture<HTMLInputElement>(html`<input type="file" name="poster" />`);
      const files = new DataTransfer();
      files.items.add(new File(['abc'], 'jaws.png', { type: 'image/png' }));
      input.files = files.files;
      input.dispatchEvent(new Event('change', { bubbles: true }));
      expect(recorded('change')[0]?.payload).to.deep.equal({
        files: [{ name: 'jaws.png', size: 3, type: 'image/png' }],
      });
    });

    it('does not record the text of an editor', async () => {
      const editor = await fixture<HTMLElement>(html`<div contenteditable>Dear</div>`);
      editor.focus();
      await sendKeys({ type: 'hi' });
      expect(names()).to.deep.equal(['input', 'input']);
      expect(context.events.every((event) => event.payload === undefined)).to.be.true;
    });
  });

  describe('keys', () => {
    const keys = () => recorded('keydown').map(({ payload }) => (payload as { key: string }).key);

    it('records named keys and shortcuts outside fields, and no characters', async () => {
      const button = await fixture<HTMLElement>(html`<button>Play</button>`);
      button.focus();
      for (const key of ['ArrowDown', 'Backspace', 'j', 'F2', 'Shift', 'Control+Shift+k', 'Alt+d'])
        await press(key);
      expect(keys()).to.deep.equal(['ArrowDown', 'Backspace', 'F2', 'Ctrl+Shift+k', 'Alt+d']);
    });

    it('records commands in a field, and no typing', async () => {
      const input = await fixture<HTMLElement>(html`<input name="title" />`);
      input.focus();
      for (const key of ['j', 'Backspace', 'Alt+d', 'ArrowDown', 'Escape', 'Control+a'])
        await press(key);
      expect(keys()).to.deep.equal(['ArrowDown', 'Escape', 'Ctrl+a']);
    });
  });

  describe('marks of the author', () => {
    it('records nothing inside a block', async () => {
      const block = await fixture(
        html`<div data-devtools-block><button>Pay</button><input name="a" /></div>`,
      );
      await click(block.querySelector('button')!);
      await click(block.querySelector('input')!);
      await sendKeys({ type: 'x' });
      expect(names()).to.deep.equal([]);
    });

    it('records clicks and no typing inside what is ignored', async () => {
      const ignored = await fixture(html`<div data-devtools-ignore><input name="a" /></div>`);
      const input = ignored.querySelector('input')!;
      await click(input);
      await sendKeys({ type: 'x' });
      await press('Escape');
      input.blur();
      expect(names()).to.deep.equal(['click']);
    });

    it('leaves the text out of what is masked, in shadow trees too', async () => {
      const root = await renderInShadow('<button>ada@example.com</button>');
      root.host.setAttribute('data-sentry-mask', '');
      await click(root.querySelector('button')!);
      expect(recorded('click')).to.have.length(1);
      expect(JSON.stringify(context.events)).not.to.contain('ada');
    });
  });

  for (const mark of ['data-devtools-mask', 'data-devtools-block', 'data-devtools-ignore']) {
    it(`leaves the text out of a button that holds a ${mark}`, async () => {
      const root = await renderInShadow(`<button><i>Pay</i> <span ${mark}>Ada Lovelace</span></button>`);
      await click(root.querySelector('i')!);
      expect(recorded('click')).to.have.length(1);
      expect(recorded('click')[0]?.payload).not.to.have.property('text');
    });
  }

  it('leaves out moves, scrolling and focus', async () => {
    const input = await fixture<HTMLElement>(html`<input />`);
    await sendMouse({ type: 'move', position: [5, 5] });
    input.focus();
    window.dispatchEvent(new Event('scroll'));
    expect(names()).to.deep.equal([]);
  });

  it('survives events whose getters throw, and goes on recording', async () => {
    const button = await fixture<HTMLElement>(html`<button id="buy">Buy</button>`);
    const hostile = new MouseEvent('click', { bubbles: true });
    for (const name of ['type', 'target', 'clientX', 'button', 'composedPath']) {
      Object.defineProperty(hostile, name, {
        get() {
          throw new Error('hands off');
        },
      });
    }
    let isReceived = false;
    button.addEventListener('click', () => (isReceived = true), { once: true });
    button.dispatchEvent(hostile);
    expect(isReceived).to.be.true;
    button.click();
    expect(recorded('click').at(-1)).to.include({ target: 'button#buy' });
  });

  it('leaves events to the app: none is cancelled or stopped', async () => {
    const root = await renderInShadow('<form><button>Go</button></form>');
    const received: [string, boolean][] = [];
    const receive = (event: Event) => {
      received.push([event.type, event.defaultPrevented]);
      if (event.type === 'submit') event.preventDefault();
    };
    for (const type of ['click', 'submit']) root.addEventListener(type, receive);
    await click(root.querySelector('button')!);
    expect(received).to.deep.equal([
      ['click', false],
      ['submit', false],
    ]);
  });

  it('records nothing after its end, in shadow trees that it has seen either', async () => {
    const root = await renderInShadow('<input name="a">');
    const input = root.querySelector('input')!;
    await click(input);
    stop();
    const before = context.events.length;
    await sendKeys({ type: 'x' });
    input.blur();
    await click(input);
    expect(context.events).to.have.length(before);
  });
});
