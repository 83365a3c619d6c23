/** Someone moved the selection of a `devtools-grid` to another row. */
export class RowSelectEvent extends Event {
  readonly index: number;

  constructor(index: number) {
    super('row-select');
    this.index = index;
  }
}

/** Someone asked for what a row of a `devtools-grid` leads to: a click on it, or Enter. */
export class RowActivateEvent extends Event {
  readonly index: number;

  constructor(index: number) {
    super('row-activate');
    this.index = index;
  }
}

/** Someone marked a row beside the selected one: by a click with Ctrl, Cmd or Shift, or Space on the selected row. */
export class RowMarkEvent extends Event {
  readonly index: number;

  constructor(index: number) {
    super('row-mark');
    this.index = index;
  }
}

/** A `devtools-grid` is about to draw rows `first` to `end` (exclusive). */
export class RowsDrawnEvent extends Event {
  readonly first: number;
  readonly end: number;

  constructor(first: number, end: number) {
    super('rows-drawn');
    this.first = first;
    this.end = end;
  }
}

/** Someone pressed the header of a sortable column. */
export class ColumnSortEvent extends Event {
  readonly column: string;

  constructor(column: string) {
    super('column-sort');
    this.column = column;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'row-select': RowSelectEvent;
    'row-activate': RowActivateEvent;
    'row-mark': RowMarkEvent;
    'rows-drawn': RowsDrawnEvent;
    'column-sort': ColumnSortEvent;
  }
}
