import type { EventRecord } from '../model/records.ts';
import { fillField } from './fill-field.ts';
import { isDescribed } from './find-target.ts';
import { payloadOf } from './payload.ts';
import { refuse } from './refusal.ts';
import { stayOnPage } from './stay-on-page.ts';

/** What every event of a person is like. */
const REAL = { bubbles: true, cancelable: true, composed: true };

const MODIFIERS = { Ctrl: 'ctrlKey', Alt: 'altKey', Shift: 'shiftKey', Meta: 'metaKey' } as const;

/**
 * Does once more what a recorded event was. The browser takes it for a script's (`isTrusted` is false), and does what
 * it does for these: a click follows links, sends forms and turns check boxes, a key types nothing.
 * @param dispatchOwn dispatches an event that is made here
 * @throws Refusal where that cannot be done
 */
export function dispatch(
  event: EventRecord,
  target: EventTarget,
  dispatchOwn: (target: EventTarget, event: Event) => void,
): void {
  const payload = payloadOf(event);
  // Asked of the platform: a form's fields may hide what it has itself.
  const root = target instanceof Node ? Node.prototype.getRootNode.call(target) : document;
  if (target instanceof Element && Element.prototype.matches.call(target, ':disabled'))
    refuse('no-element', 'it cannot be used now: it is disabled');
  switch (event.name) {
    case 'click':
    case 'dblclick':
      if (target instanceof HTMLInputElement && target.type === 'file')
        refuse('not-possible', 'files can be chosen by hand alone');
      focus(target);
      stayOnPage(root, () => dispatchOwn(target, mouseEvent(event.name, payload)));
      return;
    case 'input':
      focus(target);
      fillField(target, payload);
      dispatchOwn(target, new InputEvent('input', { ...REAL, cancelable: false }));
      return;
    case 'change':
      fillField(target, payload);
      dispatchOwn(target, new Event('change', { bubbles: true }));
      return;
    case 'keydown':
      focus(target);
      stayOnPage(root, () => {
        for (const type of ['keydown', 'keyup'])
          dispatchOwn(target, new KeyboardEvent(type, keyOf(payload.key)));
      });
      return;
    case 'submit':
      stayOnPage(root, () => submit(target, payload.submitter));
      return;
    case 'reset':
      HTMLFormElement.prototype.reset.call(target as HTMLFormElement);
      return;
    case 'paste':
      // What a field took of it comes with its `input`.
      if (target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement) return;
      refuse('not-recorded', 'what was pasted is not recorded');
      break;
    default:
      refuse('not-possible', `no script can do this: ${event.name}`);
  }
}

function focus(target: EventTarget): void {
  if (target instanceof HTMLElement) HTMLElement.prototype.focus.call(target, { preventScroll: true });
}

function mouseEvent(type: string, { x, y, button }: Readonly<Record<string, unknown>>): MouseEvent {
  const numberOr = (value: unknown): number => (typeof value === 'number' ? value : 0);
  const detail = type === 'dblclick' ? 2 : 1;
  const place = { clientX: numberOr(x), clientY: numberOr(y), button: numberOr(button) };
  return new PointerEvent(type, { ...REAL, view: window, detail, ...place });
}

/** Of what `commandKey` wrote, such as `Ctrl+Shift+K`; the key itself may be a plus sign. */
function keyOf(text: unknown): KeyboardEventInit {
  if (typeof text !== 'string' || text === '') return refuse('not-recorded', 'its key is not recorded');
  const at = text.length === 1 ? 0 : text.lastIndexOf('+', text.length - 2) + 1;
  const init: KeyboardEventInit = { ...REAL, view: window, key: text.slice(at) };
  for (const part of text.slice(0, at).split('+'))
    if (Object.hasOwn(MODIFIERS, part)) init[MODIFIERS[part as keyof typeof MODIFIERS]] = true;
  return init;
}

function submit(form: EventTarget, submitter: unknown): void {
  if (!(form instanceof HTMLFormElement)) return refuse('no-element', 'it is no form');
  const fields: unknown = Reflect.get(HTMLFormElement.prototype, 'elements', form);
  const by =
    typeof submitter === 'string' &&
    Array.from(fields as HTMLFormControlsCollection).find((field) => isDescribed(field, submitter));
  HTMLFormElement.prototype.requestSubmit.call(form, by instanceof HTMLElement ? by : null);
}
