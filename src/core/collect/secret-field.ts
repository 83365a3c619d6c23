import { isSecretKey } from '../sanitize/secret-keys.ts';
import { NAMING, namesAround } from './field-labels.ts';

/** A password shown in clear by a "show" button is an `<input type="text">` from then on: still a secret. */
const knownSecrets = new WeakSet<Element>();

/**
 * Whether a field's value must never be recorded: passwords, hidden fields, one-time codes, and whatever
 * `autocomplete` (`cc-*`), a name or a label calls a card, bank or identity number. Once a secret, always one.
 *
 * @param read gives an attribute of the field; components whose fields are properties pass their own
 */
export function isSecretField(
  field: Element,
  read: (name: string) => unknown = (name) => field.getAttribute(name),
): boolean {
  if (knownSecrets.has(field)) return true;
  const textOf = (name: string): string => {
    const value = read(name);
    return typeof value === 'string' ? value : '';
  };
  const isSecret =
    /^(?:password|hidden)$/i.test(textOf('type').trim()) ||
    /(?:^|\s)(?:cc-|one-time-code|(?:current|new)-password)/i.test(textOf('autocomplete')) ||
    NAMING.some((name) => isSecretKey(textOf(name))) ||
    namesAround(field).some(isSecretKey);
  if (isSecret) knownSecrets.add(field);
  return isSecret;
}
