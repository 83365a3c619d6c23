/** Someone chose a span, by the `seq` of its record; undefined for none. */
export class SpanSelectEvent extends Event {
  readonly seq: number | undefined;

  constructor(seq: number | undefined) {
    super('span-select');
    this.seq = seq;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'span-select': SpanSelectEvent;
  }
}
