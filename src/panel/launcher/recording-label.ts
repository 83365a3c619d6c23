import type { RecordingState } from '../../core/index.ts';

/** How a recording state looks: `tone` picks colour and shape, `word` says the same in text. */
export interface RecordingLabel {
  tone: 'recording' | 'paused' | 'bad' | 'off';
  word: string;
}

const LABELS: Record<RecordingState, RecordingLabel> = {
  starting: { tone: 'off', word: 'Starting' },
  recording: { tone: 'recording', word: 'Recording' },
  paused: { tone: 'paused', word: 'Paused' },
  full: { tone: 'bad', word: 'Full' },
  failed: { tone: 'bad', word: 'Failed' },
  stopped: { tone: 'off', word: 'Off' },
};

/** The label of a state; no state means that recording was never enabled. */
export function recordingLabel(state: RecordingState | undefined): RecordingLabel {
  return LABELS[state ?? 'stopped'];
}
