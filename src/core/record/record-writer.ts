import { SessionError } from '../model/errors.ts';
import { DEFAULT_VALUE_BYTES, MAX_PICTURE_CHARS, type RecordingLimits } from '../model/limits.ts';
import { isSecretValue, REDACTED } from '../sanitize/secret-keys.ts';
import { finite, oneOf } from './field-values.ts';
import { boundedCopy, snapshot } from './snapshot.ts';
import type { SnapshotOptions } from './snapshot-options.ts';
import { StateLog } from './state-log.ts';
import { toJson, tryJson } from './to-json.ts';
import type {
  ComponentInput,
  DevToolsConfig,
  DomInput,
  EventInput,
  PerformanceInput,
  StateInput,
} from './types.ts';

/** Names that one rendering was for: more are not read. */
const MAX_CHANGED = 20;

const COMPONENT_OPS = ['mount', 'update', 'move', 'unmount'] as const;

/** What every record begins with; `time` in epoch ms. */
export interface Stamp {
  seq: number;
  time: number;
}

/** Makes the line of one record: one JSON text, safe, within the limits, and one that an import takes. */
export class RecordWriter {
  readonly #limits: RecordingLimits;
  readonly #snapshot: SnapshotOptions;
  readonly #stateSnapshot: SnapshotOptions;
  #states = new StateLog();

  constructor(limits: RecordingLimits, options: Pick<DevToolsConfig, 'limits' | 'sanitizeAtCapture'>) {
    this.#limits = limits;
    this.#stateSnapshot = { ...limits, redactKeys: options.sanitizeAtCapture !== false };
    // State is worth a large value; what an event or a component carries is not, unless it is asked for.
    const maxValueBytes = options.limits?.maxValueBytes ?? DEFAULT_VALUE_BYTES;
    this.#snapshot = {
      ...this.#stateSnapshot,
      maxValueBytes: Math.min(maxValueBytes, limits.maxValueBytes),
    };
  }

  /** The log may have lost what was recorded of the state: the next value of each ref is a whole one. */
  forgetStates(): void {
    this.#states = new StateLog();
  }

  event(stamp: Stamp, { name, category, source, componentId, target, payload }: EventInput): string {
    const record = {
      ...stamp,
      category: this.#label(category),
      name: this.#name(name),
      source: this.#label(source),
      componentId: this.#label(componentId),
      target: this.#label(target),
    };
    const isSecret = this.#snapshot.redactKeys && isSecretValue(subjectOf(record.name), payload);
    return this.#write(record, { payload: isSecret ? REDACTED : payload });
  }

  state(stamp: Stamp, state: StateInput): string {
    const { owner, type, kind } = state;
    const id = this.#name(state.id);
    const name = this.#name(state.name);
    const input = { ...state, id, name };
    const labels = { owner: this.#label(owner), type: this.#label(type), kind: this.#label(kind) };
    const record = { ...stamp, id, name, ...labels };
    let fields = this.#states.fieldsOf(input, this.#stateSnapshot);
    let line = tryJson({ ...record, ...fields });
    if (line === undefined || line.length > this.#limits.maxValueBytes) {
      fields = this.#states.boundedFieldsOf(input, this.#stateSnapshot);
      line = toJson({ ...record, ...fields });
    }
    this.#states.recorded(input, fields, line.length);
    return line;
  }

  component(stamp: Stamp, component: ComponentInput): string {
    const { op, id, name, parentId, beforeId, props, state, meta } = component;
    const record = {
      ...stamp,
      op: oneOf(COMPONENT_OPS, op),
      id: this.#name(id),
      name: this.#label(name),
      parentId: this.#label(parentId),
      beforeId: this.#label(beforeId),
    };
    return this.#write(record, { props, state, meta });
  }

  performance(stamp: Stamp, span: PerformanceInput): string {
    const { name, componentId, phase, startTime, duration, value, changed } = span;
    return toJson({
      ...stamp,
      name: this.#name(name),
      componentId: this.#label(componentId),
      phase: this.#label(phase),
      startTime: finite(startTime),
      duration: finite(duration),
      value: value === undefined ? undefined : finite(value),
      changed: changed === undefined ? undefined : this.#names(changed),
    });
  }

  /**
   * A step of the picture is whole or not there: one that was cut would spoil all after it. Limits of values do not
   * hold for it.
   * @throws SessionError `too-large`
   */
  dom(stamp: Stamp, { name, data }: DomInput): string {
    const line = toJson({ ...stamp, name, data });
    if (line.length <= MAX_PICTURE_CHARS) return line;
    throw new SessionError(
      'too-large',
      `the page takes ${line.length} characters, and ${MAX_PICTURE_CHARS} are the most`,
    );
  }

  /** The line of a record whose `values` are the app's: those are made safe first. */
  #write(record: Record<string, unknown>, values: Record<string, unknown>): string {
    for (const key in values) {
      if (values[key] !== undefined) record[key] = snapshot(values[key], this.#snapshot);
    }
    const line = tryJson(record);
    if (line !== undefined && line.length <= this.#snapshot.maxValueBytes) return line;
    for (const key in values) {
      if (values[key] !== undefined) record[key] = boundedCopy(values[key], this.#snapshot);
    }
    return toJson(record);
  }

  /** A name or id: a text even where the app gives something else, which no reader of the file would take. */
  #name(name: unknown): string {
    return (typeof name === 'string' ? name : textOf(name)).slice(0, this.#limits.maxStringLength);
  }

  #names(names: readonly unknown[]): string[] {
    const texts: string[] = [];
    for (let at = 0; at < Math.min(names.length, MAX_CHANGED); at += 1)
      texts[at] = this.#name(names[at]);
    return texts;
  }

  #label(text: unknown): string | undefined {
    return text === undefined ? undefined : this.#name(text);
  }
}

/** What an event is about: `login/setPassword/fulfilled` is about `setPassword`. */
function subjectOf(name: string): string {
  return name.replace(/\/(pending|fulfilled|rejected)$/, '').replace(/^.*[/.:]/, '');
}

/** The text of an object would come from the app's code: its kind is said instead. */
function textOf(value: unknown): string {
  const isObject = (typeof value === 'object' && value !== null) || typeof value === 'function';
  return isObject ? typeof value : String(value);
}
