/** Someone chose a component of the tree. */
export class ComponentSelectEvent extends Event {
  readonly componentId: string;

  constructor(componentId: string) {
    super('component-select');
    this.componentId = componentId;
  }
}

/** Someone opened or closed components of the tree. */
export class ComponentToggleEvent extends Event {
  readonly componentIds: readonly string[];
  readonly isOpen: boolean;

  constructor(componentIds: readonly string[], isOpen: boolean) {
    super('component-toggle');
    this.componentIds = componentIds;
    this.isOpen = isOpen;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'component-select': ComponentSelectEvent;
    'component-toggle': ComponentToggleEvent;
  }
}
