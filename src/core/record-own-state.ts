import { bringStateChanges } from './record/state-changes.ts';

/** What an app can record state of its own with: has changes of it found from the first record on. @returns the same object */
export function recordingOwnState<T>(recorder: T): T {
  bringStateChanges();
  return recorder;
}
