import {
  $PROXY,
  DEV,
  ErrorBoundary,
  For,
  Index,
  Match,
  Show,
  Suspense,
  Switch,
  untrack,
} from 'solid-js';
import { DEV as STORE_DEV } from 'solid-js/store';
import { createSolidCollector } from '../core/collect/solid.ts';
import type { SolidApi } from '../core/collect/solid-types.ts';

const builtIns = [ErrorBoundary, For, Index, Match, Show, Suspense, Switch];

/**
 * Records the apps in the page that are built with Solid 1.x, through the hooks of its development build:
 *
 * - components: `mount` with properties and state, `move` among siblings, and `unmount`; properties that are getters are named, not read
 * - signals as refs, memos as computed values and stores, whenever they change, by the names that the app gave them
 * - spans: of each component's mount, children included, with phase `mount`; of each later rendering of a part of
 *   it, with phase `update`; of each run of an effect, with phase `effect`
 *
 * What was made before the recording is not told. Of a production build, an event `gap` says so.
 *
 * @param api the app's own, where a bundle holds a copy of Solid besides
 */
export function solidCollector(api: SolidApi = { DEV, STORE_DEV, $PROXY, untrack, builtIns }) {
  return createSolidCollector(api);
}
