import type {
  CollectorContext,
  ComponentInput,
  DomInput,
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
  readonly dom: DomInput[] = [];
  redactsKeys = true;
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

  recordDom(record: DomInput): number {
    // As it is handed over: what rrweb makes of it later must not show.
    const line = JSON.stringify(record);
    this.dom.push(JSON.parse(line) as DomInput);
    return line.length;
  }

  isOwnNode(node: unknown): boolean {
    return this.ownNodes.has(node);
  }

  isOwnEvent(event: Event): boolean {
    return this.isOwnNode(event.composedPath()[0]);
  }
}
