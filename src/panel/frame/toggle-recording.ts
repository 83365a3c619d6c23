import { devtools } from '../../core/index.ts';
import type { DevTools } from '../../core/index.ts';

/** Enables the recorder, again where it had failed, or pauses or resumes it. */
export async function toggleRecording(recorder: DevTools | undefined): Promise<void> {
  const state = recorder?.status.state;
  if (state === 'failed') await devtools.disable();
  if (!recorder || state === 'failed') await devtools.enable();
  else if (state === 'paused') recorder.resume();
  else recorder.pause();
}
