/** Someone went to another place of a value. */
export class PathSelectEvent extends Event {
  /** JSON Pointer of the place in the value, as it is stored; empty for the whole. */
  readonly pointer: string;
  /** Reaches it in JavaScript: `items[3].name`. */
  readonly path: string;

  constructor(pointer: string, path: string) {
    super('path-select');
    this.pointer = pointer;
    this.path = path;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'path-select': PathSelectEvent;
  }
}
