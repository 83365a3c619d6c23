import type { ReactiveController, ReactiveElement } from 'lit';
import type { CollectorContext } from '../record/types.ts';
import { attempt } from './attempt.ts';
import { nextComponentId } from './component-ids.ts';
import type { ComponentOwner } from './component-owners.ts';
import { claimElement, releaseElement } from './element-claims.ts';
import { arrangeSoon, elementMoved, placeElement, removeElement } from './element-order.ts';
import { describePrevious, describeProperties, readProperties } from './lit-properties.ts';
import type { DescribedProperties, PropertyValues } from './lit-properties.ts';
import { parentOf } from './parent-of.ts';
import { privacyMark } from './privacy-marks.ts';

/** What the components of one page share. */
export interface LitRecording {
  /** Absent while nothing is recorded. */
  context: CollectorContext | undefined;
  readonly components: WeakMap<Node, LitComponent>;
  /** Calls the component's `leave` at the end of the task, in which it may turn up elsewhere. */
  leaveLater(component: LitComponent): void;
}

interface Place {
  parentId?: string;
  mark?: 'block' | 'mask';
}

/** Why there was an update, as `PerformanceRecord.changed` says it. */
function namesOf({ props = {}, state = {} }: DescribedProperties): string[] {
  const names = [...Object.keys(props).map((name) => `props.${name}`), ...Object.keys(state)];
  return names.length > 0 ? names : ['forced'];
}

/**
 * A controller that records the life of its Lit element: mount, updates with what changed and how long they
 * took, moves, unmount. Elements inside `block` marks leave no trace, those inside `mask` marks no values.
 */
export class LitComponent implements ReactiveController {
  private readonly host: ReactiveElement;
  private readonly recording: LitRecording;
  /** Tag and number (`film-card-17`), given at the first mount and kept for the life of the element. */
  private id = '';
  private place: Place = {};
  private isMounted = false;
  private isLeaving = false;
  /** ms, `performance.now()`; 0 between updates. */
  private updateStart = 0;
  private values: PropertyValues = [];

  constructor(host: ReactiveElement, recording: LitRecording) {
    this.host = host;
    this.recording = recording;
  }

  /** Nothing while there are no records of it, or marks hide what they would tell. */
  get owner(): ComponentOwner | undefined {
    return this.isMounted && !this.place.mark ? { id: this.id, name: this.host.localName } : undefined;
  }

  hostConnected(): void {
    const { context } = this.recording;
    if (!context) return;
    attempt(() => (this.isLeaving ? this.arrive(context) : this.mount(context)));
    arrangeSoon();
  }

  hostUpdate(): void {
    if (this.recording.context) this.updateStart = performance.now();
  }

  hostUpdated(): void {
    const { context } = this.recording;
    const startTime = this.updateStart;
    if (!context || !this.isMounted || startTime === 0) return;
    const duration = performance.now() - startTime;
    this.updateStart = 0;
    attempt(() => this.update(context, startTime, duration));
  }

  hostDisconnected(): void {
    if (!this.isMounted) return;
    this.isLeaving = true;
    this.recording.leaveLater(this);
  }

  /** The task is over: if the element did not turn up elsewhere, it is gone. */
  leave(): void {
    if (!this.isLeaving) return;
    if (this.place.mark !== 'block')
      this.recording.context?.recordComponent({ op: 'unmount', id: this.id });
    this.forget();
    arrangeSoon();
  }

  /** Until the next mount there is nothing to say of the element. */
  forget(): void {
    this.isMounted = false;
    this.isLeaving = false;
    this.values = [];
    releaseElement(this.host);
    removeElement(this.host);
  }

  private mount(context: CollectorContext): void {
    if (this.isMounted) return;
    this.isMounted = true;
    this.id ||= nextComponentId(this.host.localName);
    this.place = this.findPlace(context);
    const { mark, parentId } = this.place;
    if (mark === 'block') return;
    this.values = readProperties(this.host);
    claimElement(this.host, this.id);
    context.recordComponent({
      op: 'mount',
      id: this.id,
      name: this.host.localName,
      ...(parentId && { parentId }),
      ...this.takePlace(context),
      ...(!mark && describeProperties(this.host, this.values)),
    });
  }

  private arrive(context: CollectorContext): void {
    this.isLeaving = false;
    const from = this.place.parentId;
    this.place = this.findPlace(context);
    const { mark, parentId } = this.place;
    if (mark === 'block') return;
    if (parentId === from) elementMoved(this.host);
    else {
      const placed = { ...(parentId && { parentId }), ...this.takePlace(context) };
      context.recordComponent({ op: 'move', id: this.id, ...placed });
    }
  }

  /** Among its siblings, for the record. */
  private takePlace(context: CollectorContext): { beforeId?: string } {
    const { parentId } = this.place;
    const beforeId = placeElement(this.host, { id: this.id, parentId, context });
    return beforeId === undefined ? {} : { beforeId };
  }

  private update(context: CollectorContext, startTime: number, duration: number): void {
    const { host, id, place } = this;
    if (place.mark === 'block') return;
    const before = this.values;
    this.values = readProperties(host);
    const changed: DescribedProperties = place.mark ? {} : describeProperties(host, this.values, before);
    // An update that changed no property is told by its span alone.
    if (changed.props ?? changed.state) {
      const previous = describePrevious(host, this.values, before);
      context.recordComponent({ op: 'update', id, ...changed, meta: { previous } });
    }
    const phase = host.hasUpdated ? 'update' : 'mount';
    const span = { name: host.localName, componentId: id, phase, startTime, duration };
    const isTold = phase === 'update' && !place.mark;
    context.recordPerformance({ ...span, ...(isTold && { changed: namesOf(changed) }) });
  }

  /** The nearest component around this one, out of shadow trees too, and the marks from there to here. */
  private findPlace(context: CollectorContext): Place {
    if (context.isOwnNode(this.host)) return { mark: 'block' };
    const passed: Element[] = [this.host];
    let parent: LitComponent | undefined;
    for (let node = parentOf(this.host); node && !parent; node = parentOf(node)) {
      parent = this.recording.components.get(node);
      if (!parent && node instanceof Element) passed.push(node);
    }
    const own = privacyMark(passed);
    const mark = [own, parent?.place.mark].includes('block')
      ? 'block'
      : own === 'mask'
        ? own
        : parent?.place.mark;
    return { ...(parent && { parentId: parent.id }), ...(mark && { mark }) };
  }
}
