import type { ImportResult } from '../../core/index.ts';

/** The panel has stored the session of a file; dispatched once a file. */
export class DevtoolsImportEvent extends Event {
  readonly result: ImportResult;

  constructor(result: ImportResult) {
    super('devtools-import', { bubbles: true, composed: true });
    this.result = result;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'devtools-import': DevtoolsImportEvent;
  }
}
