import type { PreviewRow } from './preview-list.ts';

/** Someone chose a line of the list. */
export class MatchSelectEvent extends Event {
  readonly index: number;

  constructor(index: number) {
    super('match-select');
    this.index = index;
  }
}

/** Someone asked for something to be done with a line: opened or closed, kept or removed after all, or shown. */
export class MatchActionEvent extends Event {
  readonly row: PreviewRow;
  readonly action: 'toggle' | 'exclude' | 'show';

  constructor(row: PreviewRow, action: MatchActionEvent['action']) {
    super('match-action');
    this.row = row;
    this.action = action;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'match-select': MatchSelectEvent;
    'match-action': MatchActionEvent;
  }
}
