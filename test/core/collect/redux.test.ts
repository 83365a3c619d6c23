import '../../support/bundler-env.ts';
import { expect } from '@open-wc/testing';
import { configureStore, createAsyncThunk, createSlice, legacy_createStore } from '@reduxjs/toolkit';
import type { PayloadAction } from '@reduxjs/toolkit';
import { reduxEnhancer } from '../../../src/collectors/redux.ts';
import { onAnnounced } from '../../../src/core/collect/registry.ts';
import { RecordingContext } from '../../support/recording-context.ts';

const failure = new Error('reducer');

const cart = createSlice({
  name: 'cart',
  initialState: { ids: [] as string[] },
  reducers: {
    added(state, { payload }: PayloadAction<string>) {
      state.ids.push(payload);
    },
    looked() {
      // Changes nothing.
    },
    broken() {
      throw failure;
    },
  },
});
const { added, broken, looked } = cart.actions;

const loaded = createAsyncThunk('cart/load', (id: string) => {
  if (id === '') throw new RangeError('no id');
  return Promise.resolve({ id });
});

let storeCount = 0;

/** A store of its own name, since a page may hold several. */
function makeStore() {
  const name = `shop-${++storeCount}`;
  const store = configureStore({
    reducer: { cart: cart.reducer },
    enhancers: (defaults) => defaults().concat(reduxEnhancer({ name })),
  });
  return { name, store };
}

describe('reduxEnhancer', () => {
  let context: RecordingContext;
  let end: () => void;

  function startRecording(): void {
    context = new RecordingContext();
    end = onAnnounced((collector) => collector.start(context));
  }

  beforeEach(startRecording);
  afterEach(() => end());

  const eventsOf = (name: string) => context.events.filter(({ source }) => source === name);
  const statesOf = (name: string) => context.state.filter((record) => record.name === name);

  it('records an action, then the state that it led to', () => {
    const { name, store } = makeStore();
    const before = store.getState();
    store.dispatch(added('jaws'));
    expect(eventsOf(name)).to.deep.equal([
      { category: 'state', name: 'cart/added', source: name, payload: 'jaws' },
    ]);
    expect(statesOf(name)).to.deep.equal([
      { id: `redux:${name}`, name, kind: 'store', newValue: { cart: { ids: [] } } },
      {
        id: `redux:${name}`,
        name,
        kind: 'store',
        oldValue: { cart: { ids: [] } },
        newValue: { cart: { ids: ['jaws'] } },
      },
    ]);
    expect(statesOf(name)[1]?.oldValue).to.equal(before);
    expect(statesOf(name)[1]?.newValue).to.equal(store.getState());
  });

  it('records the change before other listeners answer to it', () => {
    const { name, store } = makeStore();
    const order: string[] = [];
    store.subscribe(() => {
      order.push(`${eventsOf(name).length} actions, ${statesOf(name).length} states`);
      if (order.length === 1) store.dispatch(added('alien'));
    });
    store.dispatch(added('jaws'));
    expect(order).to.deep.equal(['1 actions, 2 states', '2 actions, 3 states']);
  });

  it('records no state for an action that changes nothing', () => {
    const { name, store } = makeStore();
    store.dispatch(looked());
    expect(eventsOf(name).map((event) => event.name)).to.deep.equal(['cart/looked']);
    expect(statesOf(name)).to.have.length(1);
  });

  it('records what thunks dispatch, with the error of one that fails', async () => {
    const { name, store } = makeStore();
    expect(await store.dispatch(loaded('jaws')).unwrap()).to.deep.equal({ id: 'jaws' });
    await store.dispatch(loaded(''));
    const events = eventsOf(name);
    expect(events.map((event) => event.name)).to.deep.equal([
      'cart/load/pending',
      'cart/load/fulfilled',
      'cart/load/pending',
      'cart/load/rejected',
    ]);
    expect(events[1]?.payload).to.deep.equal({ id: 'jaws' });
    expect(events[3]?.payload).to.have.nested.property('error.message', 'no id');
  });

  it('records an action that makes a reducer throw, and lets the error through', () => {
    const { name, store } = makeStore();
    expect(() => store.dispatch(broken())).to.throw(failure);
    expect(eventsOf(name).map((event) => event.name)).to.deep.equal(['cart/broken']);
    store.dispatch(added('jaws'));
    expect(statesOf(name)).to.have.length(2);
  });

  it('lets the errors of wrong actions through', () => {
    const { store } = makeStore();
    expect(() => store.dispatch({} as never)).to.throw(/type/);
    expect(() => store.dispatch(null as never)).to.throw();
  });

  it('returns what dispatch returns', () => {
    const { store } = makeStore();
    const action = added('jaws');
    expect(store.dispatch(action)).to.equal(action);
  });

  it('records whole the actions that have no payload', () => {
    const counter = (count = 0, action: { type: string; by?: number }) => count + (action.by ?? 0);
    const store = legacy_createStore(counter, reduxEnhancer({ name: 'counter' }));
    store.dispatch({ type: 'add', by: 2 });
    store.dispatch({ type: 'tick' });
    expect(store.getState()).to.equal(2);
    expect(eventsOf('counter').map(({ payload }) => payload)).to.deep.equal([
      { type: 'add', by: 2 },
      undefined,
    ]);
    expect(statesOf('counter').map(({ newValue }) => newValue)).to.deep.equal([0, 2]);
  });

  it('keeps stores of one name apart', () => {
    for (let count = 0; count < 2; count++) {
      legacy_createStore((state: object = {}) => state, reduxEnhancer({ name: 'twin' }));
    }
    expect(statesOf('twin').map(({ id }) => id)).to.deep.equal(['redux:twin', 'redux:twin-2']);
  });

  it('starts with the state of the moment when the store is older than the recorder', () => {
    end();
    const { name, store } = makeStore();
    store.dispatch(added('jaws'));
    startRecording();
    expect(statesOf(name)).to.deep.equal([
      { id: `redux:${name}`, name, kind: 'store', newValue: { cart: { ids: ['jaws'] } } },
    ]);
    store.dispatch(added('alien'));
    expect(eventsOf(name).map(({ payload }) => payload)).to.deep.equal(['alien']);
  });

  it('records nothing, and works, after the end of the recording', () => {
    const { name, store } = makeStore();
    end();
    store.dispatch(added('jaws'));
    expect(store.getState().cart.ids).to.deep.equal(['jaws']);
    expect(eventsOf(name)).to.deep.equal([]);
    expect(statesOf(name)).to.have.length(1);
  });

  it('keeps the type of the store', () => {
    const { store } = makeStore();
    const ids: string[] = store.getState().cart.ids;
    const thunked: Promise<unknown> = store.dispatch(loaded('jaws'));
    expect(ids).to.deep.equal([]);
    return thunked;
  });
});
