import type { Collector } from '../record/types.ts';
import { consoleCollector } from './console.ts';
import { domEventsCollector } from './dom-events.ts';
import { errorsCollector } from './errors.ts';
import { lifecycleCollector } from './lifecycle.ts';
import { longFramesCollector } from './long-frames.ts';
import { navigationCollector } from './navigation.ts';
import { networkCollector } from './network.ts';
import { realtimeCollector } from './realtime.ts';
import { storageWritesCollector } from './storage-writes.ts';
import { webPerformanceCollector } from './web-performance.ts';

/** A collector for each source that every page has, whatever it is built with. */
export function platformCollectors(): Collector[] {
  return [
    navigationCollector(),
    errorsCollector(),
    consoleCollector(),
    networkCollector(),
    realtimeCollector(),
    storageWritesCollector(),
    lifecycleCollector(),
    domEventsCollector(),
    longFramesCollector(),
    webPerformanceCollector(),
  ];
}
