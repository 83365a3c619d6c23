import type { Collector } from '../record/types.ts';
import { bringStateChanges } from '../record/state-changes.ts';
import { attempt } from './attempt.ts';
import { patchMethod } from './patch-method.ts';
import { SignalsLibrary } from './signals-library.ts';
import type { SignalsApi } from './signals-library.ts';
import { SignalsRecording } from './signals-recording.ts';
import type { KnownSignals } from './signals-recording.ts';
import { watchAssignment } from './watch-assignment.ts';

/** What an app may call on a signal that was made before the recording, besides `peek`. */
const METHODS = ['subscribe', 'valueOf', 'toString', 'toJSON'];

const knownByPrototype = new WeakMap<object, KnownSignals>();

function knownOf(api: SignalsApi): KnownSignals {
  const { prototype } = api.Signal;
  const known = knownByPrototype.get(prototype);
  if (known) return known;
  const live: KnownSignals['live'] = new Map();
  const created: KnownSignals = {
    library: new SignalsLibrary(api),
    names: new WeakMap(),
    live,
    gone: new FinalizationRegistry((id) => live.delete(id)),
  };
  knownByPrototype.set(prototype, created);
  return created;
}

/** Has the recording hear of each signal when it is made or first used, and of each run of an effect. */
function watchLibrary(library: SignalsLibrary, recording: SignalsRecording): (() => void)[] {
  const { signals, computeds, effects, runMethod, subscribeMethod } = library;
  const see = (target: unknown): void => {
    attempt(() => library.isSignal(target) && recording.see(target));
  };
  const use = (owner: object, method: string): (() => void) =>
    patchMethod(owner, method, (proceed, _args, self) => {
      see(self);
      return proceed();
    });
  const undo = [signals, computeds].flatMap((prototype) => [
    // The last thing that the library does with a new signal is to give it its name.
    watchAssignment(prototype, 'name', see),
    ...METHODS.map((method) => use(prototype, method)),
    // Some versions read what they hold without the accessor of `value`.
    patchMethod(prototype, 'peek', (proceed, _args, self) => {
      see(self);
      const value = proceed();
      attempt(() => library.isSignal(self) && recording.note(self, value));
      return value;
    }),
  ]);
  if (subscribeMethod) undo.push(use(signals, subscribeMethod));
  if (runMethod)
    undo.push(patchMethod(effects, runMethod, (proceed, _args, self) => recording.run(self, proceed)));
  return undo.reverse();
}

/** The collector of an app's signals; see `signalsCollector`. */
export function createSignalsCollector(api: SignalsApi): Collector {
  bringStateChanges();
  let recording: SignalsRecording | undefined;
  return {
    name: 'signals',
    recordsExisting: true,
    start(context) {
      const known = knownOf(api);
      const current = new SignalsRecording(known, context);
      recording = current;
      for (const weak of known.live.values()) {
        const signal = weak.deref();
        if (signal) attempt(() => current.see(signal));
      }
      const undo = watchLibrary(known.library, current);
      return () => {
        for (const each of undo) each();
        current.stop();
      };
    },
    restore: (id, value) => recording?.restore(id, value) ?? false,
    liveValueOf: (id) => recording?.liveValueOf(id),
    watchersOf: (id) => recording?.watchersOf(id),
  };
}
