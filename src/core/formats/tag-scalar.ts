import type { Tag, TaggedValue } from '../model/tagged-value.ts';

/** Arguments of one call that every engine takes. */
const MAX_ARGUMENTS = 8_192;

/** A number as it is, or what JSON cannot say of it. */
export function tagFloat(value: number): number | TaggedValue {
  if (value === 0) return Object.is(value, -0) ? tag('-0') : 0;
  if (Number.isFinite(value)) return value;
  return tag(Number.isNaN(value) ? 'nan' : value > 0 ? 'infinity' : '-infinity');
}

export function tagBytes(name: string, payload: Uint8Array): TaggedValue {
  let binary = '';
  for (let at = 0; at < payload.length; at += MAX_ARGUMENTS) {
    binary += String.fromCharCode(...payload.subarray(at, at + MAX_ARGUMENTS));
  }
  return tag('bytes', { name, length: payload.length, base64: btoa(binary) });
}

export function tag($type: Tag, fields: Record<string, unknown> = {}): TaggedValue {
  return { $type, ...fields };
}
