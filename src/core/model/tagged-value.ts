/**
 * The tagged form: how a snapshot says what JSON cannot. A tagged value is an object whose `$type`
 * is one of `TAGS`; a plain object that has a `$type` of its own is wrapped as
 * `{ "$type": "object", "value": { … } }`.
 *
 * | `$type` | other fields |
 * | --- | --- |
 * | `undefined`, `nan`, `infinity`, `-infinity`, `-0` | – |
 * | `bigint` | `value`: decimal digits |
 * | `date` | `value`: ISO 8601, or null for an invalid date |
 * | `regexp` | `source`, `flags` |
 * | `map` | `entries`: [key, value] pairs; `truncated?` |
 * | `set` | `values`; `truncated?` |
 * | `bytes` | `name`: class, `length`: elements, `base64`: little-endian bytes; `truncated?`: bytes cut |
 * | `error` | `name`, `message`, `stack?`, `cause?`, `props?` |
 * | `symbol` | `description?` |
 * | `function` | `name` |
 * | `node` | `name`: node name, `path`: short selector |
 * | `instance` | `name`: class, `value`: own fields; of a `URL`, its `href` |
 * | `null-prototype` | `value`: own fields |
 * | `ref` | `path`: JSON Pointer to the first occurrence, from the root of the same value |
 * | `accessor` | – (never called) |
 * | `hole` | – (an array's missing element) |
 * | `string` | `value`: the kept start, `truncated`: UTF-16 units cut |
 * | `array` | `values`: the kept start, `truncated`: elements cut |
 * | `object` | `value`: own fields; `truncated?`: fields cut |
 * | `truncated` | `of`: `object`, `array` or a class name, `size`: fields or elements not shown |
 * | `unreadable` | `reason` |
 */
export const TAGS = [
  'undefined',
  'nan',
  'infinity',
  '-infinity',
  '-0',
  'bigint',
  'date',
  'regexp',
  'map',
  'set',
  'bytes',
  'error',
  'symbol',
  'function',
  'node',
  'instance',
  'null-prototype',
  'ref',
  'accessor',
  'hole',
  'string',
  'array',
  'object',
  'truncated',
  'unreadable',
] as const;

/** The fields under which a change by path finds what a tagged value holds. */
export const CONTENT_FIELDS: Partial<Record<Tag, string>> = {
  map: 'entries',
  set: 'values',
  instance: 'value',
  'null-prototype': 'value',
};

export type Tag = (typeof TAGS)[number];

export interface TaggedValue {
  readonly $type: Tag;
  readonly [field: string]: unknown;
}

const known: ReadonlySet<string> = new Set(TAGS);

export function isTagged(value: unknown): value is TaggedValue {
  return (
    typeof value === 'object' &&
    value !== null &&
    Object.hasOwn(value, '$type') &&
    known.has((value as { $type: string }).$type)
  );
}
