import type { SessionError } from '../../core/index.ts';

/** Something that the panel was asked to do, or the recording itself, failed; cancelling is no failure. */
export class DevtoolsErrorEvent extends Event {
  readonly error: SessionError;

  constructor(error: SessionError) {
    super('devtools-error', { bubbles: true, composed: true });
    this.error = error;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'devtools-error': DevtoolsErrorEvent;
  }
}
