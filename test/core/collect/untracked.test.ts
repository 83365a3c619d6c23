import '../../support/bundler-env.ts';
import { expect } from '@open-wc/testing';
import { action, autorun, observable, runInAction } from 'mobx';
import { createEffect, createRoot } from 'solid-js';
import { createStore } from 'solid-js/store';
import { createApp, h, nextTick, reactive, watchEffect } from 'vue';
import { mobxCollector } from '../../../src/collectors/mobx.ts';
import { solidCollector } from '../../../src/collectors/solid.ts';
import { vueCollector } from '../../../src/collectors/vue.ts';
import { devtools, type DevTools } from '../../../src/core/index.ts';
import { consoleCollector } from '../../../src/core/collect/console.ts';
import { freshStore } from '../../support/fresh-store.ts';

const realLog = console.log;

describe('what the app is read for', () => {
  let tools: DevTools;
  let place: HTMLElement;

  beforeEach(async () => {
    await freshStore();
    console.log = () => undefined;
    place = document.body.appendChild(document.createElement('div'));
    tools = await devtools.enable({
      collectors: [consoleCollector(), vueCollector(), mobxCollector(), solidCollector()],
    });
  });

  afterEach(async () => {
    await devtools.disable();
    console.log = realLog;
    place.remove();
  });

  it('makes nothing that a rendering of Vue depends on', async () => {
    const state = reactive({ hits: 0, list: [{ id: 1 }] });
    let renders = 0;
    const app = createApp({
      render() {
        renders += 1;
        console.log('state', state);
        return h('p', 'hello');
      },
    });
    app.mount(place);
    for (let i = 0; i < 10; i += 1) {
      state.hits += 1;
      state.list.push({ id: i });
      await nextTick();
    }
    expect(renders).to.equal(1);
    app.unmount();
  });

  it('makes nothing that an effect of Vue depends on, in the calls that record too', async () => {
    const app = createApp({ render: () => h('p') });
    app.mount(place);
    const state = reactive<Record<string, unknown>>({ deep: [1] });
    let runs = 0;
    const stop = watchEffect(() => {
      runs += 1;
      tools.recordEvent({ name: 'seen', payload: state });
      tools.recordState({ id: 'state', name: 'state', newValue: state });
      tools.recordComponent({ op: 'update', id: 'c', props: state });
    });
    state.more = 1;
    (state.deep as number[]).push(2);
    await nextTick();
    expect(runs).to.equal(1);
    stop();
    app.unmount();
  });

  it('makes nothing that a reaction of MobX depends on', () => {
    const state = observable({ n: 0, list: [1] });
    const act = action('act', (_given: unknown) => undefined);
    let logged = 0;
    let acted = 0;
    const stops = [
      autorun(() => {
        logged += 1;
        console.log(state, state.list);
      }),
      autorun(() => {
        acted += 1;
        act(state);
      }),
    ];
    runInAction(() => {
      state.n += 1;
      state.list.push(2);
    });
    // It reads the list itself, to hand it over.
    expect([logged, acted]).to.deep.equal([1, 1]);
    stops.forEach((stop) => stop());
  });

  it('makes nothing that an effect of Solid depends on, which would never end', async () => {
    let runs = 0;
    await new Promise<void>((resolve) => {
      createRoot((dispose) => {
        const [state, setState] = createStore({ n: 0, list: [1] });
        createEffect(() => {
          runs += 1;
          console.log(state);
          setState('n', (n) => n + 1);
        });
        setTimeout(() => {
          setState('list', [1, 2]);
          dispose();
          resolve();
        });
      });
    });
    expect(runs).to.equal(1);
  });

  it('is recorded all the same', async () => {
    const app = createApp({ render: () => h('p') });
    app.mount(place);
    console.log(reactive({ deep: [1] }));
    const { events } = await tools.getExportData();
    const { payload } = events.find(({ name }) => name === 'console.log')!;
    expect(JSON.stringify(payload)).to.contain('"deep":[1]');
    app.unmount();
  });
});
