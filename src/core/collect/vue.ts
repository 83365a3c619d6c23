import type { Collector } from '../record/types.ts';
import { bringStateChanges } from '../record/state-changes.ts';
import { attempt } from './attempt.ts';
import { answerForOwners } from './component-owners.ts';
import { offerUntracked } from './untracked.ts';
import { connectHook } from './vue-hook.ts';
import type { SetDevtoolsHook } from './vue-hook.ts';
import { VueRecording } from './vue-recording.ts';

export interface VueCollectorOptions {
  /**
   * Vue's function of this name. Needed only where recording may begin more than three seconds after the
   * page made its first app: then Vue has stopped looking for devtools. Without it such a recording holds the
   * components that are there and the changes of their state, and says so in an event.
   */
  setDevtoolsHook?: SetDevtoolsHook;
}

const TOO_LATE =
  'Recording began after Vue had stopped looking for devtools: what mounts, updates and emits is not told.';

/**
 * Records the apps in the page that are built with Vue 3, through the hook that Vue calls for its devtools, which
 * go on working beside it:
 *
 * - components: `mount` with properties and state, `update` with those that changed, `move` among siblings, `unmount`,
 *   named as Vue DevTools names them; what a `KeepAlive` has put aside has `meta.active: false`
 * - state: refs, reactive objects, `data` and Pinia stores whenever they change, also in place; computed
 *   values and getters when the app has evaluated them
 * - events: what components emit (category `component`) and the actions of Pinia stores (category `state`)
 * - a span for each mount and update, children included, with phase `mount` or `update`
 *
 * It needs a build of Vue with devtools: any that is not for production, or `__VUE_PROD_DEVTOOLS__`, which
 * has no spans. Of an app without, an event `vue/not-recorded` says so.
 */
export function createVueCollector({ setDevtoolsHook }: VueCollectorOptions = {}): Collector {
  bringStateChanges();
  let recording: VueRecording | undefined;
  return {
    name: 'vue',
    recordsExisting: true,
    start(context) {
      const current = new VueRecording(context);
      recording = current;
      attempt(() => current.recordMounted());
      const connection = connectHook(
        (event, args) => attempt(() => current.handle(event, args)),
        setDevtoolsHook,
      );
      current.isLive = true;
      const stopAnswering = answerForOwners((element) => current.ownerOf(element));
      const withdraw = offerUntracked((work) => current.reader.run(work));
      if (connection.isTooLate) current.warn(TOO_LATE);
      const look = (): void => attempt(() => current.refuseUnobservable());
      // An app without devtools calls no hook: by now it is mounted.
      if (document.readyState !== 'complete') addEventListener('load', look, { once: true });
      return () => {
        removeEventListener('load', look);
        stopAnswering();
        withdraw();
        connection.disconnect();
        current.stop();
      };
    },
    restore: (id, value) => recording?.restore(id, value) ?? false,
    liveValueOf: (id) => recording?.liveValueOf(id),
    elementsOf: (id) => recording?.elementsOf(id),
    watchersOf: (id) => recording?.watchersOf(id),
  };
}
