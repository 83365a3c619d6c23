import type {
  CollectorContext,
  ComponentInput,
  EventInput,
  PerformanceInput,
  StateInput,
} from '../../src/core/record/types.ts';

/** A collector's context that keeps what it is given, in arrays. */
export class RecordingContext implements CollectorContext {
  readonly events: EventInput[] = [];
  readonly state: StateInput[] = [];
  readonly components: ComponentInput[] = [];
  readonly performance: PerformanceInput[] = [];
  /** Nodes and addresses to be taken for the panel's own. */
  readonly ownNodes = new Set<unknown>();

  recordEvent(event: EventInput): void {
    this.events.push(event);
  }

  recordState(state: StateInput): void {
    this.state.push(state);
  }

  recordComponent(component: ComponentInput): void {
    this.components.push(component);
  }

  recordPerformance(span: PerformanceInput): void {
    this.performance.push(span);
  }

  isOwnNode(node: unknown): boolean {
    return this.ownNodes.has(node);
  }

  isOwnEvent(event: Event): boolean {
    return this.isOwnNode(event.composedPath()[0]);
  }
}
