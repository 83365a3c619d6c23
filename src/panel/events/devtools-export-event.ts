import type { ExportResult } from '../../core/index.ts';

/** The panel has written a file; nothing is dispatched for a cancelled or failed export. */
export class DevtoolsExportEvent extends Event {
  readonly result: ExportResult;

  constructor(result: ExportResult) {
    super('devtools-export', { bubbles: true, composed: true });
    this.result = result;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'devtools-export': DevtoolsExportEvent;
  }
}
