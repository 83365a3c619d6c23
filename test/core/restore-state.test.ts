import '../support/bundler-env.ts';
import { expect } from '@open-wc/testing';
import { signal, effect } from '@preact/signals-core';
import { legacy_createStore } from '@reduxjs/toolkit';
import { LitElement, html } from 'lit';
import { autorun, observable, runInAction, toJS } from 'mobx';
import { createComponent, createSignal } from 'solid-js';
import { insert, render } from 'solid-js/web';
import { createApp, h, nextTick, reactive, ref } from 'vue';
import { litCollector } from '../../src/collectors/lit.ts';
import { mobxCollector } from '../../src/collectors/mobx.ts';
import { reactCollector } from '../../src/collectors/react.ts';
import { reduxEnhancer } from '../../src/collectors/redux.ts';
import { signalsCollector } from '../../src/collectors/signals.ts';
import { solidCollector } from '../../src/collectors/solid.ts';
import { vueCollector } from '../../src/collectors/vue.ts';
import { devtools, type Collector, type DevTools } from '../../src/core/index.ts';
import { freshStore } from '../support/fresh-store.ts';
import { rejection } from '../support/rejection.ts';

const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));
const DATE = { $type: 'date', value: '2020-01-02T03:04:05.000Z' };

describe('DevTools.restoreState', () => {
  let tools: DevTools;
  let place: HTMLElement;
  let undo: (() => void)[];

  async function start(...collectors: Collector[]): Promise<void> {
    tools = await devtools.enable({ collectors, name: 'Films' });
  }

  beforeEach(async () => {
    await freshStore();
    place = document.body.appendChild(document.createElement('main'));
    undo = [];
  });

  afterEach(async () => {
    for (const one of undo) one();
    await devtools.disable();
    place.remove();
  });

  /** The id under which a value of the app was recorded last. */
  async function idOf(name: string): Promise<string> {
    const { state, components } = await tools.getExportData();
    return [...components, ...state].filter((each) => each.name === name).at(-1)!.id;
  }

  async function restore(name: string, stored: unknown): Promise<void> {
    const id = await idOf(name);
    expect(await tools.restoreState(new Map([[id, stored]]))).to.deep.equal({
      restored: [id],
      refused: [],
    });
    await settle();
  }

  it('sets what a Vue app shows, and records it', async () => {
    await start(vueCollector());
    const app = createApp({
      name: 'FilmDate',
      setup: () => ({ at: ref(new Date(0)) }),
      render(this: { at: Date }) {
        return h('b', this.at.toISOString());
      },
    });
    app.mount(place);
    undo.push(() => app.unmount());
    await settle();
    await restore('at', DATE);
    await nextTick();
    expect(place.textContent).to.equal(DATE.value);
    const { events, state } = await tools.getExportData();
    const event = events.find((each) => each.name === 'restore')!;
    expect(event).to.deep.include({ category: 'state', payload: { ids: [await idOf('at')] } });
    const change = state.filter((each) => each.name === 'at').at(-1)!;
    expect(change.newValue).to.deep.equal(DATE);
    expect(change.seq).to.be.greaterThan(event.seq);
  });

  it('sets what a React app shows', async () => {
    await start(reactCollector());
    const React = await import('react');
    const { flushSync } = await import('react-dom');
    const { createRoot } = await import('react-dom/client');
    const Search = () => {
      const [films] = React.useState(() => new Map<string, number>());
      return React.createElement('b', null, JSON.stringify([...films]));
    };
    const root = createRoot(place);
    undo.push(() => root.unmount());
    flushSync(() => root.render(React.createElement(Search)));
    await settle();
    await restore('films', { $type: 'map', entries: [['Alien', 1979]] });
    expect(place.textContent).to.equal('[["Alien",1979]]');
    const { state } = await tools.getExportData();
    const change = state.filter((each) => each.name === 'films').at(-1)!;
    expect(change.newValue).to.deep.equal({ $type: 'map', entries: [['Alien', 1979]] });
  });

  it('sets the state of a Redux store', async () => {
    await start();
    const store = legacy_createStore(
      (state: object = { films: [] }) => state,
      reduxEnhancer({ name: 'films-to-restore' }),
    );
    await restore('films-to-restore', { films: ['Alien'], since: { $type: 'undefined' } });
    expect(store.getState()).to.deep.equal({ films: ['Alien'], since: undefined });
  });

  it('sets a signal, and a box of MobX', async () => {
    await start(signalsCollector(), mobxCollector());
    const count = signal<unknown>(1, { name: 'count' });
    const box = observable.box<unknown>(1, { name: 'box', deep: false });
    box.set(2);
    const seen: unknown[] = [];
    undo.push(
      effect(() => void seen.push(count.value)),
      autorun(() => seen.push(box.get())),
    );
    await restore('count', { $type: 'bigint', value: '5' });
    await restore('box', { $type: 'set', values: [7] });
    expect(seen).to.deep.equal([1, 2, 5n, new Set([7])]);
  });

  it('sets what a Solid app shows', async () => {
    await start(solidCollector());
    const Counter = () => {
      const [count] = createSignal<unknown>(1, { name: 'shown' });
      const element = document.createElement('b');
      insert(element, () => String(count()));
      return element;
    };
    undo.push(render(() => createComponent(Counter, {}), place));
    await settle();
    await restore('shown', { $type: 'nan' });
    expect(place.textContent).to.equal('NaN');
  });

  it('sets the properties of a Lit element', async () => {
    await start(litCollector());
    class RestoredFilm extends LitElement {
      static override properties = { at: { attribute: false } };
      declare at: Date | undefined;
      override render() {
        return html`${this.at?.toISOString()}`;
      }
    }
    customElements.define('restored-film', RestoredFilm);
    const film = place.appendChild(new RestoredFilm());
    await settle();
    await restore('restored-film', { at: DATE });
    await film.updateComplete;
    expect(film.shadowRoot!.textContent).to.equal(DATE.value);
  });

  it('refuses what cannot be taken, and takes the rest; the log says so', async () => {
    const taken: unknown[] = [];
    const failing: Collector = {
      name: 'failing',
      start: () => () => undefined,
      restore(id) {
        if (id === 'c') throw new Error('read only');
        return false;
      },
    };
    const taking: Collector = {
      name: 'taking',
      start: () => () => undefined,
      restore(id, value) {
        if (id === 'a') taken.push(value);
        return id === 'a';
      },
    };
    await start(failing, taking);
    const result = await tools.restoreState(
      new Map<string, unknown>([
        ['a', { n: 1 }],
        ['b', { handler: { $type: 'function', name: 'f' }, n: 1 }],
        ['c', 3],
        ['d', 4],
      ]),
    );
    const refused = [
      { id: 'b', reason: 'a function cannot be brought back', path: '/handler' },
      { id: 'c', reason: 'the app failed: read only' },
      { id: 'd', reason: 'the app has no such value, or computes it' },
    ];
    expect(result).to.deep.equal({ restored: ['a'], refused });
    expect(taken).to.deep.equal([{ n: 1 }]);
    const { events } = await tools.getExportData();
    expect(events.map(({ name, payload }) => [name, payload])).to.deep.equal([
      ['restore', { ids: ['a', 'c', 'd'] }],
      ['restore/refused', { refused }],
    ]);
  });

  const PARTS = { n: 2, password: '[REDACTED]', done: { $type: 'function', name: 'done' } };
  const done = (): void => undefined;
  const live = { n: 1, password: 'hunter2', done };

  /** Puts a value back of which two parts cannot be. */
  async function restoreParts(name: string, stored: unknown = PARTS, at = ''): Promise<void> {
    const id = await idOf(name);
    const kept = [
      { id, reason: 'a secret, which was not recorded', path: `${at}/password` },
      { id, reason: 'a function cannot be brought back', path: `${at}/done` },
    ];
    const result = await tools.restoreState(new Map([[id, stored]]));
    expect(result).to.deep.equal({ restored: [id], refused: [], kept });
    await settle();
  }

  const restored = { n: 2, password: 'hunter2', done };

  it('leaves parts that cannot be brought back as the app has them: Redux, signals, MobX', async () => {
    await start(signalsCollector(), mobxCollector());
    const store = legacy_createStore(
      (state: object = live) => state,
      reduxEnhancer({ name: 'parts-of-a-store' }),
    );
    const one = signal<unknown>(live, { name: 'parts' });
    const box = observable.box<unknown>(1, { name: 'parts in a box', deep: false });
    // Deep, MobX makes actions of functions.
    const holder = observable<{ form: object }>(
      { form: {} },
      {},
      { name: 'parts in an object', deep: false },
    );
    box.set(live);
    runInAction(() => (holder.form = live));
    await restoreParts('parts-of-a-store');
    await restoreParts('parts');
    await restoreParts('parts in a box');
    await restoreParts('parts in an object.form');
    for (const value of [store.getState(), one.value, box.get(), toJS(holder.form)])
      expect(value).to.deep.equal(restored);
  });

  it('leaves parts that cannot be brought back as the app has them: Vue', async () => {
    await start(vueCollector());
    const values: unknown[] = [];
    const app = createApp({
      name: 'FilmForm',
      data: () => ({ inData: live }),
      setup() {
        const inRef = ref(live);
        const inReactive = reactive({ ...live });
        values.push(inRef, inReactive);
        return { inRef, inReactive };
      },
      render(this: { inData: object }) {
        values[2] = this.inData;
        return h('b');
      },
    });
    app.mount(place);
    undo.push(() => app.unmount());
    await settle();
    for (const name of ['inRef', 'inReactive', 'inData']) await restoreParts(name);
    await nextTick();
    expect((values[0] as { value: object }).value).to.deep.equal(restored);
    expect(values[1]).to.deep.equal(restored);
    expect(values[2]).to.deep.equal(restored);
  });

  it('leaves parts that cannot be brought back as the app has them: React', async () => {
    await start(reactCollector());
    const React = await import('react');
    const { flushSync } = await import('react-dom');
    const { createRoot } = await import('react-dom/client');
    let hook: unknown;
    const FilmForm = () => {
      const [form] = React.useState<object>(() => live);
      hook = form;
      return null;
    };
    class OldForm extends React.Component {
      override state = { old: live };
      override render() {
        old = this.state;
        return null;
      }
    }
    let old: unknown;
    const root = createRoot(place);
    undo.push(() => root.unmount());
    flushSync(() =>
      root.render([React.createElement(FilmForm, { key: 1 }), React.createElement(OldForm, { key: 2 })]),
    );
    await settle();
    await restoreParts('form');
    await restoreParts('state', { old: PARTS }, '/old');
    expect(hook).to.deep.equal(restored);
    expect(old).to.deep.equal({ old: restored });
  });

  it('leaves parts that cannot be brought back as the app has them: Solid, Lit', async () => {
    await start(solidCollector(), litCollector());
    let read!: () => unknown;
    const FilmForm = () => {
      [read] = createSignal<unknown>(live, { name: 'solid parts' });
      return document.createElement('b');
    };
    undo.push(render(() => createComponent(FilmForm, {}), place));
    class FormWithParts extends LitElement {
      static override properties = { form: { attribute: false } };
      declare form: object;
    }
    customElements.define('form-with-parts', FormWithParts);
    const form = place.appendChild(new FormWithParts());
    form.form = live;
    await settle();
    await restoreParts('solid parts');
    await restoreParts('form-with-parts', { form: PARTS }, '/form');
    expect(read()).to.deep.equal(restored);
    expect(form.form).to.deep.equal(restored);
  });

  it('refuses a value whole where the app has nothing in the place of a part', async () => {
    await start();
    const store = legacy_createStore(
      (state: object = { n: 1, password: 'hunter2' }) => state,
      reduxEnhancer({ name: 'store-without-a-part' }),
    );
    const id = await idOf('store-without-a-part');
    expect(await tools.restoreState(new Map([[id, PARTS]]))).to.deep.equal({
      restored: [],
      refused: [{ id, reason: 'a function cannot be brought back', path: '/done' }],
    });
    expect(store.getState()).to.deep.equal({ n: 1, password: 'hunter2' });
  });

  it('says of a value that no collector knows that it is not there, and nothing of its parts', async () => {
    await start(signalsCollector(), vueCollector());
    expect(await tools.restoreState(new Map([['redux:elsewhere', PARTS]]))).to.deep.equal({
      restored: [],
      refused: [{ id: 'redux:elsewhere', reason: 'the app has no such value, or computes it' }],
    });
  });

  it('gives the present its own parts back', async () => {
    await start();
    const store = legacy_createStore(
      (state: object = live) => state,
      reduxEnhancer({ name: 'store-with-a-present' }),
    );
    const id = await idOf('store-with-a-present');
    const present = new Map<string, unknown>();
    await tools.restoreState(new Map([[id, { n: 3, password: '' }]]), { present });
    expect(store.getState()).to.deep.equal({ n: 3, password: '' });
    expect(present.get(id)).to.equal(live);
    await tools.restoreState(new Map([[id, { ...PARTS, n: 1 }]]), { present });
    expect(store.getState()).to.deep.equal(live);
  });

  it('asks no collector that was removed, and refuses what is no Map', async () => {
    await start();
    const remove = tools.use({ name: 'gone', start: () => () => undefined, restore: () => true });
    remove();
    expect((await tools.restoreState(new Map([['a', 1]]))).restored).to.deep.equal([]);
    const error = await rejection(tools.restoreState({} as Map<string, unknown>));
    expect(error).to.deep.include({ code: 'invalid-argument' });
  });
});
