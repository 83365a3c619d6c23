import { PictureCollector } from '../core/collect/picture.ts';
import type { PictureOptions } from '../core/collect/picture-recording.ts';

/**
 * Records the page itself with rrweb, as the section `dom`, for the replay to show it: off until it is switched on in
 * the panel or by `isOn`. Needs the package `@rrweb/record`, which is fetched then. Values of fields are masked, the
 * panel is left out, and neither canvas nor media are recorded.
 */
export function domCollector(options?: PictureOptions) {
  return new PictureCollector(async () => (await import('@rrweb/record')).record, options);
}

export type { PictureOptions as DomCollectorOptions } from '../core/collect/picture-recording.ts';
