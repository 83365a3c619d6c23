import type { Faker } from '@faker-js/faker';

/** One value of which is known whether it has to be removed. */
export interface LabelledValue {
  /** What it is: a class of secrets, or of values that only look like one. */
  kind: string;
  text: string;
  /** The name under which apps hold it. */
  key: string;
  /** What people write in front of it. */
  label: string;
  /** The same value as apps hold it in a number. */
  number?: number;
  /** Whether its name alone tells what it is: without it, it is put nowhere. */
  isKeyed: boolean;
  /** Whether it may stand as the key of an object: an address may, the header of a request does not. */
  isIndex: boolean;
  /** Of a secret: the part that gives it away, where that is not all of it. */
  core?: string;
}

/** Makes values of one kind. */
export interface ValueMaker {
  kind: string;
  /** Of values that are no secrets: the class that they look like. */
  like?: string;
  make: (faker: Faker) => LabelledValue;
}

const DEFAULTS = { isKeyed: false, isIndex: true };

/** What tells a value from the defaults: known by its looks, fit for a key. */
type Made = Pick<LabelledValue, 'text'> & Partial<Omit<LabelledValue, 'kind'>>;

/** @param names - pairs of a key and of what people write, one of which is drawn */
export function makerOf(
  kind: string,
  names: readonly (readonly [key: string, label: string])[],
  make: (faker: Faker) => Made,
  like?: string,
): ValueMaker {
  return {
    kind,
    ...(like === undefined ? {} : { like }),
    make: (faker) => {
      const [key, label] = faker.helpers.arrayElement(names);
      return { kind, key, label, ...DEFAULTS, ...make(faker) };
    },
  };
}

/** The text as a number, where a number holds all of it. */
export function numberOf(text: string): { number?: number } {
  const digits = text.replace(/[ -]/g, '');
  const number = Number(digits);
  return Number.isSafeInteger(number) && String(number) === digits ? { number } : {};
}
