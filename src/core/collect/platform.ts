import type { Collector } from '../record/types.ts';
import { consoleCollector } from './console.ts';
import { domEventsCollector } from './dom-events.ts';
import { errorsCollector } from './errors.ts';
import { lifecycleCollector } from './lifecycle.ts';
import type { NetworkContent } from './network-content.ts';
import { navigationCollector } from './navigation.ts';
import { networkCollector } from './network.ts';
import { realtimeCollector } from './realtime.ts';
import { storageWritesCollector } from './storage-writes.ts';

export interface PlatformOptions {
  /** Reads headers and bodies (`networkContent` of `devtools-panel/collectors/network`). @defaultValue they are left out */
  content?: NetworkContent;
}

/** A collector for each source that every page has, whatever it is built with. */
export function platformCollectors({ content }: PlatformOptions = {}): Collector[] {
  return [
    navigationCollector(),
    errorsCollector(),
    consoleCollector(),
    networkCollector(content),
    realtimeCollector(content),
    storageWritesCollector(),
    lifecycleCollector(),
    domEventsCollector(),
    loaded('long-frames', async () => (await import('./long-frames.ts')).longFramesCollector),
    loaded(
      'web-performance',
      async () => (await import('./web-performance.ts')).webPerformanceCollector,
    ),
  ];
}

/** A collector whose code is loaded when it is started: the browser keeps what it misses until then. */
function loaded(name: string, load: () => Promise<() => Collector>): Collector {
  return {
    name,
    start(context) {
      let stop: (() => void) | undefined;
      let isStopped = false;
      load().then(
        (create) => {
          if (!isStopped) stop = create().start(context);
        },
        // The rest is recorded all the same.
        () => {
          const payload = { reason: `The collector "${name}" could not be loaded.` };
          if (!isStopped)
            context.recordEvent({ category: 'devtools', name: 'gap', source: name, payload });
        },
      );
      return () => {
        isStopped = true;
        stop?.();
      };
    },
  };
}
