import type { Collector } from '../record/types.ts';
import { bringStateChanges } from '../record/state-changes.ts';
import { attempt } from './attempt.ts';
import { offerUntracked } from './untracked.ts';
import { SolidTops } from './solid-graph.ts';
import { listenToHook } from './solid-hooks.ts';
import { SolidRecording } from './solid-recording.ts';
import type { SolidApi, SolidOwner, SolidSource } from './solid-types.ts';

const PRODUCTION = 'This copy of Solid is a production build: it has no hooks for devtools.';

const topsOf = new WeakMap<object, SolidTops>();

/** The collector of an app's Solid; see `solidCollector`. */
export function createSolidCollector(api: SolidApi): Collector {
  bringStateChanges();
  let recording: SolidRecording | undefined;
  return {
    name: 'solid',
    recordsExisting: true,
    start(context) {
      if (!api.DEV) {
        const payload = { reason: PRODUCTION };
        context.recordEvent({ category: 'devtools', name: 'gap', source: 'solid', payload });
        return () => undefined;
      }
      const { hooks } = api.DEV;
      const tops = topsOf.get(hooks) ?? new SolidTops();
      topsOf.set(hooks, tops);
      const current = new SolidRecording(api, tops, context);
      recording = current;
      attempt(() => current.recordKnown());
      const see = (source: SolidSource): void => current.see(source);
      const undo = [
        listenToHook(hooks, 'afterCreateOwner', (owner: SolidOwner) => current.own(owner)),
        // Each version of 1.x has one of the two, or both.
        listenToHook(hooks, 'afterCreateSignal', see),
        listenToHook(hooks, 'afterRegisterGraph', see),
        listenToHook(hooks, 'afterUpdate', () => current.schedule()),
        offerUntracked((work) => api.untrack(work)),
      ];
      if (api.STORE_DEV) {
        const write = (target: object): void => current.write(target);
        undo.push(listenToHook(api.STORE_DEV.hooks, 'onStoreNodeUpdate', write));
      }
      return () => {
        for (const each of undo) each();
        current.stop();
      };
    },
    restore: (id, value) => recording?.restore(id, value) ?? false,
    liveValueOf: (id) => recording?.liveValueOf(id),
    elementsOf: (id) => recording?.elementsOf(id),
    componentAt: (element) => recording?.componentAt(element),
  };
}
