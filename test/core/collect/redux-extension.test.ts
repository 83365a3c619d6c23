import '../../support/bundler-env.ts';
import { expect } from '@open-wc/testing';
import type * as ToolkitModule from '@reduxjs/toolkit';
import type * as ZustandModule from 'zustand/vanilla';
import type * as MiddlewareModule from 'zustand/middleware';
import { reduxDevToolsCollector, reduxEnhancer } from '../../../src/collectors/redux.ts';
import { onAnnounced } from '../../../src/core/collect/registry.ts';
import { RecordingContext } from '../../support/recording-context.ts';

const GLOBALS = ['__REDUX_DEVTOOLS_EXTENSION__', '__REDUX_DEVTOOLS_EXTENSION_COMPOSE__'];

interface Cart {
  films: string[];
  add: (film: string) => void;
}

describe('reduxDevToolsCollector', () => {
  const collector = reduxDevToolsCollector();
  let context: RecordingContext;
  let stop: () => void;
  let toolkit: typeof ToolkitModule;
  let zustand: typeof ZustandModule;
  let middleware: typeof MiddlewareModule;

  const start = () => {
    context = new RecordingContext();
    stop = collector.start(context);
  };
  const inPage = () => GLOBALS.filter((name) => Object.hasOwn(globalThis, name));

  before(async () => {
    start();
    toolkit = await import('@reduxjs/toolkit');
    zustand = await import('zustand/vanilla');
    middleware = await import('zustand/middleware');
    stop();
  });

  beforeEach(start);
  afterEach(() => stop());

  let count = 0;

  function makeCart() {
    const name = `cart-${++count}`;
    const store = zustand.createStore<Cart>()(
      middleware.devtools(
        (set) => ({
          films: [],
          add: (film) =>
            set(({ films }) => ({ films: [...films, film] }), undefined, { type: 'cart/add', film }),
        }),
        { name },
      ),
    );
    return { name, id: `redux:${name}`, store };
  }

  function makeShop() {
    const name = `shop-${++count}`;
    const slice = toolkit.createSlice({
      name: 'shop',
      initialState: { films: [] as string[] },
      reducers: {
        added(state, { payload }: ToolkitModule.PayloadAction<string>) {
          state.films.push(payload);
        },
      },
    });
    const store = toolkit.configureStore({ reducer: slice.reducer, devTools: { name } });
    return { name, id: `redux:${name}`, store, ...slice.actions };
  }

  const filmsIn = (id: string) =>
    context.state
      .filter((record) => record.id === id)
      .map(({ newValue }) => (newValue as { films: string[] }).films);
  const eventsOf = (source: string) => context.events.filter((event) => event.source === source);

  it('records a store of Zustand: its state, actions, and changes', () => {
    const { id, name, store } = makeCart();
    store.getState().add('jaws');
    expect(filmsIn(id)).to.deep.equal([[], ['jaws']]);
    expect(context.state.at(-1)).to.include({ id, name, kind: 'store', newValue: store.getState() });
    expect(eventsOf(name)).to.deep.equal([
      {
        category: 'state',
        name: 'cart/add',
        source: name,
        payload: { type: 'cart/add', film: 'jaws' },
      },
    ]);
  });

  it('records a store of Redux Toolkit, with what thunks dispatch', async () => {
    const { id, name, store, added } = makeShop();
    await store.dispatch((dispatch) => Promise.resolve(dispatch(added('jaws'))));
    expect(filmsIn(id)).to.deep.equal([[], ['jaws']]);
    expect(eventsOf(name).map((event) => [event.name, event.payload])).to.deep.equal([
      ['shop/added', 'jaws'],
    ]);
  });

  it('records a store that is made with the enhancer alone', () => {
    const enhance = Reflect.get(globalThis, GLOBALS[0]!) as (
      options: object,
    ) => ToolkitModule.StoreEnhancer;
    const store = toolkit.legacy_createStore((sum = 1) => (sum as number) + 1, enhance({ name: 'sum' }));
    store.dispatch({ type: 'more' });
    const sums = context.state.filter(({ name }) => name === 'sum');
    expect(sums.map(({ newValue }) => newValue)).to.deep.equal([2, 3]);
  });

  it('records a store once, whatever else records it', () => {
    const announced = onAnnounced((other) => other.start(context));
    const store = toolkit.configureStore({
      reducer: (sum = 1) => (sum as number) + 1,
      devTools: { name: 'both' },
      enhancers: (defaults) => defaults().concat(reduxEnhancer({ name: 'both' })),
    });
    store.dispatch({ type: 'more' });
    announced();
    expect(context.events).to.have.length(1);
    expect(context.state.filter(({ name }) => name === 'both')).to.have.length(2);
  });

  it('gives stores a state that they had', () => {
    const cart = makeCart();
    cart.store.getState().add('jaws');
    expect(collector.restore!(cart.id, { films: ['alien'] })).to.equal(true);
    expect(cart.store.getState().films).to.deep.equal(['alien']);
    cart.store.getState().add('brazil');
    expect(cart.store.getState().films).to.deep.equal(['alien', 'brazil']);

    const shop = makeShop();
    expect(collector.restore!(shop.id, { films: ['alien'] })).to.equal(true);
    expect(shop.store.getState()).to.deep.equal({ films: ['alien'] });
    expect(collector.restore!('redux:nobody', {})).to.equal(false);
  });

  it('goes on with stores that spoke to a former collector', () => {
    const cart = makeCart();
    const shop = makeShop();
    stop();
    const later = reduxDevToolsCollector();
    context = new RecordingContext();
    stop = later.start(context);
    cart.store.getState().add('jaws');
    shop.store.dispatch(shop.added('alien'));
    expect([filmsIn(cart.id), filmsIn(shop.id)]).to.deep.equal([
      [[], ['jaws']],
      [[], ['alien']],
    ]);
    expect(later.restore!(cart.id, { films: [] })).to.equal(true);
  });

  it('leaves the extension alone, and says what is not recorded', () => {
    stop();
    const extension = () => undefined;
    Reflect.set(globalThis, GLOBALS[0]!, extension);
    start();
    expect(Reflect.get(globalThis, GLOBALS[0]!)).to.equal(extension);
    expect(inPage()).to.have.length(1);
    expect(context.events).to.have.length(1);
    expect(context.events[0]).to.include({ category: 'devtools', name: 'gap' });
    stop();
    expect(Reflect.get(globalThis, GLOBALS[0]!)).to.equal(extension);
    Reflect.deleteProperty(globalThis, GLOBALS[0]!);
  });

  it('is gone from the page at its end; stores work on, and are there when it starts again', () => {
    const cart = makeCart();
    const shop = makeShop();
    expect(inPage()).to.have.length(2);
    stop();
    expect(inPage()).to.deep.equal([]);
    const { state, events } = context;
    const before = state.length;
    cart.store.getState().add('jaws');
    shop.store.dispatch(shop.added('jaws'));
    expect(cart.store.getState().films).to.deep.equal(['jaws']);
    expect(shop.store.getState().films).to.deep.equal(['jaws']);
    expect(state).to.have.length(before);
    expect(events).to.deep.equal([]);
    start();
    expect(filmsIn(cart.id)).to.deep.equal([['jaws']]);
    expect(filmsIn(shop.id)).to.deep.equal([['jaws']]);
  });
});
