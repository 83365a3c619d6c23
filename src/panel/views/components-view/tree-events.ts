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

/** The pointer or the focus is on a component of the tree, or on none any more. */
export class ComponentHoverEvent extends Event {
  readonly componentId: string | undefined;

  constructor(componentId: string | undefined) {
    super('component-hover');
    this.componentId = componentId;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'component-hover': ComponentHoverEvent;
    'component-select': ComponentSelectEvent;
    'component-toggle': ComponentToggleEvent;
  }
}
