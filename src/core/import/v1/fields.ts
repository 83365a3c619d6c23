import { setField } from '../../model/set-field.ts';
import { SessionError, type ErrorPlace } from '../../model/errors.ts';
import { readDuration, readTime } from './go-values.ts';

/** Where something stands in the file. */
export interface Place extends ErrorPlace {
  path: string;
}

/**
 * A key without its spelling: Go writes the field `RefID` as `RefID`, as `refid` in YAML, and where it
 * has a tag, as `ref_id`.
 */
export function plainKey(key: string): string {
  return key.replaceAll('_', '').toLowerCase();
}

/** The fields of one struct, whatever their spelling. What is not taken is left for `rest`. */
export class Fields {
  readonly place: Place;
  readonly #entries = new Map<string, [key: string, value: unknown][]>();

  /** @throws SessionError `invalid-record` where it is no map */
  constructor(struct: unknown, place: Place) {
    this.place = place;
    if (!isMap(struct)) throw invalid(place, 'must be a map of fields');
    for (const entry of Object.entries(struct)) {
      const name = plainKey(entry[0]);
      this.#entries.set(name, [...(this.#entries.get(name) ?? []), entry]);
    }
  }

  /**
   * @param name - as `plainKey` gives it
   * @returns undefined for a field that is absent, or nil
   * @throws SessionError `duplicate-key` where it is there in two spellings
   */
  take<T = unknown>(name: string, read?: (value: unknown) => T | undefined, wanted = ''): T | undefined {
    const [entry, second] = this.#entries.get(name) ?? [];
    this.#entries.delete(name);
    if (second !== undefined) {
      const message = `${this.place.path} has the field "${entry![0]}" twice, as "${second[0]}" too.`;
      throw new SessionError('duplicate-key', message, this.place);
    }
    const value = entry?.[1] ?? undefined;
    if (value === undefined || read === undefined) return value as T | undefined;
    const result = read(value);
    if (result === undefined) throw invalid(this.placeOf(entry![0]), `must be ${wanted}`);
    return result;
  }

  /** @returns undefined for an empty text, which is what Go writes where there is none */
  text(name: string): string | undefined {
    return this.take(name, readText, 'a text') || undefined;
  }

  /** A text that has to be there, though it may be empty. */
  required(name: string, shown: string): string {
    const value = this.take(name, readText, 'a text');
    if (value === undefined) throw invalid(this.placeOf(shown), 'is absent');
    return value;
  }

  integer(name: string): number | undefined {
    return this.take(name, readInteger, 'a whole number');
  }

  /** @returns epoch ms; undefined for Go's zero time too */
  time(name: string): number | undefined {
    const time = this.take(name, readTime, 'a time such as "2025-11-09T17:19:45.123Z"');
    return time === -Infinity ? undefined : time;
  }

  /** @returns ms */
  duration(name: string): number | undefined {
    return this.take(name, readDuration, 'a number of nanoseconds, or a text such as "1.5ms"');
  }

  list(name: string): unknown[] {
    return this.take(name, (value) => (Array.isArray(value) ? value : undefined), 'a list') ?? [];
  }

  /** Adds what was not taken to a record, under its own name unless the record has that, or may have it. */
  keepRest(record: Record<string, unknown>): Record<string, unknown> {
    for (const [key, value] of [...this.#entries.values()].flat()) {
      let name = key;
      // A key that looks like an index would come before all others.
      while (Object.hasOwn(record, name) || KNOWN_FIELDS.has(name) || /^\d+$/.test(name)) {
        name = `v1.${name}`;
      }
      setField(record, name, value);
    }
    return record;
  }

  placeOf(key: string): Place {
    return { ...this.place, path: `${this.place.path}.${key}` };
  }
}

/** What a record of this version may have: a field of the same name means something else. */
const KNOWN_FIELDS: ReadonlySet<string> = new Set(
  (
    'seq time id name category source target payload cause owner type kind oldValue newValue changes ' +
    'op parentId beforeId props state meta componentId phase startTime duration count min max'
  ).split(' '),
);

export function invalid(place: Place, what: string): SessionError {
  return new SessionError('invalid-record', `${place.path} ${what}.`, place);
}

export function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A number is what became of an id that lost its quotes. */
function readText(value: unknown): string | undefined {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' ? value : undefined;
}

function readInteger(value: unknown): number | undefined {
  return Number.isSafeInteger(value) ? (value as number) : undefined;
}
