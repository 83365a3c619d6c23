import '../support/bundler-env.ts';
import { expect } from '@open-wc/testing';
import { html, LitElement } from 'lit';
import { createComponent } from 'solid-js';
import { render } from 'solid-js/web';
import { defineComponent, h as vueNode, Teleport } from 'vue';
import { elementsCollector } from '../../src/collectors/elements.ts';
import { litCollector } from '../../src/collectors/lit.ts';
import { solidCollector } from '../../src/collectors/solid.ts';
import { componentAt, elementsOf } from '../../src/core/component-elements.ts';
import type { Collector } from '../../src/core/index.ts';
import { ReactPage } from '../support/react-page.ts';
import { RecordedVue } from '../support/recorded-vue.ts';
import { RecordingContext } from '../support/recording-context.ts';

class FoundCard extends LitElement {
  override render() {
    return html`<p><b>inside</b></p>`;
  }
}
customElements.define('found-card', FoundCard);
customElements.define('found-plain', class extends HTMLElement {});

const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

describe('elements of components, and the other way', () => {
  let place: HTMLElement;
  let context: RecordingContext;
  let stop: () => void;

  beforeEach(() => {
    place = document.body.appendChild(document.createElement('div'));
    context = new RecordingContext();
    stop = () => undefined;
  });

  afterEach(() => {
    stop();
    place.remove();
  });

  const idOf = (name: string, from = context): string =>
    from.components.find((each) => each.op === 'mount' && each.name === name)!.id;

  it('are the element itself, of Lit, until it is gone', async () => {
    const collector = litCollector();
    stop = collector.start(context);
    place.innerHTML = '<found-card></found-card>';
    const card = place.firstElementChild as FoundCard;
    await card.updateComplete;
    const id = idOf('found-card');
    expect(elementsOf(id, [collector])).to.deep.equal([card]);
    expect(componentAt(card.shadowRoot!.querySelector('b')!, [collector])).to.equal(id);
    expect(componentAt(place, [collector])).to.equal(undefined);
    card.remove();
    await settle();
    expect(elementsOf(id, [collector])).to.deep.equal([]);
  });

  it('are the element itself, of other custom elements, until it is gone', async () => {
    const collector = elementsCollector();
    stop = collector.start(context);
    place.innerHTML = '<found-plain><i></i></found-plain>';
    await settle();
    await settle();
    const id = idOf('found-plain');
    expect(elementsOf(id, [collector])).to.deep.equal([place.firstElementChild]);
    expect(componentAt(place.querySelector('i')!, [collector])).to.equal(id);
    place.replaceChildren();
    await settle();
    expect(elementsOf(id, [collector])).to.deep.equal([]);
  });

  it('are all outermost ones, of Vue, what is teleported too', async () => {
    const vue = new RecordedVue();
    try {
      const Row = defineComponent({ name: 'TheRow', setup: () => () => vueNode('li', vueNode('b')) });
      const Group = defineComponent({
        name: 'TheGroup',
        setup: () => () => [
          vueNode(Row),
          vueNode('hr'),
          vueNode(Teleport, { to: 'body' }, vueNode('dialog')),
        ],
      });
      vue.show(Group);
      await vue.settle();
      const find = (selector: string): Element => document.querySelector(selector)!;
      const [row, group] = ['TheRow', 'TheGroup'].map((name) => vue.mountOf(name)!.id);
      expect(elementsOf(row!, [vue.collector])).to.deep.equal([find('li')]);
      expect(elementsOf(group!, [vue.collector])).to.deep.equal([
        find('li'),
        find('hr'),
        find('dialog'),
      ]);
      expect(componentAt(find('b'), [vue.collector])).to.equal(row);
      expect(componentAt(find('dialog'), [vue.collector])).to.equal(group);
    } finally {
      vue.end();
    }
  });

  it('are those that can be found, of Solid; the innermost component has each', async () => {
    const collector = solidCollector();
    stop = collector.start(context);
    const li = document.createElement('li');
    const b = li.appendChild(document.createElement('b'));
    const TheRow = () => li;
    const TheApp = () => createComponent(TheRow, {});
    const dispose = render(() => createComponent(TheApp, {}), place);
    await settle();
    expect(elementsOf(idOf('TheRow'), [collector])).to.deep.equal([li]);
    expect(componentAt(b, [collector])).to.equal(idOf('TheRow'));
    dispose();
    await settle();
    expect(componentAt(b, [collector])).to.equal(undefined);
  });

  describe('of React', () => {
    const page = ReactPage.use();

    it('are all outermost ones, out of portals too, as they are now', () => {
      const { createElement: h, Fragment } = page.React;
      const outside = place.appendChild(document.createElement('aside'));
      const Row = ({ tag }: { tag: string }) => h(tag, null, h('b'));
      const Group = ({ tag }: { tag: string }) =>
        h(Fragment, null, h(Row, { tag }), h('hr'), page.dom.createPortal(h('em'), outside));
      const root = page.render(h(Group, { tag: 'li' }));
      const names = (id: string): string[] =>
        elementsOf(id, [page.collector]).map(({ localName }) => localName);
      expect(names(page.idOf('Group'))).to.deep.equal(['li', 'hr', 'em']);
      expect(names(page.idOf('Row'))).to.deep.equal(['li']);
      expect(componentAt(page.place.querySelector('b')!, [page.collector])).to.equal(page.idOf('Row'));
      return Promise.resolve().then(() => {
        page.act(() => root.render(h(Group, { tag: 'dt' })));
        expect(names(page.idOf('Row'))).to.deep.equal(['dt']);
      });
    });
  });

  it('are none where a collector fails, and of the panel', () => {
    const failing: Collector = {
      name: 'failing',
      start: () => () => undefined,
      elementsOf: () => {
        throw new Error('no');
      },
      componentAt: () => {
        throw new Error('no');
      },
    };
    expect(elementsOf('x', [failing])).to.deep.equal([]);
    expect(componentAt(place, [failing])).to.equal(undefined);
    const own = place.appendChild(document.createElement('devtools-anything'));
    expect(componentAt(own, [{ ...failing, componentAt: () => 'x' }])).to.equal(undefined);
  });
});
