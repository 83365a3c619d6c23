/** Someone wants the value that was written to be taken. */
export class ValueApplyEvent extends Event {
  /** In its stored form. */
  readonly value: unknown;

  constructor(value: unknown) {
    super('value-apply');
    this.value = value;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'value-apply': ValueApplyEvent;
  }
}
