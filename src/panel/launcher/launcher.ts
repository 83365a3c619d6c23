import type { RecordingStatus } from '../../core/index.ts';
import { recordingLabel } from './recording-label.ts';

/** The floating button that stands for the closed panel: recording state, live count, target for files. */
export interface Launcher {
  readonly button: HTMLButtonElement;
  /** Shows what the recorder does; no status means that recording is off. */
  show(status: RecordingStatus | undefined): void;
  /** Puts the button on screen, in the top layer where no z-index of the page covers it, or takes it away. */
  setVisible(isVisible: boolean): void;
}

export function createLauncher(): Launcher {
  const dot = document.createElement('span');
  dot.className = 'dot';
  const text = document.createElement('span');
  const button = document.createElement('button');
  button.type = 'button';
  button.setAttribute('part', 'launcher');
  button.append(dot, text);

  button.popover = 'manual';

  return {
    button,
    show(status) {
      const { tone, word } = recordingLabel(status?.state);
      const total = status ? Object.values(status.counts).reduce((sum, count) => sum + count, 0) : 0;
      const count = total.toLocaleString('en');
      const isPlain = tone === 'recording' || tone === 'paused';
      button.className = `launcher ${tone}`;
      text.textContent = isPlain ? count : word;
      button.setAttribute('aria-label', `Open devtools panel. ${word}, ${count} records`);
    },
    setVisible(isVisible) {
      button.togglePopover(isVisible);
    },
  };
}
