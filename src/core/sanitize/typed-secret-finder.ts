import { INPUT_IN_LINE } from '../model/input-event.ts';
import { headOfLine } from './head-of-line.ts';
import { NO_KEY, type RuleSet } from './rule-set.ts';
import { TextRedactor } from './text-redactor.ts';
import type { TypedSecret } from './typed-secret.ts';

/** How long after a key an app may still work with what stood in the field, ms: debounced searches, their answers. */
const LINGER_MS = 5_000;

/** Fields of which the last text is known, and keys that are known of each: bounds of the memory. */
const MAX_FIELDS = 1_000;
const MAX_STEPS = 256;

/** Secrets that are looked for at a time, and in one field: nobody types more, and each takes time of each record. */
const MAX_SECRETS = 100;

interface Step {
  seq: number;
  length: number;
}

/** A secret in a field, and what records may hold beginnings of it. */
interface FieldSecret {
  pattern: string;
  text: string;
  redacted: string;
  /** Where it begins in the field's text. */
  at: number;
  fromSeq: number;
  /** Epoch milliseconds until which records may hold a beginning. */
  until: number;
  /** Whether a beginning of it stood there. */
  isTyped: boolean;
}

/** What was typed into a field: each text begins with the one before it, or is a beginning of it. */
interface Typing {
  text: string;
  steps: Step[];
  secrets: FieldSecret[];
}

interface FieldEvent {
  seq: number;
  time: number;
  target: string;
  value: string;
}

/** Finds in the events of a session the secrets that were typed into fields of the page, letter by letter. */
export class TypedSecretFinder {
  readonly #redactor: TextRedactor;
  readonly #fields = new Map<string, Typing>();
  readonly #open = new Set<FieldSecret>();
  readonly #done: TypedSecret[] = [];
  #found: { pattern: string; original: string; redacted: string }[] = [];

  constructor(set: RuleSet) {
    this.#redactor = new TextRedactor(
      set,
      {
        found: ({ name }, original, redacted) => this.#found.push({ pattern: name, original, redacted }),
        stopped: () => undefined,
        keeps: () => false,
      },
      (value) => value,
    );
  }

  /** Whether later records may tell how far the beginnings reach. */
  get isOpen(): boolean {
    return this.#open.size > 0;
  }

  /** Lines of the events, in the order of the file. */
  addLines(text: string): void {
    for (let from = 0; from < text.length;) {
      if (!this.isOpen) {
        const at = text.indexOf(INPUT_IN_LINE, from);
        if (at < 0) return;
        from = text.lastIndexOf('\n', at) + 1;
      }
      const newline = text.indexOf('\n', from);
      const line = text.slice(from, newline < 0 ? text.length : newline - 1);
      if (/"(?:input|change)"/.test(line)) this.add(JSON.parse(line));
      else if (this.isOpen) this.pass(headOfLine(line));
      from = newline < 0 ? text.length : newline + 1;
    }
  }

  /** The next event. */
  add(event: unknown): void {
    this.pass(event ?? {});
    const typed = readFieldEvent(event);
    if (typed !== undefined) this.#type(typed);
  }

  /** A record of which nothing else is of use, or the first of some. */
  pass({ seq = Infinity, time = -Infinity }: { seq?: number; time?: number }): void {
    for (const secret of this.#open) if (time > secret.until) this.#close(secret, seq);
  }

  /** All that were found. */
  end(): TypedSecret[] {
    for (const secret of this.#open) this.#close(secret, Infinity);
    return this.#done;
  }

  #close(secret: FieldSecret, toSeq: number): void {
    this.#open.delete(secret);
    const { pattern, text, redacted, fromSeq, isTyped } = secret;
    if (isTyped) this.#done.push({ pattern, text, redacted, fromSeq, toSeq });
  }

  #type({ seq, time, target, value }: FieldEvent): void {
    const typing = this.#typingOf(target, value);
    typing.text = value;
    typing.steps.push({ seq, length: value.length });
    if (typing.steps.length > MAX_STEPS) typing.steps.shift();
    this.#found = [];
    this.#redactor.redact(value, NO_KEY);
    for (const { pattern, original, redacted } of this.#found) {
      const at = value.indexOf(original);
      if (at >= 0) meet(typing, { pattern, text: original, redacted, at });
    }
    typing.secrets = typing.secrets.filter(({ at }) => value.length > at).slice(-MAX_SECRETS);
    for (const secret of typing.secrets) {
      if (!this.#open.has(secret)) {
        if (secret.until >= 0) [secret.fromSeq, secret.isTyped] = [seq, false];
        this.#open.add(secret);
      }
      secret.isTyped ||= value.length < secret.at + secret.text.length;
      secret.until = time + LINGER_MS;
    }
    for (const secret of this.#open) {
      if (this.#open.size <= MAX_SECRETS) break;
      this.#close(secret, seq);
    }
  }

  #typingOf(target: string, value: string): Typing {
    const known = this.#fields.get(target);
    if (known !== undefined && (value.startsWith(known.text) || known.text.startsWith(value)))
      return known;
    if (known === undefined && this.#fields.size >= MAX_FIELDS)
      this.#fields.delete(this.#fields.keys().next().value!);
    const typing = { text: value, steps: [], secrets: [] };
    this.#fields.set(target, typing);
    return typing;
  }
}

/** A longer secret takes the place of what was found of it before its last letters. */
function meet(
  { steps, secrets }: Typing,
  found: Pick<FieldSecret, 'pattern' | 'text' | 'redacted' | 'at'>,
): void {
  const known = secrets.find(
    ({ at, text }) => at === found.at && (text.startsWith(found.text) || found.text.startsWith(text)),
  );
  if (known === undefined) {
    let first = steps.length - 1;
    while (first > 0 && steps[first - 1]!.length > found.at) first -= 1;
    const since = steps.slice(first);
    const isTyped = since.some(({ length }) => length < found.at + found.text.length);
    secrets.push({ ...found, fromSeq: since[0]!.seq, until: -1, isTyped });
  } else if (found.text.length > known.text.length) {
    Object.assign(known, found);
    known.isTyped = true;
  }
}

function readFieldEvent(event: unknown): FieldEvent | undefined {
  if (typeof event !== 'object' || event === null) return undefined;
  const { seq, time, category, name, target, payload } = event as Record<string, unknown>;
  if (category !== 'dom' || (name !== 'input' && name !== 'change')) return undefined;
  const { value } = (payload ?? {}) as Record<string, unknown>;
  if (typeof target !== 'string' || typeof value !== 'string') return undefined;
  return { seq: Number(seq), time: Number(time), target, value };
}
