import { REDACTED } from '../model/redacted.ts';
import { setField } from '../model/set-field.ts';

/** Levels looked into. */
const MAX_DEPTH = 100;

/**
 * A stored value with secrets where a recorded one has them and it has nothing yet: nobody brings a secret back, so it
 * is no other state than the recorded one.
 */
export function withSecretsOf(recorded: unknown, value: unknown, depth = 0): unknown {
  if (recorded === REDACTED) return isEmpty(value) ? REDACTED : value;
  if (!isObject(recorded) || !isObject(value) || depth > MAX_DEPTH) return value;
  if (Array.isArray(value)) {
    return value.map((one, index) => withSecretsOf(fieldOf(recorded, String(index)), one, depth + 1));
  }
  const fields: Record<string, unknown> = {};
  for (const [key, field] of Object.entries(value))
    setField(fields, key, withSecretsOf(fieldOf(recorded, key), field, depth + 1));
  return fields;
}

function isEmpty(value: unknown): boolean {
  return value === '' || value === null || fieldOf(value, '$type') === 'undefined';
}

function fieldOf(value: unknown, key: string): unknown {
  return isObject(value) ? (Object.getOwnPropertyDescriptor(value, key)?.value as unknown) : undefined;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
