/**
 * The platform's own methods and accessors, taken before the app can patch them. They read a
 * built-in object without asking the object itself, whose properties the app may have replaced.
 */
function intrinsic(owner: object, key: PropertyKey): unknown {
  const { get, value } = Object.getOwnPropertyDescriptor(owner, key) as {
    get?: unknown;
    value?: unknown;
  };
  return get ?? value;
}

const typedArray = Object.getPrototypeOf(Uint8Array.prototype) as object;

export const lengthOf = intrinsic(typedArray, 'length') as (this: ArrayBufferView) => number;
export const bufferOf = intrinsic(typedArray, 'buffer') as (this: ArrayBufferView) => ArrayBuffer;
export const byteOffsetOf = intrinsic(typedArray, 'byteOffset') as (this: ArrayBufferView) => number;
export const byteLengthOf = intrinsic(typedArray, 'byteLength') as (this: ArrayBufferView) => number;
export const timeOf = intrinsic(Date.prototype, 'getTime') as (this: Date) => number;
export const sourceOf = intrinsic(RegExp.prototype, 'source') as (this: RegExp) => string;
export const flagsOf = intrinsic(RegExp.prototype, 'flags') as (this: RegExp) => string;
export const entriesOf = intrinsic(Map.prototype, 'entries') as (
  this: Map<unknown, unknown>,
) => IterableIterator<[unknown, unknown]>;
export const valuesOf = intrinsic(Set.prototype, 'values') as (
  this: Set<unknown>,
) => IterableIterator<unknown>;
export const mapSizeOf = intrinsic(Map.prototype, 'size') as (this: Map<unknown, unknown>) => number;
export const setSizeOf = intrinsic(Set.prototype, 'size') as (this: Set<unknown>) => number;
export const hrefOf = intrinsic(URL.prototype, 'href') as (this: URL) => string;
export const exceptionMessageOf = intrinsic(DOMException.prototype, 'message') as (
  this: DOMException,
) => string;
export const nodeNameOf = intrinsic(Node.prototype, 'nodeName') as (this: Node) => string;
export const elementIdOf = intrinsic(Element.prototype, 'id') as (this: Element) => string;

/** Errors of other frames and DOMException included; undefined where the engine is older than this. */
export const isErrorObject = (Error as { isError?: (value: unknown) => boolean }).isError;

/** Where the engine keeps the stack behind an accessor of its own, its getter. */
const stackProperty = Object.getOwnPropertyDescriptor(new Error(), 'stack') as
  { get?: unknown } | undefined;
export const stackOf = stackProperty?.get as ((this: object) => unknown) | undefined;
