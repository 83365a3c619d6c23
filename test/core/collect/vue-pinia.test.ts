import '../../support/bundler-env.ts';
import { expect } from '@open-wc/testing';
import { createPinia, defineStore } from 'pinia';
import type { Pinia } from 'pinia';
import { computed, createApp, h, reactive, ref } from 'vue';
import type { App } from 'vue';
import { vueCollector } from '../../../src/collectors/vue.ts';
import type { Collector } from '../../../src/core/record/types.ts';
import { RecordingContext } from '../../support/recording-context.ts';

const failure = new RangeError('sold out');

const useCart = defineStore('cart', {
  state: () => ({ lines: [] as { title: string; cents: number }[] }),
  getters: {
    totalCents: ({ lines }) => lines.reduce((sum, { cents }) => sum + cents, 0),
    neverAsked: (): number => {
      throw new Error('evaluated in vain');
    },
  },
  actions: {
    add(title: string, cents: number) {
      this.lines.push({ title, cents });
    },
    fail() {
      throw failure;
    },
    async order() {
      await Promise.resolve();
      throw failure;
    },
  },
});

const useFilters = defineStore('filters', () => {
  const query = ref('');
  const range = reactive({ from: 1990 });
  const isEmpty = computed(() => query.value === '');
  const search = (text: string) => (query.value = text);
  return { query, range, isEmpty, search };
});

describe('vueCollector with Pinia', () => {
  let context: RecordingContext;
  let collector: Collector;
  let stop: () => void;
  let app: App;
  let pinia: Pinia;

  function record(): void {
    context = new RecordingContext();
    collector = vueCollector();
    stop = collector.start(context);
  }

  const settle = () => new Promise((resolve) => setTimeout(resolve));

  async function show(): Promise<void> {
    pinia = createPinia();
    app = createApp({
      name: 'TheShop',
      setup() {
        const cart = useCart();
        return { cart };
      },
      render: () => h('p', useCart(pinia).totalCents),
    });
    app.use(pinia);
    app.mount(document.createElement('div'));
    await settle();
  }

  beforeEach(async () => {
    record();
    await show();
  });

  afterEach(() => {
    app.unmount();
    stop();
  });

  const valuesOf = (id: string) =>
    context.state.filter((each) => each.id === id).map(({ newValue }) => newValue);

  it('records the state of stores and what getters have computed', async () => {
    useCart(pinia).add('Jaws', 999);
    await settle();
    expect(context.state).to.deep.equal([
      { id: 'pinia:cart', name: 'cart', kind: 'store', type: 'pinia', newValue: { lines: [] } },
      {
        id: 'pinia:cart.totalCents',
        name: 'totalCents',
        owner: 'pinia:cart',
        kind: 'computed',
        newValue: 0,
      },
      {
        id: 'pinia:cart',
        name: 'cart',
        kind: 'store',
        type: 'pinia',
        oldValue: { lines: [] },
        newValue: { lines: [{ title: 'Jaws', cents: 999 }] },
      },
      {
        id: 'pinia:cart.totalCents',
        name: 'totalCents',
        owner: 'pinia:cart',
        kind: 'computed',
        oldValue: 0,
        newValue: 999,
      },
    ]);
  });

  it('records stores that are made later, and changes without an action', async () => {
    const filters = useFilters(pinia);
    await settle();
    filters.query = 'jaws';
    filters.range.from = 2000;
    await settle();
    filters.$patch({ query: 'alien' });
    await settle();
    expect(valuesOf('pinia:filters')).to.deep.equal([
      { query: '', range: { from: 1990 } },
      { query: 'jaws', range: { from: 2000 } },
      { query: 'alien', range: { from: 2000 } },
    ]);
  });

  it('records actions with their arguments, and those that fail', async () => {
    const cart = useCart(pinia);
    cart.add('Jaws', 999);
    useFilters(pinia).search('jaws');
    expect(() => cart.fail()).to.throw(failure);
    expect(await cart.order().catch((error: unknown) => error)).to.equal(failure);
    expect(context.events).to.deep.equal([
      { category: 'state', name: 'cart/add', source: 'cart', payload: ['Jaws', 999] },
      { category: 'state', name: 'filters/search', source: 'filters', payload: 'jaws' },
      { category: 'state', name: 'cart/fail', source: 'cart' },
      { category: 'state', name: 'cart/fail/failed', source: 'cart', payload: failure },
      { category: 'state', name: 'cart/order', source: 'cart' },
      { category: 'state', name: 'cart/order/failed', source: 'cart', payload: failure },
    ]);
  });

  it('finds the stores of an app that is older than the recorder', async () => {
    stop();
    document.body.append(app._container as Element);
    useCart(pinia).add('Jaws', 999);
    record();
    await settle();
    (app._container as Element).remove();
    expect(valuesOf('pinia:cart')).to.deep.equal([{ lines: [{ title: 'Jaws', cents: 999 }] }]);
    expect(context.events).to.deep.equal([]);
  });

  it('sets the state of a store back', async () => {
    const cart = useCart(pinia);
    expect(collector.restore?.('pinia:cart', { lines: [{ title: 'Heat', cents: 5 }] })).to.be.true;
    expect(cart.totalCents).to.equal(5);
    expect(collector.restore?.('pinia:cart.totalCents', 7)).to.be.false;
    await settle();
    expect(valuesOf('pinia:cart')).to.deep.equal([
      { lines: [] },
      { lines: [{ title: 'Heat', cents: 5 }] },
    ]);
  });

  it('tells what a store has, below refs and proxies', async () => {
    const filters = useFilters(pinia);
    filters.search('jaws');
    await settle();
    expect(collector.liveValueOf?.('pinia:filters')?.value).to.deep.equal({
      query: 'jaws',
      range: { from: 1990 },
    });
    expect(collector.liveValueOf?.('pinia:elsewhere')).to.equal(undefined);
  });

  it('leaves nothing in Pinia after the recording', async () => {
    stop();
    const plugins = pinia._p.length;
    record();
    stop();
    expect(pinia._p).to.have.length(plugins);
    const cart = useCart(pinia);
    cart.add('Jaws', 999);
    useFilters(pinia).search('x');
    await settle();
    expect(cart.totalCents).to.equal(999);
    expect([context.events, context.state]).to.deep.equal([[], []]);
  });
});
