/** What is done to the rows. */
export type Operation = 'create' | 'update' | 'select' | 'swap' | 'remove' | 'clear';

/** An app that shows the rows, and the elements that a user would press in it. */
export interface RowsApp {
  /** Where the buttons of the whole list are: a shadow tree, or the document. */
  readonly root: ParentNode;
  /** Where the buttons of the `index`th row are. */
  readonly rowAt: (index: number) => ParentNode;
}

/** The row that `select` and `remove` are about. */
const CHOSEN_ROW = 4;

/** Does an operation as a user would: by a click, with the listeners of the page and all. */
export function press({ root, rowAt }: RowsApp, operation: Operation): void {
  const isOfRow = operation === 'select' || operation === 'remove';
  const place = isOfRow ? rowAt(CHOSEN_ROW) : root;
  place.querySelector<HTMLElement>(`.${operation}`)!.click();
}
