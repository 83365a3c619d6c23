import { MAX_VALUE_LENGTH } from '../collect/dom-payload.ts';
import { isSecretField } from '../collect/secret-field.ts';
import { REDACTED } from '../model/redacted.ts';
import { refuse } from './refusal.ts';

const { set } = Reflect;

/**
 * Gives a field what was recorded of it, by the platform's own setters: some frameworks put theirs on the field, to
 * know what they wrote themselves.
 * @throws Refusal where it was not recorded, or cannot be set
 */
export function fillField(field: EventTarget, payload: Readonly<Record<string, unknown>>): void {
  const { value, checked, files } = payload;
  if (files !== undefined) refuse('not-possible', 'the content of files is not recorded');
  if (field instanceof Element && isSecretField(field))
    refuse('not-recorded', 'the value of a secret field is never sent');
  if (field instanceof HTMLSelectElement) {
    const chosen = Array.isArray(value) ? value.map(wholeText) : [wholeText(value)];
    for (const option of field.options)
      set(HTMLOptionElement.prototype, 'selected', chosen.includes(option.value), option);
    const missing = chosen.find((text) => ![...field.options].some((option) => option.value === text));
    if (missing !== undefined) refuse('no-element', `it has no choice "${missing.slice(0, 60)}"`);
  } else if (field instanceof HTMLTextAreaElement) {
    set(HTMLTextAreaElement.prototype, 'value', wholeText(value), field);
  } else if (field instanceof HTMLInputElement) {
    if (field.type === 'file') refuse('not-possible', 'files can be chosen by hand alone');
    if (typeof checked === 'boolean') set(HTMLInputElement.prototype, 'checked', checked, field);
    else set(HTMLInputElement.prototype, 'value', wholeText(value), field);
  } else {
    refuse('not-recorded', 'what was typed there is not recorded');
  }
}

/** @throws Refusal for a value that was removed or cut */
function wholeText(value: unknown): string {
  if (typeof value !== 'string') return refuse('not-recorded', 'its value is not recorded');
  if (value.includes(REDACTED)) refuse('not-recorded', 'its value is a secret, and was removed');
  if (value.length >= MAX_VALUE_LENGTH)
    refuse('not-recorded', `only the first ${MAX_VALUE_LENGTH} signs of its value are recorded`);
  return value;
}
