import type { PropertyDeclaration, ReactiveElement } from 'lit';
import { redacted } from '../sanitize/secret-keys.ts';
import { VALUE_NAME } from './component-field.ts';
import { shortened } from './long-array.ts';
import { isSecretField } from './secret-field.ts';

interface Property {
  readonly key: PropertyKey;
  readonly name: string;
  readonly section: 'props' | 'state';
  /** Whether reading it would run a getter of the app's. */
  readonly isAccessor: boolean;
  /** Whether it makes the component a field. */
  readonly isValue: boolean;
}

/** Values of an element's reactive properties, in the order of their declaration. */
export type PropertyValues = readonly unknown[];

/** Values of reactive properties by their names. */
export interface DescribedProperties {
  /** Public reactive properties, with an attribute or without. */
  props?: Record<string, unknown>;
  /** Those declared with `state: true`. */
  state?: Record<string, unknown>;
}

/** Old values are there to read a change at a glance. */
const MAX_PREVIOUS_LENGTH = 100;

const propertiesOfClass = new WeakMap<object, readonly Property[]>();

function propertiesOf(element: ReactiveElement): readonly Property[] {
  const constructor = element.constructor as typeof ReactiveElement;
  const known = propertiesOfClass.get(constructor);
  if (known) return known;
  // `wrapped` marks accessors of the app's own, which Lit's were put around.
  const declared = constructor.elementProperties as Map<
    PropertyKey,
    PropertyDeclaration & { wrapped?: boolean }
  >;
  const properties = Array.from(declared, ([key, { state, noAccessor, wrapped }]): Property => {
    const name = typeof key === 'symbol' ? (key.description ?? '') : String(key);
    return {
      key,
      name,
      section: state ? 'state' : 'props',
      isAccessor: wrapped === true || noAccessor === true,
      isValue: VALUE_NAME.test(name),
    };
  });
  propertiesOfClass.set(constructor, properties);
  return properties;
}

/** Reads what Lit's own accessors hold, and no getter of the app's. */
export function readProperties(element: ReactiveElement): PropertyValues {
  return propertiesOf(element).map(({ key, isAccessor }): unknown =>
    isAccessor ? undefined : Reflect.get(element, key),
  );
}

/** The same by the names of the properties. */
export function propertyFields(element: ReactiveElement): Record<string, unknown> {
  const values = readProperties(element);
  return Object.fromEntries(propertiesOf(element).map(({ name }, index) => [name, values[index]]));
}

/** Sets those of an element's reactive properties that are named. @returns whether each is one that can be set */
export function assignProperties(element: ReactiveElement, values: Record<string, unknown>): boolean {
  const names = Object.keys(values);
  const named = propertiesOf(element).filter(
    ({ name, isAccessor }) => !isAccessor && Object.hasOwn(values, name),
  );
  if (names.length === 0 || named.length < names.length) return false;
  for (const { key, name } of named) Reflect.set(element, key, values[name]);
  return true;
}

/**
 * Values as they are recorded, under the names of their properties. The value of a component that is a
 * secret field is left out.
 *
 * @param before with it, only those that differ from it
 */
export function describeProperties(
  element: ReactiveElement,
  values: PropertyValues,
  before?: PropertyValues,
): DescribedProperties {
  const described: DescribedProperties = {};
  for (const [index, property] of propertiesOf(element).entries()) {
    if (before && Object.is(before[index], values[index])) continue;
    const { name, section, isAccessor } = property;
    const owner: Record<string, unknown> = (described[section] ??= {});
    // The snapshot says of an accessor that it is one, and does not call it.
    if (isAccessor) Object.defineProperty(owner, name, { get: unread, enumerable: true });
    else owner[name] = recorded(element, property, values, index);
  }
  return described;
}

/** Old values of those that changed, where they are short; others stand in an earlier record. */
export function describePrevious(
  element: ReactiveElement,
  values: PropertyValues,
  before: PropertyValues,
): object {
  const previous: Record<string, unknown> = {};
  for (const [index, property] of propertiesOf(element).entries()) {
    const old = before[index];
    if (Object.is(old, values[index]) || !isShort(old)) continue;
    previous[property.name] = recorded(element, property, before, index);
  }
  return previous;
}

function isShort(value: unknown): boolean {
  if (typeof value === 'string') return value.length <= MAX_PREVIOUS_LENGTH;
  return value === null || (typeof value !== 'object' && typeof value !== 'function');
}

function unread(): void {
  // Only there to make an accessor.
}

function recorded(
  element: ReactiveElement,
  { isValue }: Property,
  values: PropertyValues,
  index: number,
): unknown {
  const value = values[index];
  if (isValue && isSecretComponent(element, values)) return redacted(value);
  return shortened(value);
}

function isSecretComponent(element: ReactiveElement, values: PropertyValues): boolean {
  const properties = propertiesOf(element);
  return isSecretField(
    element,
    (name) =>
      element.getAttribute(name) ?? values[properties.findIndex((property) => property.name === name)],
  );
}
