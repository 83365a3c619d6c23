import { expect } from '@open-wc/testing';
import { LitElement, html, render } from 'lit';
import type { ReactiveController } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { litCollector } from '../../../src/collectors/lit.ts';
import type { ComponentInput } from '../../../src/core/record/types.ts';
import { nextUncaught } from '../../support/next-uncaught.ts';
import { RecordingContext } from '../../support/recording-context.ts';

@customElement('test-card')
class TestCard extends LitElement {
  @property() label = '';
  @property({ attribute: false }) film?: object;
  @property({ attribute: false }) tags: readonly number[] = [];
  @state() isOpen = false;
  renderMs = 0;

  override render() {
    const end = performance.now() + this.renderMs;
    while (performance.now() < end);
    return html`<b>${this.label}</b>`;
  }
}

@customElement('test-list')
class TestList extends LitElement {
  @property({ attribute: false }) items: readonly string[] = [];

  override render() {
    return html`<ul>
        ${repeat(
          this.items,
          (item) => item,
          (item) => html`<li><test-card .label=${item}></test-card></li>`,
        )}
      </ul>
      <slot></slot>`;
  }
}

@customElement('test-field')
class TestField extends LitElement {
  @property() name = '';
  @property() value = '';
}

let getterCalls = 0;

@customElement('test-accessor')
class TestAccessor extends LitElement {
  @property({ attribute: false })
  get size(): number {
    getterCalls++;
    return 1;
  }
  set size(_value: number) {
    this.requestUpdate();
  }
}

@customElement('devtools-test')
class OwnElement extends LitElement {
  @property() label = '';
}

describe('litCollector', () => {
  let context: RecordingContext;
  let stop: () => void;
  let place: HTMLElement;

  beforeEach(() => {
    place = document.createElement('div');
    document.body.append(place);
    context = new RecordingContext();
    stop = litCollector().start(context);
  });

  afterEach(() => {
    stop();
    place.remove();
  });

  const recorded = (op: ComponentInput['op']) => context.components.filter((record) => record.op === op);
  const idOf = (index: number) => recorded('mount')[index]!.id;

  async function add<T extends LitElement>(element: T, values: Partial<T> = {}): Promise<T> {
    Object.assign(element, values);
    place.append(element);
    await element.updateComplete;
    return element;
  }

  async function addList(...items: string[]): Promise<TestList> {
    const list = await add(new TestList(), { items });
    await Promise.all(cardsOf(list).map((card) => card.updateComplete));
    return list;
  }

  const cardsOf = (list: TestList) => [...list.renderRoot.querySelectorAll<TestCard>('test-card')];

  it('records a mount with tag, properties and state', async () => {
    const film = { title: 'Jaws' };
    await add(new TestCard(), { label: 'a', film });
    expect(recorded('mount')).to.have.length(1);
    const [mount] = recorded('mount');
    expect(mount?.id).to.match(/^test-card-\d+$/);
    expect(mount).to.deep.include({
      name: 'test-card',
      props: { label: 'a', film, tags: [] },
      state: { isOpen: false },
    });
    expect(mount).not.to.have.property('parentId');
    expect((mount?.props as { film: object }).film).to.equal(film);
  });

  it('tells the first rendering by its span alone', async () => {
    await add(new TestCard(), { label: 'a', renderMs: 20 });
    expect(recorded('update')).to.deep.equal([]);
    expect(context.performance).to.have.length(1);
    const [span] = context.performance;
    expect(span).to.include({ name: 'test-card', componentId: idOf(0), phase: 'mount' });
    expect(span?.duration).to.be.within(20, 200);
    expect(span?.startTime).to.be.within(performance.now() - 2000, performance.now());
  });

  it('records an update with what changed, what it was and how long it took', async () => {
    const card = await add(new TestCard(), { label: 'a', film: { title: 'Jaws' } });
    const film = { title: 'Alien' };
    Object.assign(card, { label: 'b', film, isOpen: true, renderMs: 20 });
    await card.updateComplete;
    expect(recorded('update')).to.deep.equal([
      {
        op: 'update',
        id: idOf(0),
        props: { label: 'b', film },
        state: { isOpen: true },
        meta: { previous: { label: 'a', isOpen: false } },
      },
    ]);
    expect(context.performance.at(-1)).to.include({ componentId: idOf(0), phase: 'update' });
    const changed = ['props.label', 'props.film', 'isOpen'];
    expect(context.performance.map((span) => span.changed)).to.deep.equal([undefined, changed]);
    expect(context.performance.at(-1)?.duration).to.be.within(20, 200);
  });

  it('tells an update that changed no property by its span alone', async () => {
    const card = await add(new TestCard());
    card.requestUpdate();
    await card.updateComplete;
    expect(recorded('update')).to.deep.equal([]);
    expect(context.performance.map(({ phase }) => phase)).to.deep.equal(['mount', 'update']);
    expect(context.performance[1]!.changed).to.deep.equal(['forced']);
  });

  it('knows the parent through shadow trees and slots', async () => {
    const list = await addList('a', 'b');
    const slotted = new TestCard();
    list.append(slotted);
    expect(recorded('mount').map(({ name, parentId }) => [name, parentId])).to.deep.equal([
      ['test-list', undefined],
      ['test-card', idOf(0)],
      ['test-card', idOf(0)],
      ['test-card', idOf(0)],
    ]);
  });

  it('knows the parent around a form whose fields hide its properties', async () => {
    const list = await add(new TestList());
    const form = document.createElement('form');
    form.innerHTML = '<input name="parentNode"><input name="host">';
    const card = new TestCard();
    form.append(card);
    list.append(form);
    await card.updateComplete;
    expect(recorded('mount')[1]).to.include({ name: 'test-card', parentId: idOf(0) });
  });

  it('records unmounts, children before their parent', async () => {
    const list = await addList('a', 'b');
    const [listId, first, second] = [idOf(0), idOf(1), idOf(2)];
    list.remove();
    await Promise.resolve();
    expect(recorded('unmount')).to.deep.equal([
      { op: 'unmount', id: second },
      { op: 'unmount', id: first },
      { op: 'unmount', id: listId },
    ]);
  });

  it('records what moved when the order of siblings changes', async () => {
    const list = await addList('a', 'b', 'c');
    const cards = cardsOf(list);
    list.items = ['c', 'a', 'b'];
    await list.updateComplete;
    expect(cardsOf(list)).to.deep.equal([cards[2], cards[0], cards[1]]);
    const moved = { op: 'move', id: idOf(3), parentId: idOf(0), beforeId: idOf(1) };
    expect(recorded('move')).to.deep.equal([moved]);
    expect(recorded('unmount')).to.deep.equal([]);
    expect(recorded('mount')).to.have.length(4);
  });

  it('records a move to another parent, and out of every one, under the same id', async () => {
    const from = await add(new TestList());
    const to = await add(new TestList());
    const card = new TestCard();
    from.append(card);
    await card.updateComplete;
    to.append(card);
    await Promise.resolve();
    place.append(card);
    await Promise.resolve();
    expect(recorded('move')).to.deep.equal([
      { op: 'move', id: idOf(2), parentId: idOf(1) },
      { op: 'move', id: idOf(2) },
    ]);
    expect(recorded('unmount')).to.deep.equal([]);
  });

  it('mounts under its old id what comes back later', async () => {
    const card = await add(new TestCard());
    card.remove();
    await Promise.resolve();
    place.append(card);
    expect(recorded('mount').map(({ id }) => id)).to.deep.equal([idOf(0), idOf(0)]);
    expect(recorded('unmount')).to.have.length(1);
  });

  it('finds what was connected before the start, in shadow trees too, parents first', async () => {
    stop();
    const list = await addList('a');
    context = new RecordingContext();
    stop = litCollector().start(context);
    expect(recorded('mount').map(({ name }) => name)).to.deep.equal(['test-list', 'test-card']);
    expect(recorded('mount')[1]).to.deep.include({ parentId: idOf(0) });
    list.items = ['a', 'b'];
    await list.updateComplete;
    expect(recorded('update')[0]).to.deep.include({ id: idOf(0), props: { items: ['a', 'b'] } });
    expect(recorded('mount')).to.have.length(3);
  });

  it('watches classes that are defined after the start', async () => {
    @customElement('test-late')
    class TestLate extends LitElement {}
    await add(new TestLate());
    expect(recorded('mount').map(({ name }) => name)).to.deep.equal(['test-late']);
  });

  it('leaves out the panel', async () => {
    await add(new OwnElement());
    const foreign = new TestCard();
    context.ownNodes.add(foreign);
    await add(foreign);
    expect(context.components).to.deep.equal([]);
    expect(context.performance).to.deep.equal([]);
  });

  it('honours the marks of the author', async () => {
    render(
      html`
        <div data-devtools-block><test-list .items=${['secret']}></test-list></div>
        <div data-devtools-mask><test-card label="secret"></test-card></div>
      `,
      place,
    );
    await place.querySelector<TestList>('test-list')!.updateComplete;
    const card = place.querySelector<TestCard>('test-card')!;
    card.label = 'more secret';
    await card.updateComplete;
    expect(recorded('mount').map(({ name }) => name)).to.deep.equal(['test-card']);
    expect(JSON.stringify(context.components)).not.to.contain('secret');
  });

  it('does not record the value of a component that is a secret field', async () => {
    const field = await add(new TestField(), { name: 'cardNumber', value: '4242' });
    field.value = '42424';
    await field.updateComplete;
    const other = await add(new TestField(), { name: 'title', value: 'Jaws' });
    await add(new TestField(), { name: 'cvv', value: '' });
    const shown = recorded('mount').map(({ props }) => (props as TestField).value);
    expect(shown).to.deep.equal(['[REDACTED]', 'Jaws', '']);
    expect(JSON.stringify(context.components)).not.to.contain('4242');
    expect(other.value).to.equal('Jaws');
  });

  it('runs no getter of the app', async () => {
    const element = new TestAccessor();
    place.append(element);
    await element.updateComplete;
    const usual = getterCalls;
    stop();
    getterCalls = 0;
    const unwatched = new TestAccessor();
    place.append(unwatched);
    await unwatched.updateComplete;
    expect(usual).to.equal(getterCalls);
    const { props } = recorded('mount')[0]!;
    expect(Object.getOwnPropertyDescriptor(props, 'size')).to.have.property('get');
  });

  it('records the start of a long array, and its length', async () => {
    await add(new TestCard(), { tags: Array.from({ length: 5000 }, (_, index) => index) });
    const { tags } = recorded('mount')[0]!.props as { tags: { length: number; first: number[] } };
    expect(tags.length).to.equal(5000);
    expect(tags.first).to.have.length(20);
    expect(tags.constructor.name).to.equal('LongArray');
  });

  it('gives a component values that it had, and refuses what it has not', async () => {
    const collector = litCollector();
    const card = await add(new TestCard());
    await add(new TestAccessor());
    expect(collector.restore!(idOf(0), { label: 'before', isOpen: true })).to.equal(true);
    await card.updateComplete;
    expect([card.isOpen, card.shadowRoot!.textContent]).to.deep.equal([true, 'before']);
    const refused: [string, unknown][] = [
      [idOf(0), { strange: 1 }],
      [idOf(0), 'text'],
      [idOf(1), { size: 2 }],
    ];
    for (const [id, value] of refused) expect(collector.restore!(id, value)).to.equal(false);
    card.remove();
    await Promise.resolve();
    expect(collector.restore!(idOf(0), { label: 'gone' })).to.equal(false);
  });

  it('leaves the app its errors, and records on after them', async () => {
    const card = await add(new TestCard(), { label: 'a' });
    const error = new Error('render');
    card.render = () => {
      throw error;
    };
    card.label = 'b';
    let caught: unknown;
    try {
      await card.updateComplete;
    } catch (thrown) {
      caught = thrown;
    }
    expect(caught).to.equal(error);
    expect(context.performance).to.have.length(1);
    card.render = () => html``;
    card.label = 'c';
    // Lit reports the error of an update once more when the next one begins.
    expect((await nextUncaught('unhandledrejection')).reason).to.equal(error);
    await card.updateComplete;
    expect(recorded('update')[0]?.props).to.deep.equal({ label: 'c' });
  });

  describe('after its end', () => {
    it('records nothing more', async () => {
      const list = await addList('a');
      const before = context.components.length;
      stop();
      list.items = ['b'];
      await list.updateComplete;
      await add(new TestCard());
      list.remove();
      await Promise.resolve();
      expect(context.components).to.have.length(before);
    });

    it('takes its controllers off', async () => {
      const controllers = new Set<ReactiveController>();
      class TestHost extends LitElement {
        override addController(controller: ReactiveController): void {
          controllers.add(controller);
          super.addController(controller);
        }
        override removeController(controller: ReactiveController): void {
          controllers.delete(controller);
          super.removeController(controller);
        }
      }
      customElements.define('test-host', TestHost);
      await add(new TestHost());
      expect(controllers.size).to.equal(1);
      stop();
      expect(controllers.size).to.equal(0);
      await add(new TestHost());
      expect(controllers.size).to.equal(0);
    });

    it('can be started again, with the same ids and no double records', async () => {
      const card = await add(new TestCard(), { label: 'a' });
      const id = idOf(0);
      stop();
      context = new RecordingContext();
      stop = litCollector().start(context);
      card.label = 'b';
      await card.updateComplete;
      await add(new TestCard());
      expect(recorded('mount').map((record) => record.id))
        .to.include(id)
        .and.to.have.length(2);
      expect(recorded('update')).to.have.length(1);
      expect(context.performance).to.have.length(2);
    });
  });
});
