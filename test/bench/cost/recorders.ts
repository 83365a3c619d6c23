import { instrument } from '@redux-devtools/instrument';
import type { StoreEnhancer } from '@reduxjs/toolkit';
import { record } from '@rrweb/record';
import { reduxEnhancer } from '../../../src/collectors/redux.ts';
import { devtools, type Collector, type DevToolsConfig } from '../../../src/index.ts';

/** What records the app. */
export type RecorderName =
  | 'none'
  /** devtools-panel as it is by default, and the framework's collector. */
  | 'ours'
  /** Its framework's collector alone. */
  | 'collector'
  /** `@rrweb/record` by default, into an array. */
  | 'rrweb'
  /** `@redux-devtools/instrument` around the store. */
  | 'instrument';

/** A recorder that has started. */
export interface RunningRecorder {
  /** What the app's store is to be made with. */
  readonly enhancer?: StoreEnhancer;
  /** Has it finish what it has put off. @throws Error where it has lost or not recorded something */
  settle(): Promise<void>;
}

/** @param collector the framework's; a store has an enhancer instead */
export async function startRecorder(
  name: RecorderName,
  collector: Collector | undefined,
): Promise<RunningRecorder> {
  switch (name) {
    case 'none':
      return { settle: () => Promise.resolve() };
    case 'ours':
      return startOurs(collector, {});
    case 'collector':
      return startOurs(collector, { collectors: [] });
    case 'rrweb':
      return startRrweb();
    case 'instrument':
      return { enhancer: instrument() as StoreEnhancer, settle: () => Promise.resolve() };
  }
}

async function startOurs(
  collector: Collector | undefined,
  config: DevToolsConfig,
): Promise<RunningRecorder> {
  const recorder = await devtools.enable({ name: 'bench', ...config });
  if (collector) recorder.use(collector);
  return {
    enhancer: reduxEnhancer(),
    async settle() {
      await recorder.flush();
      const { counts, droppedCount } = recorder.status;
      if (droppedCount > 0 || counts.state + counts.components === 0)
        throw new Error(`Of the records, ${droppedCount} were dropped: ${JSON.stringify(counts)}`);
    },
  };
}

function startRrweb(): RunningRecorder {
  const events: unknown[] = [];
  record({ emit: (event) => events.push(event) });
  return {
    settle: () => (events.length > 0 ? Promise.resolve() : Promise.reject(new Error('No event.'))),
  };
}
