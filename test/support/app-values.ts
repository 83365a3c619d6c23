import fc from 'fast-check';
import { hostileKey } from './arbitraries.ts';

/** A value as an app may have it, with its documented tagged form (`model/tagged-value.ts`) written out beside it. */
export interface AppValue {
  value: unknown;
  json: unknown;
}

const plainText = fc.string({ unit: 'binary', maxLength: 10 });

class Account {
  balance: unknown;
  static get description(): string {
    throw new Error('a static getter ran');
  }
  constructor(balance: unknown) {
    this.balance = balance;
  }
  get doubled(): number {
    throw new Error('an inherited getter ran');
  }
  toJSON(): never {
    throw new Error('toJSON was called');
  }
}

const primitives: fc.Arbitrary<AppValue>[] = [
  fc.oneof(plainText, fc.boolean(), fc.constant(null)).map((value) => ({ value, json: value })),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => ({
    value,
    json: Object.is(value, -0) ? { $type: '-0' } : value,
  })),
  fc.constantFrom<AppValue>(
    { value: undefined, json: { $type: 'undefined' } },
    { value: NaN, json: { $type: 'nan' } },
    { value: Infinity, json: { $type: 'infinity' } },
    { value: -Infinity, json: { $type: '-infinity' } },
    { value: -0, json: { $type: '-0' } },
    { value: Symbol('mark'), json: { $type: 'symbol', description: 'mark' } },
    { value: Symbol.iterator, json: { $type: 'symbol', description: 'Symbol.iterator' } },
    { value: Symbol(), json: { $type: 'symbol' } },
    { value: function named() {}, json: { $type: 'function', name: 'named' } },
    { value: Account, json: { $type: 'function', name: 'Account' } },
  ),
  fc.bigInt().map((value) => ({ value, json: { $type: 'bigint', value: String(value) } })),
];

const builtIns: fc.Arbitrary<AppValue>[] = [
  fc.date({ noInvalidDate: false }).map((value) => ({
    value: new Date(value),
    json: { $type: 'date', value: Number.isNaN(+value) ? null : value.toISOString() },
  })),
  fc.constantFrom('', 'g', 'iu', 'dsy').map((flags) => ({
    value: new RegExp('a/(b|[c])+', flags),
    json: { $type: 'regexp', source: 'a\\/(b|[c])+', flags: flags },
  })),
  fc.uint8Array({ maxLength: 9 }).map((bytes) => bytesValue(bytes, (copy) => copy, bytes.length)),
  fc
    .uint8Array({ maxLength: 9 })
    .map((bytes) => bytesValue(bytes, ({ buffer }) => buffer, bytes.length)),
  fc
    .uint8Array({ minLength: 4, maxLength: 9 })
    .map((bytes) => bytesValue(bytes, ({ buffer }) => new DataView(buffer), bytes.length)),
  fc
    .uint8Array({ minLength: 8, maxLength: 8 })
    .map((bytes) => bytesValue(bytes, ({ buffer }) => new Float32Array(buffer), 2)),
  fc.constant(null).map(() => {
    const button = document.createElement('button');
    button.id = 'buy';
    return { value: button, json: { $type: 'node', name: 'button', path: 'button#buy' } };
  }),
  fc.constant(null).map(() => ({
    value: document.createTextNode('text'),
    json: { $type: 'node', name: '#text', path: '#text' },
  })),
];

function bytesValue(
  bytes: Uint8Array,
  make: (copy: Uint8Array<ArrayBuffer>) => object,
  length: number,
): AppValue {
  const value = make(Uint8Array.from(bytes));
  const base64 = btoa(String.fromCharCode(...bytes));
  return { value, json: { $type: 'bytes', name: value.constructor.name, length, base64 } };
}

function entriesOf(child: fc.Arbitrary<AppValue>): fc.Arbitrary<[string, AppValue][]> {
  return fc.uniqueArray(fc.tuple(fc.oneof(plainText, hostileKey), child), {
    maxLength: 4,
    selector: ([key]) => key,
  });
}

function fieldsOf(entries: readonly [string, AppValue][], side: 'value' | 'json'): object {
  return Object.fromEntries(entries.map(([key, one]) => [key, one[side]]));
}

function containers(child: fc.Arbitrary<AppValue>): fc.Arbitrary<AppValue>[] {
  const children = fc.array(child, { maxLength: 4 });
  return [
    children.map((list) => ({
      value: list.map(({ value }) => value),
      json: list.map(({ json }) => json),
    })),
    entriesOf(child).map((entries) => {
      const json = fieldsOf(entries, 'json');
      return {
        value: fieldsOf(entries, 'value'),
        json: Object.hasOwn(json, '$type') ? { $type: 'object', value: json } : json,
      };
    }),
    entriesOf(child).map((entries) => ({
      value: Object.setPrototypeOf(fieldsOf(entries, 'value'), null) as object,
      json: { $type: 'null-prototype', value: fieldsOf(entries, 'json') },
    })),
    child.map(({ value, json }) => ({
      value: new Account(value),
      json: { $type: 'instance', name: 'Account', value: { balance: json } },
    })),
    fc.array(fc.tuple(child, child), { maxLength: 3 }).map((entries) => {
      // A key that is there already is not added to a Map again.
      const unique = entries.filter(
        ([key], i) => entries.findIndex(([other]) => new Set([other.value]).has(key.value)) === i,
      );
      return {
        value: new Map(unique.map(([key, one]) => [key.value, one.value])),
        json: { $type: 'map', entries: unique.map(([key, one]) => [withoutSign(key), one.json]) },
      };
    }),
    children.map((list) => {
      const unique = list.filter(
        (one, i) => list.findIndex((other) => new Set([other.value]).has(one.value)) === i,
      );
      return {
        value: new Set(unique.map(({ value }) => value)),
        json: { $type: 'set', values: unique.map(withoutSign) },
      };
    }),
    children.map((list) => {
      const value: unknown[] = [];
      list.forEach((one, i) => (value[i * 2 + 1] = one.value));
      const json = list.flatMap((one) => [{ $type: 'hole' }, one.json]);
      return { value, json };
    }),
    fc.tuple(child, child).map(([cause, extra]) => {
      const error = new TypeError('no films', { cause: cause.value });
      Object.assign(error, { extra: extra.value });
      const { stack } = error;
      return {
        value: error,
        json: {
          $type: 'error',
          name: 'TypeError',
          message: 'no films',
          stack,
          cause: cause.json,
          props: { extra: extra.json },
        },
      };
    }),
  ];
}

/** Map and Set keep -0 as 0. */
function withoutSign({ value, json }: AppValue): unknown {
  return value === 0 ? 0 : json;
}

/** Values of every kind, nested in each other; no object occurs twice in one. */
export const appValue: fc.Arbitrary<AppValue> = fc.letrec<{ value: AppValue }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.oneof(...primitives, ...builtIns),
    ...containers(tie('value')),
  ),
})).value;
