import { ELEMENT_ARRAYS, bytesOfBase64 } from './element-arrays.ts';
import { keyOfToken, pointerToken } from './json-pointer.ts';
import { REDACTED } from './redacted.ts';
import { setField } from './set-field.ts';
import { isTagged, type Tag, type TaggedValue } from './tagged-value.ts';

const ERRORS = {
  Error,
  EvalError,
  RangeError,
  ReferenceError,
  SyntaxError,
  TypeError,
  URIError,
} as const;

/** Says what of a stored value cannot be made a real one again, and where. */
export class UnrevivableError extends Error {
  override readonly name = 'UnrevivableError';
  /** JSON Pointer into the stored value. */
  readonly path: string;

  constructor(reason: string, path: string) {
    super(reason);
    this.path = path;
  }
}

/**
 * The real value that a stored one stands for, made anew each time: what JSON cannot say is built again from its
 * tagged form, and what was one object at several places, or held itself, does so again. Accessors, hidden fields
 * and fields under symbols were never recorded.
 * @param substitute - what stands in for a part of it that was not recorded, or cannot be built
 * @throws UnrevivableError where nothing does: nothing is made by halves
 */
export function reviveValue(stored: unknown, substitute: Substitute = rethrow): unknown {
  return new Reviver(stored, substitute).revive(stored, '');
}

/** Gives what is to stand at `error.path`. @throws UnrevivableError where there is nothing */
export type Substitute = (error: UnrevivableError) => unknown;

function rethrow(error: UnrevivableError): never {
  throw error;
}

type Revive = (this: Reviver, value: TaggedValue, path: string) => unknown;

class Reviver {
  readonly #root: unknown;
  readonly #substitute: Substitute;
  /** Objects by their places in the stored value, before their contents are made. */
  readonly #made = new Map<string, object>();

  constructor(root: unknown, substitute: Substitute) {
    this.#root = root;
    this.#substitute = substitute;
  }

  revive(stored: unknown, path: string): unknown {
    try {
      return this.#make(stored, path);
    } catch (error) {
      if (!(error instanceof UnrevivableError) || error.path !== path) throw error;
      const part = this.#substitute(error);
      if (typeof part === 'object' && part !== null) this.keep(path, part);
      return part;
    }
  }

  #make(stored: unknown, path: string): unknown {
    if (stored === REDACTED) return refuse('a secret, which was not recorded', path);
    if (typeof stored !== 'object' || stored === null) return stored;
    const made = this.#made.get(path);
    if (made !== undefined) return made;
    if (isTagged(stored)) return REVIVERS[stored.$type].call(this, stored, path);
    if (Array.isArray(stored)) return this.list(stored, path, this.keep(path, []));
    return this.fields(stored, path, this.keep(path, {}));
  }

  /** Remembers an object for what refers to it. */
  keep<T extends object>(path: string, value: T): T {
    this.#made.set(path, value);
    return value;
  }

  list(stored: readonly unknown[], path: string, list: unknown[]): unknown[] {
    stored.forEach((one, index) => {
      if (isTagged(one) && one.$type === 'hole') list.length = index + 1;
      else list[index] = this.revive(one, `${path}/${index}`);
    });
    return list;
  }

  fields<T extends object>(stored: unknown, path: string, object: T): T {
    if (typeof stored !== 'object' || stored === null) return refuse('its fields are not there', path);
    for (const [key, one] of Object.entries(stored)) {
      setField(object as Record<string, unknown>, key, this.revive(one, `${path}/${pointerToken(key)}`));
    }
    return object;
  }

  /** What stands at another place of the same value. */
  refer(target: unknown, path: string): unknown {
    if (typeof target !== 'string') return refuse('refers to no place', path);
    let found = this.#root;
    for (const token of target.split('/').slice(1)) {
      const key = keyOfToken(token);
      const holds = typeof found === 'object' && found !== null && Object.hasOwn(found, key);
      found = holds ? (found as Record<string, unknown>)[key] : undefined;
    }
    const isObject = typeof found === 'object' && found !== null;
    if (!isObject || (isTagged(found) && found.$type === 'ref'))
      return refuse(`refers to ${target || 'the whole value'}, where no object stands`, path);
    return this.revive(found, target);
  }
}

function refuse(reason: string, path: string): never {
  throw new UnrevivableError(reason, path);
}

function refuseAs(reason: string): Revive {
  return (_value, path) => refuse(reason, path);
}

function refuseCut(value: TaggedValue, path: string): void {
  if (Number(value.truncated) > 0) refuse('too large: a part of it was not recorded', path);
}

function listOf(value: unknown, path: string): unknown[] {
  return Array.isArray(value) ? (value as unknown[]) : refuse('its content is not there', path);
}

function textOf(value: unknown, path: string): string {
  return typeof value === 'string' ? value : refuse('no text', path);
}

/** Runs a constructor that throws where the text is none of its kind. */
function build<T extends object>(make: () => T, what: string, path: string): T {
  try {
    return make();
  } catch {
    return refuse(`not ${what}`, path);
  }
}

const REVIVERS: Record<Tag, Revive> = {
  undefined: () => undefined,
  nan: () => NaN,
  infinity: () => Infinity,
  '-infinity': () => -Infinity,
  '-0': () => -0,
  bigint({ value }, path) {
    return typeof value === 'string' && /^-?\d+$/.test(value)
      ? BigInt(value)
      : refuse('no integer', path);
  },
  date({ value }, path) {
    const date = new Date(value === null ? NaN : textOf(value, path));
    if (value !== null && Number.isNaN(date.getTime())) refuse('no date', path);
    return this.keep(path, date);
  },
  regexp({ source, flags }, path) {
    const [body, letters] = [textOf(source, path), textOf(flags ?? '', path)];
    return this.keep(
      path,
      build(() => new RegExp(body, letters), 'a regular expression', path),
    );
  },
  map(value, path) {
    refuseCut(value, path);
    const map = this.keep(path, new Map<unknown, unknown>());
    listOf(value.entries, path).forEach((entry, index) => {
      const at = `${path}/entries/${index}`;
      const [key, content] = listOf(entry, at);
      map.set(this.revive(key, `${at}/0`), this.revive(content, `${at}/1`));
    });
    return map;
  },
  set(value, path) {
    refuseCut(value, path);
    const set = this.keep(path, new Set<unknown>());
    listOf(value.values, path).forEach((one, index) => {
      set.add(this.revive(one, `${path}/values/${index}`));
    });
    return set;
  },
  bytes(value, path) {
    refuseCut(value, path);
    const { name } = value;
    const buffer = bytesOfBase64(value.base64)?.buffer ?? refuse('no base64', path);
    if (name === 'ArrayBuffer') return this.keep(path, buffer);
    if (name === 'DataView') return this.keep(path, new DataView(buffer));
    if (typeof name !== 'string' || !Object.hasOwn(ELEMENT_ARRAYS, name))
      return refuse(`${String(name)} is not known here`, path);
    const Elements = ELEMENT_ARRAYS[name as keyof typeof ELEMENT_ARRAYS];
    return this.keep(
      path,
      build(() => new Elements(buffer), `a ${name}`, path),
    );
  },
  error(value, path) {
    const { name, message, stack, cause, props = {} } = value;
    if (typeof name !== 'string' || !Object.hasOwn(ERRORS, name))
      return refuse(`${String(name)} is not known here`, path);
    const error = this.keep(path, new ERRORS[name as keyof typeof ERRORS]());
    const hide = (key: string, content: unknown): void => {
      Object.defineProperty(error, key, { value: content, writable: true, configurable: true });
    };
    hide('message', this.revive(message, `${path}/message`));
    if ('stack' in value) hide('stack', this.revive(stack, `${path}/stack`));
    if ('cause' in value) hide('cause', this.revive(cause, `${path}/cause`));
    return this.fields(props, `${path}/props`, error);
  },
  symbol: refuseAs('a symbol cannot be brought back'),
  function: refuseAs('a function cannot be brought back'),
  node: refuseAs('a node of the document cannot be brought back'),
  instance({ name, value }, path) {
    if (name !== 'URL') return refuse(`an instance of ${String(name)} cannot be brought back`, path);
    const { href } = (value ?? {}) as { href?: unknown };
    const text = textOf(this.revive(href, `${path}/value/href`), path);
    return this.keep(
      path,
      build(() => new URL(text), 'a URL', path),
    );
  },
  'null-prototype'({ value }, path) {
    return this.fields(value, `${path}/value`, this.keep(path, Object.create(null) as object));
  },
  ref({ path: target }, path) {
    return this.refer(target, path);
  },
  accessor: refuseAs('a getter, which was not called'),
  hole: refuseAs('a missing element outside a list'),
  string(value, path) {
    refuseCut(value, path);
    return textOf(value.value, path);
  },
  array(value, path) {
    refuseCut(value, path);
    return this.list(listOf(value.values, path), `${path}/values`, this.keep(path, []));
  },
  object(value, path) {
    refuseCut(value, path);
    return this.fields(value.value, `${path}/value`, this.keep(path, {}));
  },
  truncated: refuseAs('too deep or too large: it was not recorded'),
  unreadable: refuseAs('it could not be read when it was recorded'),
};
