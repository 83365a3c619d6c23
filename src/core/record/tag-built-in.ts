import {
  bufferOf,
  byteLengthOf,
  byteOffsetOf,
  elementIdOf,
  entriesOf,
  exceptionMessageOf,
  flagsOf,
  hrefOf,
  lengthOf,
  mapSizeOf,
  nodeNameOf,
  isErrorObject,
  setSizeOf,
  sourceOf,
  stackOf,
  timeOf,
  valuesOf,
} from './intrinsics.ts';
import type { CopyContext } from './copy-context.ts';
import { className, ownText } from './own-fields.ts';

/** Bytes of a typed array that are kept; the rest is counted. */
const MAX_BINARY_BYTES = 64 * 1024;

const { getOwnPropertyDescriptor, getPrototypeOf } = Object;

/**
 * The tagged form of a built-in object, or undefined for any other. The built-in's own methods
 * are called on it, never its (possibly overridden) properties; each throws on an impostor.
 */
export function tagBuiltIn(
  value: object,
  copier: CopyContext,
  depth: number,
  path: string,
): object | undefined {
  if (value instanceof Date) {
    const time = timeOf.call(value);
    return copier.tag('date', { value: Number.isNaN(time) ? null : new Date(time).toISOString() });
  }
  if (value instanceof RegExp) {
    return copier.tag('regexp', { source: sourceOf.call(value), flags: flagsOf.call(value) });
  }
  if (value instanceof Map) return tagMap(value, copier, depth, path);
  if (value instanceof Set) return tagSet(value, copier, depth, path);
  if (ArrayBuffer.isView(value) || value instanceof ArrayBuffer) return tagBytes(value, copier);
  if (value instanceof URL) return tagUrl(value, copier, depth, path);
  if (isError(value)) return tagError(value, copier, depth, path);
  if (value instanceof Node) return tagNode(value, copier);
  if (value instanceof WeakMap || value instanceof WeakSet || value instanceof Promise) {
    return copier.tag('instance', { name: className(value), value: {} });
  }
  return undefined;
}

function tagMap(map: Map<unknown, unknown>, copier: CopyContext, depth: number, path: string): object {
  const entries: unknown[] = [];
  for (const entry of entriesOf.call(map)) {
    if (copier.isSpent) break;
    entries[entries.length] = copier.copyEntry(entry, depth, `${path}/entries/${entries.length}`);
  }
  const truncated = mapSizeOf.call(map) - entries.length;
  return copier.tag('map', { entries: copier.list(entries), ...truncatedBy(truncated) });
}

function tagSet(set: Set<unknown>, copier: CopyContext, depth: number, path: string): object {
  const values: unknown[] = [];
  for (const value of valuesOf.call(set)) {
    if (copier.isSpent) break;
    values[values.length] = copier.copy(value, depth + 1, `${path}/values/${values.length}`);
  }
  const truncated = setSizeOf.call(set) - values.length;
  return copier.tag('set', { values: copier.list(values), ...truncatedBy(truncated) });
}

function tagBytes(value: ArrayBufferView | ArrayBuffer, copier: CopyContext): object {
  const bytes = viewOf(value);
  const kept =
    Math.floor(copier.spend(Math.ceil(Math.min(bytes.length, MAX_BINARY_BYTES) / 3) * 4) / 4) * 3;
  const shown = bytes.subarray(0, kept);
  let binary = '';
  for (const byte of shown) binary += String.fromCharCode(byte);
  return copier.tag('bytes', {
    name: className(value),
    length:
      value instanceof ArrayBuffer || value instanceof DataView ? bytes.length : lengthOf.call(value),
    base64: btoa(binary),
    ...truncatedBy(bytes.length - shown.length),
  });
}

function viewOf(value: ArrayBufferView | ArrayBuffer): Uint8Array {
  if (value instanceof ArrayBuffer) return new Uint8Array(value);
  if (value instanceof DataView) return new Uint8Array(value.buffer, value.byteOffset, value.byteLength);
  return new Uint8Array(bufferOf.call(value), byteOffsetOf.call(value), byteLengthOf.call(value));
}

/** All of it is behind accessors of the platform, and its address says all. */
function tagUrl(url: URL, copier: CopyContext, depth: number, path: string): object {
  const fields = Object.create(null) as Record<string, unknown>;
  fields.href = copier.copy(hrefOf.call(url), depth, path);
  return copier.tag('instance', { name: 'URL', value: fields });
}

/** DOMException and errors of other frames count too: `instanceof` alone would miss them. */
function isError(value: object): boolean {
  return isErrorObject?.(value) ?? (value instanceof Error || value instanceof DOMException);
}

function tagError(error: object, copier: CopyContext, depth: number, path: string): object {
  const own = (key: string) => getOwnPropertyDescriptor(error, key);
  const { fields } = copier.copyFields(error, depth, `${path}/props`);
  const cause = own('cause');
  const stack = stackText(error);
  return copier.tag('error', {
    name: ownText(error, 'name') || inheritedText(error, 'name') || className(error),
    message: copier.copy(messageOf(error), depth, path),
    ...(stack === '' ? {} : { stack: copier.copy(stack, depth, path) }),
    ...(cause !== undefined && 'value' in cause
      ? { cause: copier.copy(cause.value, depth + 1, `${path}/cause`) }
      : {}),
    ...(Object.keys(fields).length > 0 ? { props: fields } : {}),
  });
}

/** DOMException keeps its message in an accessor of the platform. */
function messageOf(error: object): string {
  return error instanceof DOMException
    ? exceptionMessageOf.call(error)
    : ownText(error, 'message') || inheritedText(error, 'message');
}

/** The stack is an own property, or behind the engine's accessor: any other getter is the app's. */
function stackText(error: object): string {
  const stack = getOwnPropertyDescriptor(error, 'stack') as
    { get?: unknown; value?: unknown } | undefined;
  const isNative = stack?.get !== undefined && stack.get === stackOf;
  const text = isNative ? stackOf?.call(error) : stack?.value;
  return typeof text === 'string' ? text : '';
}

function inheritedText(value: object, key: string): string {
  for (
    let at: unknown = getPrototypeOf(value);
    typeof at === 'object' && at !== null;
    at = getPrototypeOf(at)
  ) {
    const text = ownText(at, key);
    if (text !== '') return text;
  }
  return '';
}

/** A node is named, never copied: its name, and its id where it has one. */
function tagNode(node: Node, copier: CopyContext): object {
  const name = nodeNameOf.call(node).toLowerCase();
  const id = node instanceof Element ? elementIdOf.call(node) : '';
  return copier.tag('node', { name, path: id === '' ? name : `${name}#${id}` });
}

function truncatedBy(count: number): { truncated?: number } {
  return count > 0 ? { truncated: count } : {};
}
