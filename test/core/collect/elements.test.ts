import { expect } from '@open-wc/testing';
import { LitElement } from 'lit';
import { elementsCollector } from '../../../src/collectors/elements.ts';
import { litCollector } from '../../../src/collectors/lit.ts';
import type { ComponentInput } from '../../../src/core/record/types.ts';
import { RecordingContext } from '../../support/recording-context.ts';

class PlainElement extends HTMLElement {}
class ShadowElement extends HTMLElement {
  constructor() {
    super();
    this.attachShadow({ mode: 'open' }).innerHTML = '<p><plain-inner></plain-inner><slot></slot></p>';
  }
}
customElements.define('plain-inner', class extends HTMLElement {});
customElements.define('plain-item', PlainElement);
customElements.define('plain-shadow', ShadowElement);
customElements.define('lit-neighbour', class extends LitElement {});

describe('elementsCollector', () => {
  let context: RecordingContext;
  let stop: () => void;
  let place: HTMLElement;

  async function settle(): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve));
    await new Promise((resolve) => setTimeout(resolve));
  }

  async function start(): Promise<void> {
    context = new RecordingContext();
    stop = elementsCollector().start(context);
    await settle();
  }

  beforeEach(async () => {
    place = document.createElement('div');
    document.body.append(place);
    await start();
  });

  afterEach(() => {
    stop();
    place.remove();
  });

  async function put(markup: string): Promise<void> {
    place.innerHTML = markup;
    await settle();
  }

  const find = (selector: string): Element => place.querySelector(selector)!;
  const opsOf = (op: ComponentInput['op']): ComponentInput[] =>
    context.components.filter((each) => each.op === op);
  const mountOf = (name: string): ComponentInput | undefined =>
    opsOf('mount').find((each) => each.name === name);

  it('records mounts with attributes, under the nearest custom element, in shadow trees too', async () => {
    await put('<plain-shadow label="a"><b><plain-item></plain-item></b></plain-shadow>');
    const { id } = mountOf('plain-shadow') ?? {};
    expect(id).to.match(/^plain-shadow-\d+$/);
    expect(opsOf('mount').map(({ id: _id, ...rest }) => rest)).to.deep.equal([
      { op: 'mount', name: 'plain-shadow', props: { label: 'a' } },
      { op: 'mount', name: 'plain-item', parentId: id },
      { op: 'mount', name: 'plain-inner', parentId: id },
    ]);
  });

  it('records what changes in an open shadow tree', async () => {
    await put('<plain-shadow></plain-shadow>');
    const root = find('plain-shadow').shadowRoot!;
    root.querySelector('plain-inner')!.setAttribute('on', '');
    root.append(document.createElement('plain-item'));
    await settle();
    expect(opsOf('update').map(({ props }) => props)).to.deep.equal([{ on: '' }]);
    expect(mountOf('plain-item')?.parentId).to.equal(mountOf('plain-shadow')?.id);
  });

  it('records attributes that change, with what they were', async () => {
    await put('<plain-item a="1" b="2"></plain-item>');
    find('plain-item').setAttribute('a', '3');
    find('plain-item').removeAttribute('b');
    await settle();
    expect(opsOf('update')).to.deep.equal([
      {
        op: 'update',
        id: mountOf('plain-item')?.id,
        props: { a: '3', b: null },
        meta: { previous: { a: '1', b: '2' } },
      },
    ]);
  });

  it('records moves to another parent, and none where the parent is the same', async () => {
    await put('<plain-shadow></plain-shadow><plain-item></plain-item><p></p>');
    const item = find('plain-item');
    find('p').append(item);
    await settle();
    expect(opsOf('move')).to.deep.equal([]);
    find('plain-shadow').append(item);
    await settle();
    const { id } = mountOf('plain-item') ?? {};
    expect(opsOf('move')).to.deep.equal([{ op: 'move', id, parentId: mountOf('plain-shadow')?.id }]);
    expect(opsOf('unmount')).to.deep.equal([]);
  });

  it('records unmounts, leaves first', async () => {
    await put('<plain-shadow><plain-item></plain-item></plain-shadow>');
    place.replaceChildren();
    await settle();
    expect(opsOf('unmount').map(({ id }) => id)).to.deep.equal(
      ['plain-inner', 'plain-item', 'plain-shadow'].map((name) => mountOf(name)?.id),
    );
  });

  it('records an element when its tag is defined', async () => {
    await put('<plain-late><plain-item></plain-item></plain-late><font-face></font-face>');
    expect(mountOf('plain-late')).to.be.undefined;
    customElements.define('plain-late', class extends HTMLElement {});
    await settle();
    const parentId = mountOf('plain-late')?.id;
    expect(parentId).to.be.a('string');
    expect(opsOf('move')).to.deep.equal([{ op: 'move', id: mountOf('plain-item')?.id, parentId }]);
  });

  it('finds what is there when it starts, by the same id', async () => {
    await put('<plain-item></plain-item>');
    const { id } = mountOf('plain-item') ?? {};
    stop();
    await start();
    expect(mountOf('plain-item')?.id).to.equal(id);
    expect(context.components.every(({ op }) => op === 'mount')).to.be.true;
  });

  it('leaves Lit elements to their collector, and takes them as parents', async () => {
    const stopLit = litCollector().start(context);
    await put('<lit-neighbour><plain-item></plain-item></lit-neighbour>');
    expect(opsOf('mount').map(({ name }) => name)).to.deep.equal(['lit-neighbour', 'plain-item']);
    expect(mountOf('plain-item')?.parentId).to.equal(mountOf('lit-neighbour')?.id);
    stopLit();
  });

  it('gives up a Lit element when its collector is started later', async () => {
    await put('<lit-neighbour></lit-neighbour>');
    const first = mountOf('lit-neighbour')?.id;
    const stopLit = litCollector().start(context);
    await settle();
    expect(opsOf('unmount').map(({ id }) => id)).to.deep.equal([first]);
    expect(opsOf('mount')).to.have.length(2);
    stopLit();
  });

  it('records nothing of the panel', async () => {
    const own = document.createElement('plain-shadow');
    context.ownNodes.add(own);
    place.append(own);
    await settle();
    expect(opsOf('mount').filter(({ name }) => name === 'plain-shadow')).to.deep.equal([]);
  });

  it('leaves no trace of what is blocked, and no values of what is masked', async () => {
    await put(
      '<div class="rr-block"><plain-shadow a="1"></plain-shadow></div>' +
        '<div class="rr-mask"><plain-item a="1"></plain-item></div>',
    );
    expect(opsOf('mount').map(({ id: _id, ...rest }) => rest)).to.deep.equal([
      { op: 'mount', name: 'plain-item' },
    ]);
    find('plain-item').setAttribute('a', '2');
    find('plain-shadow').setAttribute('a', '2');
    await settle();
    expect(opsOf('update')).to.deep.equal([]);
    find('.rr-block').append(find('plain-item'));
    await settle();
    expect(opsOf('unmount').map(({ id }) => id)).to.deep.equal([mountOf('plain-item')?.id]);
  });

  it('redacts the value of what is a password field', async () => {
    await put('<plain-item type="password" value="hunter2" size="3"></plain-item>');
    expect(mountOf('plain-item')?.props).to.deep.equal({
      type: 'password',
      value: '[REDACTED]',
      size: '3',
    });
    find('plain-item').setAttribute('value', 'hunter3');
    await settle();
    expect(JSON.stringify(context.components)).not.to.contain('hunter');
    find('plain-item').setAttribute('value', '');
    await settle();
    expect(opsOf('update').at(-1)?.props).to.deep.equal({ value: '' });
  });

  it('records many at once in slices, all of them and in their order', async () => {
    const count = 10_000;
    place.innerHTML = Array.from(
      { length: count },
      (_, at) => `<plain-item n="${at}"></plain-item>`,
    ).join('');
    const last = find(`[n="${count - 1}"]`);
    await Promise.resolve();
    const early = opsOf('mount').length;
    expect(early).to.be.greaterThan(0);
    expect(early).to.be.lessThan(count);
    // What is gone before it was recorded has been there all the same.
    last.remove();
    while (opsOf('unmount').length === 0) await settle();
    expect(opsOf('mount').map(({ props }) => Number((props as { n: string }).n))).to.deep.equal(
      Array.from({ length: count }, (_, at) => at),
    );
    const lastMount = opsOf('mount').at(-1);
    expect(opsOf('unmount')).to.deep.equal([{ op: 'unmount', id: lastMount?.id }]);
  });

  it('does not say what is gone again where marks around it cannot be known', async () => {
    const many = Array.from({ length: 5_000 }, () => '<plain-inner></plain-inner>').join('');
    place.innerHTML = `<div class="rr-block"><i>${many}<plain-item a="secret"></plain-item></i></div>`;
    const item = find('plain-item');
    await Promise.resolve();
    item.remove();
    place.append(document.createElement('plain-shadow'));
    while (!mountOf('plain-inner')) await settle();
    expect(opsOf('mount').map(({ name }) => name)).to.deep.equal(['plain-shadow', 'plain-inner']);
  });

  it('tells nothing once it is stopped', async () => {
    stop();
    await put('<plain-item></plain-item>');
    expect(context.components).to.deep.equal([]);
  });
});
