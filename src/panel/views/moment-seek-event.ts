/** Someone asked the replay that is open to go to a record. */
export class MomentSeekEvent extends Event {
  readonly seq: number;

  constructor(seq: number) {
    super('moment-seek', { bubbles: true, composed: true });
    this.seq = seq;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'moment-seek': MomentSeekEvent;
  }
}
