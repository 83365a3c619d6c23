import type { Collector } from '../record/types.ts';
import { consoleCollector } from './console.ts';
import { domEventsCollector } from './dom-events.ts';
import { errorsCollector } from './errors.ts';
import { lifecycleCollector } from './lifecycle.ts';
import { longFramesCollector } from './long-frames.ts';
import type { NetworkContent } from './network-content.ts';
import { navigationCollector } from './navigation.ts';
import { networkCollector } from './network.ts';
import { realtimeCollector } from './realtime.ts';
import { storageWritesCollector } from './storage-writes.ts';
import { webPerformanceCollector } from './web-performance.ts';

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
    longFramesCollector(),
    webPerformanceCollector(),
  ];
}
