import type { ReplayMoment } from '../../core/index.ts';

/** The panel's replay went to another moment. */
export class DevtoolsSeekEvent extends Event {
  readonly moment: ReplayMoment;

  constructor(moment: ReplayMoment) {
    super('devtools-seek', { bubbles: true, composed: true });
    this.moment = moment;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'devtools-seek': DevtoolsSeekEvent;
  }
}
