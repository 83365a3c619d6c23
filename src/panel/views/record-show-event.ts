import type { RecordPlace } from '../../core/index.ts';

/** Someone asked to see a record in the view of its section. */
export class RecordShowEvent extends Event {
  readonly place: RecordPlace;

  constructor(place: RecordPlace) {
    super('record-show', { bubbles: true, composed: true });
    this.place = place;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'record-show': RecordShowEvent;
  }
}
