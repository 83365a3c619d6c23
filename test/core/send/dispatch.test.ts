import { expect } from '@open-wc/testing';
import type { EventRecord } from '../../../src/core/index.ts';
import { dispatch } from '../../../src/core/send/dispatch.ts';

describe('what an event does when it is sent again', () => {
  let place: HTMLElement;
  let heard: string[];

  beforeEach(() => {
    heard = [];
    place = document.body.appendChild(document.createElement('main'));
    place.innerHTML = `
      <form action="/elsewhere">
        <input name="elements"><textarea name="getRootNode"></textarea>
        <select name="matches"><option>a</option><option>b</option></select>
        <select multiple name="several"><option>a</option><option>b</option><option>c</option></select>
        <input type="checkbox"><input type="file"><button name="go">Go</button><button disabled>No</button>
      </form>`;
  });

  afterEach(() => place.remove());

  const find = (selector: string): HTMLElement => place.querySelector<HTMLElement>(selector)!;

  function send(name: string, target: EventTarget, payload: object = {}): void {
    const event: EventRecord = { seq: 1, time: 0, category: 'dom', name, payload };
    dispatch(event, target, (at, made) => void at.dispatchEvent(made));
  }

  function refusal(name: string, target: EventTarget, payload: object = {}): string {
    try {
      send(name, target, payload);
    } catch (error) {
      return (error as Error).message;
    }
    return 'sent';
  }

  it('gives fields their values, past a setter that a framework put on one', () => {
    const input = find('input[name]') as HTMLInputElement;
    let isSet = false;
    Object.defineProperty(input, 'value', {
      get: () => Reflect.get(HTMLInputElement.prototype, 'value', input) as unknown,
      set: () => (isSet = true),
    });
    for (const type of ['input', 'change']) place.addEventListener(type, () => heard.push(type));
    send('input', input, { value: 'Heat' });
    send('change', find('textarea'), { value: 'two\nlines' });
    send('change', find('select'), { value: 'b' });
    send('change', find('[multiple]'), { value: ['a', 'c'] });
    send('change', find('[type=checkbox]'), { value: 'on', checked: true });
    expect(input.value).to.equal('Heat');
    expect(isSet).to.equal(false);
    expect((find('textarea') as HTMLTextAreaElement).value).to.equal('two\nlines');
    expect((find('select') as HTMLSelectElement).value).to.equal('b');
    const chosen = (find('[multiple]') as HTMLSelectElement).selectedOptions;
    expect(Array.from(chosen, ({ value }) => value)).to.deep.equal(['a', 'c']);
    expect((find('[type=checkbox]') as HTMLInputElement).checked).to.equal(true);
    expect(heard).to.deep.equal(['input', 'change', 'change', 'change', 'change']);
  });

  it('presses keys with their modifiers, and clicks where it was clicked', () => {
    place.addEventListener('keydown', ({ key, ctrlKey, shiftKey, altKey }) =>
      heard.push(`${ctrlKey} ${shiftKey} ${altKey} ${key}`),
    );
    for (const key of ['Enter', 'Ctrl+Shift+K', 'Ctrl++', '+', 'constructor+a'])
      send('keydown', place, { key });
    expect(heard).to.deep.equal([
      'false false false Enter',
      'true true false K',
      'true false false +',
      'false false false +',
      'false false false a',
    ]);
    place.addEventListener('dblclick', ({ clientX, clientY, detail }) => {
      heard = [`${clientX} ${clientY} ${detail}`];
    });
    send('dblclick', place, { x: 12, y: 34 });
    expect(heard).to.deep.equal(['12 34 2']);
  });

  it('sends a form with the button that sent it, though its fields hide what it has itself', () => {
    (find('form') as HTMLFormElement).addEventListener('submit', (event) => {
      event.preventDefault();
      heard.push(event.submitter?.getAttribute('name') ?? 'none');
    });
    send('submit', find('form'), { submitter: 'button[name="go"]' });
    send('submit', find('form'), {});
    expect(heard).to.deep.equal(['go', 'none']);
  });

  it('refuses what no script can do, and what would leave the page', () => {
    expect(refusal('submit', find('form'))).to.equal('it leaves the page for /elsewhere');
    expect(refusal('click', find('button'))).to.equal('it leaves the page for /elsewhere');
    expect(refusal('click', find(':disabled'))).to.equal('it cannot be used now: it is disabled');
    expect(refusal('click', find('[type=file]'))).to.match(/by hand alone/);
    expect(refusal('change', find('[type=file]'), { files: [] })).to.match(/files is not recorded/);
    expect(refusal('change', find('select'), { value: 'z' })).to.equal('it has no choice "z"');
    expect(refusal('input', place)).to.equal('what was typed there is not recorded');
    expect(refusal('keydown', place)).to.equal('its key is not recorded');
    expect(refusal('paste', place)).to.equal('what was pasted is not recorded');
    expect(refusal('drop', place)).to.equal('no script can do this: drop');
    expect(refusal('submit', place)).to.equal('it is no form');
  });
});
