import type { Watcher } from '../model/watcher.ts';
import type { VueComponent } from './vue-component.ts';
import type { VueState } from './vue-state.ts';
import { functionName } from './vue-sources.ts';
import type { VueDep, VueRef } from './vue-types.ts';

/** Subscribers of one ref up to which they are told. */
const MAX_SUBSCRIBERS = 1_000;

/** Effects and computed values that depend on a ref: a list with links since Vue 3.5, before a `Map` with them as keys. */
function* subscribersOf({ dep }: VueRef): Generator<object> {
  if (dep instanceof Map) {
    yield* dep.keys() as Iterable<object>;
    return;
  }
  for (let link = (dep as VueDep | undefined)?.subs; link; link = link.prevSub) yield link.sub;
}

/** What runs anew when a ref changes: what Vue renders, computes and watches for it. */
export function vueWatchersOf(
  ref: VueRef,
  components: readonly VueComponent[],
  states: readonly VueState[],
): Watcher[] {
  const watchers: Watcher[] = [];
  for (const subscriber of subscribersOf(ref)) {
    if (watchers.length === MAX_SUBSCRIBERS) break;
    if (states.some((state) => state.isWatchedBy(subscriber))) continue;
    const component = components.find((each) => each.isRenderedBy(subscriber));
    const computed = states.find((state) => state.isComputedBy(subscriber));
    if (component) watchers.push({ kind: 'component', name: component.name, id: component.id });
    else if (computed) watchers.push({ kind: 'computed', name: computed.source.name, id: computed.id });
    else watchers.push(otherWatcher(subscriber));
  }
  return watchers;
}

function otherWatcher(subscriber: { fn?: unknown }): Watcher {
  const isComputed = '__v_isRef' in subscriber;
  const kind = isComputed ? 'computed' : 'effect';
  return { kind, name: functionName(subscriber.fn) || (isComputed ? 'computed' : 'watch') };
}
