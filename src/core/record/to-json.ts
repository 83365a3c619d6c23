import { stringify } from '../model/native.ts';

const { prototype: objectPrototype } = Object;

/** As `toJson`, or nothing where a value that looked plain was a Proxy, whose code threw. */
export function tryJson(record: object): string | undefined {
  try {
    return toJson(record);
  } catch {
    return undefined;
  }
}

/** An app may define `toJSON` on Object.prototype; the record's own object must not inherit it. */
export function toJson(record: object): string {
  return stringify('toJSON' in objectPrototype ? Object.setPrototypeOf(record, null) : record);
}
