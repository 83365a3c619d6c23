import '../../support/bundler-env.ts';
import { expect } from '@open-wc/testing';
import type * as Vue from 'vue';
import { createApp, h, nextTick, ref, setDevtoolsHook } from 'vue';
import { vueCollector } from '../../../src/collectors/vue.ts';
import { RecordingContext } from '../../support/recording-context.ts';

interface Hook {
  enabled?: boolean;
  emit: (event: string, ...args: unknown[]) => void;
  cleanupBuffer?: () => boolean;
}

const page = globalThis as {
  __VUE_DEVTOOLS_GLOBAL_HOOK__?: Hook;
  __VUE_DEVTOOLS_HOOK_REPLAY__?: ((hook: Hook) => void)[] | null;
};

const TheApp = { name: 'TheApp', setup: () => () => h('i') };

/** A copy of Vue of its own, which has not looked for a hook yet. */
let copies = 0;
async function freshVue(build = 'vue.runtime.esm-browser.js'): Promise<typeof Vue> {
  const url = `/node_modules/vue/dist/${build}?copy=${++copies}`;
  return (await import(url)) as typeof Vue;
}

describe('the Vue devtools hook', () => {
  let context: RecordingContext;
  let place: HTMLElement;
  const undo: (() => void)[] = [];

  beforeEach(() => {
    context = new RecordingContext();
    place = document.createElement('div');
    document.body.append(place);
  });

  afterEach(() => {
    for (const each of undo.splice(0).reverse()) each();
    delete page.__VUE_DEVTOOLS_GLOBAL_HOOK__;
    delete page.__VUE_DEVTOOLS_HOOK_REPLAY__;
    place.remove();
  });

  function record(...options: Parameters<typeof vueCollector>): () => void {
    const stop = vueCollector(...options).start(context);
    undo.push(stop);
    return stop;
  }

  const settle = () => new Promise((resolve) => setTimeout(resolve));
  const mounted = () => context.components.filter(({ op }) => op === 'mount').map(({ name }) => name);
  const warnings = () => context.events.filter(({ name }) => name === 'vue/not-recorded');

  // First, since a hook that one copy of Vue has taken is not known to be missing in another.
  it('can be given to a Vue that has stopped looking, and its lack is said', async () => {
    const count = ref(0);
    setDevtoolsHook(undefined as never, {});
    const app = createApp({
      name: 'TheApp',
      setup: () => ({ count }),
      render: () => h('b', count.value),
    });
    app.mount(place);
    undo.push(() => app.unmount());
    // As Vue does when three seconds are over.
    page.__VUE_DEVTOOLS_HOOK_REPLAY__ = null;
    record()();
    expect(mounted()).to.deep.equal(['TheApp']);
    expect(warnings()).to.have.length(1);
    context = new RecordingContext();
    record({ setDevtoolsHook });
    await settle();
    count.value++;
    await nextTick();
    await settle();
    expect(warnings()).to.deep.equal([]);
    expect(context.performance.map(({ phase }) => phase)).to.deep.equal(['update']);
  });

  it('is put there for the recording, and works for every copy of Vue', async () => {
    const stop = record();
    for (const vue of [await freshVue(), await freshVue()]) {
      const app = vue.createApp(TheApp);
      app.mount(document.createElement('div'));
      undo.push(() => app.unmount());
    }
    await settle();
    expect(mounted()).to.deep.equal(['TheApp', 'TheApp']);
    stop();
    expect(page).not.to.have.property('__VUE_DEVTOOLS_GLOBAL_HOOK__');
  });

  it('does nothing after the recording, in an app that goes on, and works again in the next one', async () => {
    const { createApp, h, ref } = await freshVue();
    const count = ref(0);
    const isShown = ref(true);
    const Child = { name: 'TheChild', setup: () => () => h('b', count.value) };
    const stop = record();
    const app = createApp({ name: 'TheApp', setup: () => () => isShown.value && h(Child) });
    app.mount(place);
    undo.push(() => app.unmount());
    await settle();
    stop();
    const { length } = context.components;
    count.value = 1;
    await settle();
    isShown.value = false;
    await settle();
    expect(context.components).to.have.length(length);
    expect(app.config.performance).to.be.false;
    record();
    isShown.value = true;
    await settle();
    expect(place.textContent).to.equal('1');
    expect(mounted()).to.deep.equal(['TheApp', 'TheChild', 'TheApp', 'TheChild']);
    const ids = context.components.filter(({ name }) => name === 'TheApp').map(({ id }) => id);
    expect(new Set(ids).size).to.equal(1);
  });

  it('reaches a copy of Vue that has made its app shortly before', async () => {
    const { createApp, h, ref } = await freshVue();
    const count = ref(0);
    const app = createApp({
      name: 'TheApp',
      setup: () => ({ count }),
      render: () => h('b', { onVnodeMounted: () => undefined }, count.value),
    });
    app.mount(place);
    undo.push(() => app.unmount());
    const replays = page.__VUE_DEVTOOLS_HOOK_REPLAY__;
    const stop = record();
    expect(mounted()).to.deep.equal(['TheApp']);
    await settle();
    count.value = 1;
    await settle();
    expect(mounted()).to.deep.equal(['TheApp']);
    expect(context.state.map(({ newValue }) => newValue)).to.deep.equal([0, 1]);
    expect(context.performance.map(({ phase }) => phase)).to.include('update');
    expect(warnings()).to.deep.equal([]);
    stop();
    expect(page.__VUE_DEVTOOLS_HOOK_REPLAY__).to.equal(replays);
  });

  it('stays that of Vue DevTools where they are there', async () => {
    const { createApp } = await freshVue();
    const told: string[] = [];
    const hook: Hook = {
      emit(event) {
        expect(this).to.equal(hook);
        told.push(event);
      },
      cleanupBuffer: () => false,
    };
    const { emit } = hook;
    page.__VUE_DEVTOOLS_GLOBAL_HOOK__ = hook;
    const stop = record();
    expect(page.__VUE_DEVTOOLS_GLOBAL_HOOK__).to.equal(hook);
    const app = createApp(TheApp);
    app.mount(place);
    await settle();
    expect(mounted()).to.deep.equal(['TheApp']);
    expect(told).to.include.members(['component:added', 'app:init']);
    stop();
    expect(page.__VUE_DEVTOOLS_GLOBAL_HOOK__).to.equal(hook);
    expect(hook.emit).to.equal(emit);
    app.unmount();
    expect(told).to.include('component:removed');
    expect(context.components.map(({ op }) => op)).to.deep.equal(['mount']);
  });

  it('is shared with Vue DevTools that come later', async () => {
    const { createApp } = await freshVue();
    const stop = record();
    const told: string[] = [];
    Object.assign(page.__VUE_DEVTOOLS_GLOBAL_HOOK__!, {
      emit: (event: string) => told.push(event),
    });
    const app = createApp(TheApp);
    app.mount(place);
    await settle();
    expect(mounted()).to.deep.equal(['TheApp']);
    expect(told).to.include('app:init');
    stop();
    app.unmount();
    expect(page).to.have.property('__VUE_DEVTOOLS_GLOBAL_HOOK__');
    expect(told).to.include('app:unmount');
  });

  it('is not called by a production build, which the log says once', async () => {
    const { createApp } = await freshVue('vue.runtime.esm-browser.prod.js');
    const app = createApp(TheApp);
    app.mount(place);
    undo.push(() => app.unmount());
    record();
    await settle();
    expect(context.components).to.deep.equal([]);
    expect(warnings()).to.have.length(1);
    expect(warnings()[0]?.category).to.equal('devtools');
    expect(place.innerHTML).to.equal('<i></i>');
  });
});
