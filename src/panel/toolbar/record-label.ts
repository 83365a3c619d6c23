import type { RecordingState } from '../../core/index.ts';

/** What pressing Record does, in words; no state means that recording is not enabled. */
export function recordLabel(state: RecordingState | undefined): string {
  if (state === undefined) return 'Start recording';
  if (state === 'failed') return 'Try to record again';
  return state === 'recording' ? 'Pause recording' : 'Resume recording';
}
