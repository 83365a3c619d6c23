import '../../support/bundler-env.ts';
import { expect, waitUntil } from '@open-wc/testing';
import { LitElement } from 'lit';
import type * as LitModule from 'lit';
import type * as React19 from 'react';
import type * as Dom19 from 'react-dom';
import type * as Client19 from 'react-dom/client';
import * as vue from 'vue';
import { elementsCollector } from '../../../src/collectors/elements.ts';
import { litCollector } from '../../../src/collectors/lit.ts';
import { reactCollector } from '../../../src/collectors/react.ts';
import { vueCollector } from '../../../src/collectors/vue.ts';
import type { Collector } from '../../../src/core/record/types.ts';
import { loadScript } from '../../support/load-script.ts';
import { RecordingContext } from '../../support/recording-context.ts';

/** A module of `node_modules`, of which the page may have another copy. */
function copyOf(path: string): Promise<unknown> {
  return import(new URL(`../../../node_modules/${path}?copy`, import.meta.url).href);
}

interface Scripts {
  React: typeof React19;
  ReactDOM: typeof Dom19 & typeof Client19;
}

describe('two copies of a framework in one page', () => {
  let context: RecordingContext;
  let stops: (() => void)[];
  let place: HTMLElement;

  function start(...collectors: Collector[]): void {
    for (const collector of collectors) stops.push(collector.start(context));
  }

  beforeEach(() => {
    context = new RecordingContext();
    stops = [];
    place = document.body.appendChild(document.createElement('main'));
  });

  afterEach(() => {
    for (const stop of stops) stop();
    place.remove();
  });

  const mounts = () =>
    context.components.filter(({ op }) => op === 'mount').map(({ name, props }) => [name, props]);

  it('are both recorded: React 18 and 19, each component once', async () => {
    start(reactCollector());
    await loadScript('react-18/umd/react.development.js');
    await loadScript('react-dom-18/umd/react-dom.development.js');
    const { React: first, ReactDOM: firstDom } = globalThis as unknown as Scripts;
    const second = await import('react');
    const { flushSync } = await import('react-dom');
    const { createRoot } = await import('react-dom/client');
    expect([first.version, second.version].map((version) => version.split('.')[0])).to.deep.equal([
      '18',
      '19',
    ]);
    const First = ({ count }: { count: number }) => first.createElement('i', null, count);
    const Second = ({ count }: { count: number }) => second.createElement('b', null, count);
    const roots = [
      firstDom.createRoot(place.appendChild(document.createElement('p'))),
      createRoot(place.appendChild(document.createElement('p'))),
    ] as const;
    for (const count of [1, 2]) {
      firstDom.flushSync(() => roots[0].render(first.createElement(First, { count })));
      flushSync(() => roots[1].render(second.createElement(Second, { count })));
    }
    expect(place.innerHTML).to.equal('<p><i>2</i></p><p><b>2</b></p>');
    expect(mounts()).to.deep.equal([
      ['First', { count: 1 }],
      ['Second', { count: 1 }],
    ]);
    const updates = context.components.filter(({ op }) => op === 'update');
    expect(updates.map(({ props }) => props)).to.deep.equal([{ count: 2 }, { count: 2 }]);
    for (const root of roots) root.unmount();
    expect(context.components.filter(({ op }) => op === 'unmount')).to.have.length(2);
  });

  it('are both recorded: two of Vue', async () => {
    start(vueCollector());
    const other = (await copyOf('vue/dist/vue.runtime.esm-browser.js')) as typeof vue;
    expect(other.createApp).not.to.equal(vue.createApp);
    const apps = [vue, other].map(({ createApp, defineComponent, h, ref }, i) => {
      const count = ref(0);
      const Counter = defineComponent({
        name: `Counter${i}`,
        setup: () => ({ count }),
        render: () => h('b', count.value),
      });
      const app = createApp(Counter);
      app.mount(place.appendChild(document.createElement('p')));
      return { app, count };
    });
    await waitUntil(() => mounts().length === 2, 'both are told', { timeout: 10_000 });
    for (const { count } of apps) count.value += 1;
    const counts = () => context.state.filter(({ newValue }) => newValue === 1).map(({ name }) => name);
    await waitUntil(() => counts().length === 2, 'both are told', { timeout: 10_000 });
    expect(mounts().map(([name]) => name)).to.deep.equal(['Counter0', 'Counter1']);
    expect(counts()).to.deep.equal(['count', 'count']);
    expect(new Set(context.state.map(({ id }) => id)).size).to.equal(2);
    expect(place.textContent).to.equal('11');
    for (const { app } of apps) app.unmount();
  });

  it('are both recorded: two of Lit, the one that no collector is told of as custom elements', async () => {
    const { ReactiveElement } = (await copyOf(
      '@lit/reactive-element/reactive-element.js',
    )) as typeof LitModule;
    expect(LitElement.prototype).not.to.be.instanceOf(ReactiveElement);
    customElements.define(
      'copy-first',
      class extends LitElement {
        static override properties = { label: { attribute: false } };
      },
    );
    customElements.define(
      'copy-second',
      class extends ReactiveElement {
        static override properties = { label: { attribute: false } };
      },
    );
    const names = ['copy-first', 'copy-second'];
    for (const name of names)
      place.append(Object.assign(document.createElement(name), { label: Object.freeze(['Up']) }));
    start(elementsCollector(), litCollector());
    await waitUntil(() => mounts().length === 2, 'both are told', { timeout: 10_000 });
    expect(Object.fromEntries(mounts())).to.deep.equal({
      'copy-first': { label: ['Up'] },
      'copy-second': undefined,
    });

    for (const stop of stops.splice(0)) stop();
    context = new RecordingContext();
    start(elementsCollector(), litCollector(), litCollector(ReactiveElement));
    await waitUntil(() => mounts().length === 2, 'both are told', { timeout: 10_000 });
    expect(Object.fromEntries(mounts())).to.deep.equal({
      'copy-first': { label: ['Up'] },
      'copy-second': { label: ['Up'] },
    });
  });
});
