import { instrument } from '@redux-devtools/instrument';
import type { StoreEnhancer } from '@reduxjs/toolkit';
import { record } from '@rrweb/record';
import { domCollector } from '../../../src/collectors/dom.ts';
import { reduxEnhancer } from '../../../src/collectors/redux.ts';
import { devtools, type Collector, type DevToolsConfig } from '../../../src/index.ts';

/** What records the app. */
export type RecorderName =
  | 'none'
  /** devtools-panel as it is by default, and the framework's collector. */
  | 'ours'
  /** The same, and the page itself. */
  | 'picture'
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
  /** Bytes, compressed, of the picture and of all else. */
  weigh?(): Promise<{ picture: number; rest: number }>;
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
    case 'picture':
      return startOurs(collector, {}, domCollector({ isOn: true }));
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
  picture?: Collector,
): Promise<RunningRecorder> {
  const recorder = await devtools.enable({ name: 'bench', ...config });
  if (collector) recorder.use(collector);
  if (picture) recorder.use(picture);
  return {
    enhancer: reduxEnhancer(),
    async settle() {
      await recorder.flush();
      const { counts, droppedCount } = recorder.status;
      if (droppedCount > 0 || counts.state + counts.components === 0)
        throw new Error(`Of the records, ${droppedCount} were dropped: ${JSON.stringify(counts)}`);
      if (picture && counts.dom === 0) throw new Error('No picture.');
    },
    async weigh() {
      const { bytesWritten } = await recorder.export('all.json.gz');
      const { bytesWritten: rest } = await recorder.export('rest.json.gz', { includeDom: false });
      return { picture: bytesWritten - rest, rest };
    },
  };
}

function startRrweb(): RunningRecorder {
  const events: unknown[] = [];
  record({ emit: (event) => events.push(event) });
  return {
    settle: () => (events.length > 0 ? Promise.resolve() : Promise.reject(new Error('No event.'))),
    async weigh() {
      const stream = new Blob([JSON.stringify(events)]).stream();
      const compressed = stream.pipeThrough(new CompressionStream('gzip'));
      return { picture: (await new Response(compressed).arrayBuffer()).byteLength, rest: 0 };
    },
  };
}
