import { redactUrl } from '../sanitize/redact-url.ts';
import { REDACTED } from '../sanitize/secret-keys.ts';
import { describeTarget } from './describe-target.ts';
import { privacyMark, type PrivacyMark } from './privacy-marks.ts';
import { isSecretField } from './secret-field.ts';
import { commandKey } from './typed-key.ts';

/** Enough of a text to recognise it in the log; long ones are recorded where the app keeps them. */
export const MAX_VALUE_LENGTH = 1000;
const MAX_LABEL_LENGTH = 60;

/** What people name when they say what they clicked. */
const LABELLED =
  'button,a,summary,label,option,[role=button],[role=link],[role=tab],[role=option],[role=switch],[role=checkbox],[role=radio],[role^=menuitem]';

type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/**
 * What one event says beyond its name and place.
 *
 * @param target where the event began, inside open shadow trees
 * @returns `undefined` when the event must not be recorded
 */
export function domPayload(event: Event, target: unknown, mark?: PrivacyMark): object | undefined {
  const isMasked = mark === 'mask';
  if (event.type === 'input' || event.type === 'change') {
    return isField(target) ? fieldPayload(event.type, target, isMasked) : {};
  }
  if (event instanceof KeyboardEvent) {
    const isTyping = isField(target) || (target instanceof HTMLElement && target.isContentEditable);
    const isSecret = isMasked || (isField(target) && isSecretField(target));
    const key = commandKey(event, isSecret ? 'secret' : isTyping ? 'field' : 'page');
    return key === undefined ? undefined : { key };
  }
  if (event instanceof SubmitEvent) return submitPayload(event, target);
  if (event instanceof DragEvent) return isMasked ? {} : dragPayload(event);
  if (event instanceof MouseEvent) return pointerPayload(event, target, isMasked);
  return {};
}

function isField(target: unknown): target is Field {
  return (
    target instanceof HTMLInputElement ||
    target instanceof HTMLTextAreaElement ||
    target instanceof HTMLSelectElement
  );
}

function fieldPayload(type: 'input' | 'change', field: Field, isMasked: boolean): object | undefined {
  if (isMasked || isSecretField(field)) {
    // One record a keystroke would tell the length of what was typed.
    return type === 'change' ? { value: REDACTED } : undefined;
  }
  if (field instanceof HTMLSelectElement && field.multiple) {
    return { value: Array.from(field.selectedOptions, (option) => option.value) };
  }
  if (field instanceof HTMLInputElement) {
    if (field.files) return { files: describeFiles(field.files) };
    if (/^(?:checkbox|radio)$/.test(field.type)) return { value: field.value, checked: field.checked };
  }
  return { value: field.value.slice(0, MAX_VALUE_LENGTH) };
}

function describeFiles(files: FileList): object[] {
  return Array.from(files, ({ name, size, type }) => ({ name, size, type }));
}

/** Attributes, not properties: a form's fields hide its properties when they bear the same names. */
function submitPayload(event: SubmitEvent, form: unknown): object {
  if (!(form instanceof Element)) return {};
  return {
    method: form.getAttribute('method') ?? 'get',
    action: redactUrl(form.getAttribute('action') ?? ''),
    ...(event.submitter && { submitter: describeTarget(event.submitter) }),
  };
}

function dragPayload({ dataTransfer }: DragEvent): object {
  return dataTransfer
    ? { types: [...dataTransfer.types], files: describeFiles(dataTransfer.files) }
    : {};
}

function pointerPayload(event: MouseEvent, target: unknown, isMasked: boolean): object {
  const text = isMasked ? '' : labelOf(target);
  return {
    x: Math.round(event.clientX),
    y: Math.round(event.clientY),
    ...(event.button > 0 && { button: event.button }),
    ...(text && { text }),
  };
}

/** What people read on what they click, or on the control around it. */
export function labelOf(target: unknown): string {
  const labelled = target instanceof Element ? target.closest(LABELLED) : null;
  if (!labelled || privacyMark([...labelled.getElementsByTagName('*')])) return '';
  const text = labelled.getAttribute('aria-label') ?? labelled.textContent;
  return text.replace(/\s+/g, ' ').trim().slice(0, MAX_LABEL_LENGTH);
}
