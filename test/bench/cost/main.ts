import type { StoreEnhancer } from '@reduxjs/toolkit';
import type { Collector } from '../../../src/index.ts';
import { startRecorder, type RecorderName } from './recorders.ts';
import { press, type Operation, type RowsApp } from './rows-app.ts';

type ShowRows = (container: HTMLElement, enhancer?: StoreEnhancer) => RowsApp | Promise<RowsApp>;

interface RecordedApp {
  readonly collector?: () => Promise<Collector>;
  /** Loads the framework, which looks for its tools when it is loaded. */
  readonly load: () => Promise<{ showRows: ShowRows }>;
}

/** By their name in the page's address. */
const apps: Record<string, RecordedApp> = {
  lit: {
    collector: async () => (await import('../../../src/collectors/lit.ts')).litCollector(),
    load: () => import('./lit-app.ts'),
  },
  vue: {
    collector: async () => (await import('../../../src/collectors/vue.ts')).vueCollector(),
    load: () => import('./vue-app.ts'),
  },
  react: {
    collector: async () => (await import('../../../src/collectors/react.ts')).reactCollector(),
    load: () => import('./react-app.tsx'),
  },
  store: { load: () => import('./store-app.ts') },
};

const address = new URLSearchParams(location.search);
const { collector, load } = apps[address.get('app')!]!;
const recorder = await startRecorder(address.get('recorder') as RecorderName, await collector?.());
const { showRows } = await load();
const app = await showRows(document.querySelector<HTMLElement>('#app')!, recorder.enhancer);

/** Resolves when the next frame has been handed to the compositor: messages come after its tasks. */
function framePainted(): Promise<void> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        port1.close();
        resolve();
      };
      port2.postMessage(undefined);
    });
  });
}

/** ms from a click until the frame that shows what it did. */
async function measure(operation: Operation): Promise<number> {
  const begin = performance.now();
  press(app, operation);
  await framePainted();
  return performance.now() - begin;
}

// What the runner outside calls.
Object.assign(globalThis, {
  bench: { measure, settle: () => recorder.settle(), weigh: () => recorder.weigh?.() },
});
