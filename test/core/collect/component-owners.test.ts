import '../../support/bundler-env.ts';
import { expect } from '@open-wc/testing';
import { LitElement, html } from 'lit';
import type { createElement } from 'react';
import { Teleport, defineComponent, h as vueNode, nextTick, ref } from 'vue';
import { elementsCollector } from '../../../src/collectors/elements.ts';
import { litCollector } from '../../../src/collectors/lit.ts';
import { answerForOwners, ownerOf } from '../../../src/core/collect/component-owners.ts';
import { domEventsCollector } from '../../../src/core/collect/dom-events.ts';
import type { EventInput } from '../../../src/core/record/types.ts';
import { ReactPage } from '../../support/react-page.ts';
import { RecordedVue } from '../../support/recorded-vue.ts';
import { RecordingContext } from '../../support/recording-context.ts';

class OwnerCard extends LitElement {
  override render() {
    return html`<button>Inside</button><slot></slot>`;
  }
}
customElements.define('owner-card', OwnerCard);
customElements.define('owner-plain', class extends HTMLElement {});

const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

/** What is recorded of a click: of which component it says that it was in it. */
function ownerOfClick(element: Element | null): Pick<EventInput, 'source' | 'componentId'> {
  const context = new RecordingContext();
  const stop = domEventsCollector().start(context);
  element!.dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true }));
  stop();
  expect(context.events).to.have.length(1);
  const { source, componentId } = context.events[0]!;
  return { ...(source && { source }), ...(componentId && { componentId }) };
}

describe('the component of a DOM event', () => {
  let place: HTMLElement;
  let context: RecordingContext;
  let stops: (() => void)[];

  beforeEach(() => {
    place = document.body.appendChild(document.createElement('div'));
    context = new RecordingContext();
    stops = [];
  });

  afterEach(() => {
    for (const stop of stops) stop();
    place.remove();
  });

  const find = (selector: string): Element => place.querySelector(selector)!;
  const idsOf = (name: string): string[] =>
    context.components
      .filter(({ op, ...each }) => op === 'mount' && each.name === name)
      .map(({ id }) => id);

  describe('of Lit', () => {
    async function put(markup: string): Promise<void> {
      place.innerHTML = markup;
      await Promise.all(
        [...place.querySelectorAll<OwnerCard>('owner-card')].map((card) => card.updateComplete),
      );
    }

    beforeEach(() => {
      stops.push(litCollector().start(context));
    });

    const inside = (card: Element): Element => card.shadowRoot!.querySelector('button')!;

    it('is the very element in whose shadow tree it was', async () => {
      await put('<owner-card></owner-card><owner-card></owner-card>');
      const cards = [...place.children];
      expect(cards.map((card) => ownerOfClick(inside(card)))).to.deep.equal(
        idsOf('owner-card').map((componentId) => ({ source: 'owner-card', componentId })),
      );
      expect(new Set(idsOf('owner-card')).size).to.equal(2);
    });

    it('is that with the slot, of what is slotted', async () => {
      await put('<owner-card id="outer"><owner-card><b>slotted</b></owner-card></owner-card>');
      const [, inner] = idsOf('owner-card');
      expect(ownerOfClick(find('b'))).to.deep.equal({ source: 'owner-card', componentId: inner });
    });

    for (const mark of ['data-devtools-mask', 'class="sentry-mask"']) {
      it(`is no more than a tag inside ${mark}`, async () => {
        await put(`<div ${mark}><owner-card></owner-card></div>`);
        expect(idsOf('owner-card')).to.have.length(1);
        expect(ownerOfClick(inside(find('owner-card')))).to.deep.equal({ source: 'owner-card' });
      });
    }

    it('has no id after the end of the recording', async () => {
      await put('<owner-card></owner-card>');
      stops.pop()!();
      expect(ownerOfClick(inside(find('owner-card')))).to.deep.equal({ source: 'owner-card' });
    });
  });

  describe('of custom elements', () => {
    beforeEach(() => {
      stops.push(elementsCollector().start(context));
    });

    async function put(markup: string): Promise<void> {
      place.innerHTML = markup;
      await settle();
      await settle();
    }

    it('is the nearest one around the target', async () => {
      await put('<owner-plain><owner-plain><i></i></owner-plain></owner-plain>');
      const [, inner] = idsOf('owner-plain');
      expect(ownerOfClick(find('i'))).to.deep.equal({ source: 'owner-plain', componentId: inner });
    });

    it('is no tag that stands for no component, where a component is around it', async () => {
      await put('<owner-plain><never-defined></never-defined></owner-plain>');
      const [componentId] = idsOf('owner-plain');
      expect(ownerOfClick(find('never-defined'))).to.deep.equal({ source: 'owner-plain', componentId });
    });

    it('is the nearest tag, where none is recorded yet', () => {
      place.innerHTML = '<owner-plain><i></i></owner-plain>';
      expect(ownerOfClick(find('i'))).to.deep.equal({ source: 'owner-plain' });
    });

    it('has no id after the end of the recording', async () => {
      await put('<owner-plain><i></i></owner-plain>');
      stops.pop()!();
      expect(ownerOfClick(find('i'))).to.deep.equal({ source: 'owner-plain' });
    });
  });

  describe('of Vue', () => {
    let vue: RecordedVue;
    const Item = defineComponent({
      name: 'TheItem',
      props: { title: { type: String, required: true } },
      setup: (props) => () => vueNode('li', vueNode('b', props.title)),
    });

    beforeEach(() => {
      vue = new RecordedVue();
    });

    afterEach(() => vue.end());

    const within = (selector: string): Element => vue.place.querySelector(selector)!;
    const ids = (name: string): string[] =>
      vue
        .records('mount')
        .filter((each) => each.name === name)
        .map(({ id }) => id);

    it('is the very instance that rendered the target', async () => {
      vue.show(
        defineComponent({
          name: 'TheList',
          setup: () => () =>
            vueNode(
              'ul',
              ['a', 'b'].map((title) => vueNode(Item, { title })),
            ),
        }),
      );
      await vue.settle();
      expect([...vue.place.querySelectorAll('b')].map((each) => ownerOfClick(each))).to.deep.equal(
        ids('TheItem').map((componentId) => ({ source: 'TheItem', componentId })),
      );
      const [componentId] = ids('TheList');
      expect(ownerOfClick(within('ul'))).to.deep.equal({ source: 'TheList', componentId });
    });

    it('is that which teleported it', async () => {
      const Dialog = defineComponent({
        name: 'TheDialog',
        setup: () => () => vueNode(Teleport, { to: 'body' }, vueNode('dialog', { open: true })),
      });
      vue.show(Dialog);
      await vue.settle();
      const [componentId] = ids('TheDialog');
      expect(ownerOfClick(document.querySelector('dialog'))).to.deep.equal({
        source: 'TheDialog',
        componentId,
      });
    });

    it('is none inside of what is masked, teleported out of it too', async () => {
      const Secret = defineComponent({
        name: 'TheSecret',
        setup: () => () => [
          vueNode('i'),
          vueNode(Teleport, { to: 'body' }, vueNode('dialog', { open: true })),
        ],
      });
      vue.show(
        defineComponent({
          name: 'TheApp',
          setup: () => () => vueNode('div', { 'data-devtools-mask': '' }, vueNode(Secret)),
        }),
      );
      await vue.settle();
      expect(ownerOfClick(within('i'))).to.deep.equal({});
      expect(ownerOfClick(document.querySelector('dialog'))).to.deep.equal({});
    });

    it('is none that was unmounted, or that an ended recording knew', async () => {
      const isShown = ref(true);
      vue.show(
        defineComponent({
          name: 'TheApp',
          setup: () => () => vueNode('main', isShown.value ? [vueNode(Item, { title: 'a' })] : []),
        }),
      );
      await vue.settle();
      const item = within('li');
      isShown.value = false;
      await nextTick();
      place.append(item);
      expect(ownerOfClick(item)).not.to.include({ source: 'TheItem' });
      expect(ownerOfClick(within('main'))).to.include({ source: 'TheApp' });
      vue.stop();
      expect(ownerOfClick(within('main'))).to.deep.equal({});
    });
  });

  describe('of React', () => {
    const page = ReactPage.use();
    let h: typeof createElement;

    before(() => {
      h = page.React.createElement;
    });

    const Item = ({ title }: { title: string }) => h('li', null, h('b', null, title));
    const List = ({ titles }: { titles: string[] }) =>
      h('ul', null, ...titles.map((title) => h(Item, { title, key: title })));
    const within = (selector: string): Element => page.place.querySelector(selector)!;
    const ids = (name: string): string[] =>
      page
        .recorded('mount')
        .filter((each) => each.name === name)
        .map(({ id }) => id);

    it('is the very component that rendered the target, after updates too', () => {
      const root = page.render(h(List, { titles: ['a', 'b'] }));
      for (const titles of [
        ['b', 'a'],
        ['b', 'a', 'c'],
      ]) {
        page.act(() => root.render(h(List, { titles })));
        const [a, b, c] = ids('Item').map((componentId) => ({ source: 'Item', componentId }));
        const expected = titles.length === 2 ? [b, a] : [b, a, c];
        expect([...page.place.querySelectorAll('b')].map((each) => ownerOfClick(each))).to.deep.equal(
          expected,
        );
      }
      expect(ownerOfClick(within('ul'))).to.deep.equal({
        source: 'List',
        componentId: page.idOf('List'),
      });
    });

    it('is the component of the app around a provider or a boundary that it renders', () => {
      const Theme = page.React.createContext('light');
      const Shop = () =>
        h(
          Theme.Provider,
          { value: 'dark' },
          h(page.React.Suspense, null, h(page.React.StrictMode, null, h('button'))),
        );
      page.render(h(Shop));
      expect(ownerOfClick(within('button'))).to.deep.equal({
        source: 'Shop',
        componentId: page.idOf('Shop'),
      });
    });

    it('is that which made the portal', () => {
      const Dialog = () => page.dom.createPortal(h('dialog', { open: true }), document.body);
      page.render(h(Dialog));
      expect(ownerOfClick(document.querySelector('dialog'))).to.deep.equal({
        source: 'Dialog',
        componentId: page.idOf('Dialog'),
      });
    });

    it('is none inside of what is masked or blocked, in portals out of it too', () => {
      const Secret = () =>
        h('i', null, page.dom.createPortal(h('dialog', { open: true }), document.body));
      for (const mark of ['data-devtools-mask', 'data-devtools-block']) {
        const root = page.render(h('div', { [mark]: '' }, h(Secret)));
        expect(ownerOfClick(document.querySelector('dialog'))).to.deep.equal({});
        page.act(() => root.unmount());
      }
    });

    it('is none that was unmounted, or that an ended recording knew', () => {
      const App = ({ isShown }: { isShown: boolean }) =>
        h('div', null, isShown && h(Item, { title: 'a' }));
      const root = page.render(h(App, { isShown: true }));
      const item = within('li');
      page.act(() => root.render(h(App, { isShown: false })));
      place.append(item);
      expect(ownerOfClick(item)).not.to.include({ source: 'Item' });
      expect(ownerOfClick(within('div'))).to.include({ source: 'App' });
      page.stop();
      expect(ownerOfClick(within('div'))).to.deep.equal({});
    });

    it('is found in a later recording by the id that it has there', () => {
      page.render(h(List, { titles: ['a'] }));
      page.stop();
      page.start();
      expect(ownerOfClick(within('b'))).to.deep.equal({
        source: 'Item',
        componentId: page.idOf('Item'),
      });
    });

    it('is the innermost where frameworks are nested', async () => {
      stops.push(elementsCollector().start(context), litCollector().start(context));
      place.innerHTML = '<owner-plain><p></p></owner-plain>';
      page.render(h(Item, { title: 'in a custom element' }), find('p') as HTMLElement);
      page.render(h('owner-card', null, h(Item, { title: 'in a slot' })));
      await settle();
      await settle();
      const [plain] = idsOf('owner-plain');
      const [card] = idsOf('owner-card');
      const [first, second] = ids('Item');
      expect(ownerOfClick(find('b'))).to.deep.equal({ source: 'Item', componentId: first });
      expect(ownerOfClick(find('p'))).to.deep.equal({ source: 'owner-plain', componentId: plain });
      expect(ownerOfClick(within('b'))).to.deep.equal({ source: 'Item', componentId: second });
      expect(ownerOfClick(within('owner-card').shadowRoot!.querySelector('button'))).to.deep.equal({
        source: 'owner-card',
        componentId: card,
      });
    });
  });

  it('is asked of elements that are components first, and has no id where that fails', () => {
    const rendered = { id: 'app-1', name: 'app' };
    const itself = { id: 'card-1', name: 'card' };
    stops.push(
      answerForOwners(() => rendered),
      answerForOwners((element) => {
        if (element === place) throw new Error('hands off');
        return itself;
      }, true),
    );
    const inner = place.appendChild(document.createElement('i'));
    expect(ownerOf([inner, place])).to.equal(itself);
    expect(ownerOfClick(place)).to.deep.equal({});
    stops.pop()!();
    expect(ownerOf([inner, place])).to.equal(rendered);
  });
});
