/** Where a text stops being JSON, and why; lines and columns count from 1. */
export interface JsonProblem {
  line: number;
  column: number;
  words: string;
}

const STRING = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*"/y;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const WORD = /true|false|null/y;
const SPACE = /[ \t\n\r]*/y;

/** Levels beyond which nobody writes by hand, and a reader would run out of stack. */
const MAX_DEPTH = 500;

class Problem extends Error {
  readonly at: number;

  constructor(words: string, at: number) {
    super(words);
    this.at = at;
  }
}

/**
 * The first mistake in a text that should be JSON (RFC 8259), the same in every engine; a key twice in one object is
 * one too, since only the last of them would be kept.
 */
export function findJsonProblem(text: string): JsonProblem | undefined {
  try {
    new JsonReader(text).read();
    return undefined;
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    const before = text.slice(0, error.at).split('\n');
    return { line: before.length, column: before.at(-1)!.length + 1, words: error.message };
  }
}

class JsonReader {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  read(): void {
    this.#value(0);
    if (this.#at < this.#text.length) this.#fail('nothing may follow the value');
  }

  #value(depth: number): void {
    this.#take(SPACE);
    const first = this.#text[this.#at];
    if (depth > MAX_DEPTH) this.#fail('too deep');
    if (first === '{') this.#list('}', this.#field(depth, new Set<string>()));
    else if (first === '[') this.#list(']', () => this.#value(depth + 1));
    else if (first === '"') this.#string();
    else if (!this.#take(WORD) && !this.#take(NUMBER)) {
      this.#fail(first === undefined ? 'a value is missing at the end' : 'a value is expected here');
    }
    this.#take(SPACE);
  }

  #list(end: string, member: () => void): void {
    this.#at += 1;
    this.#take(SPACE);
    if (this.#text[this.#at] === end) {
      this.#at += 1;
      return;
    }
    for (;;) {
      member();
      const next = this.#text[this.#at];
      if (next !== ',' && next !== end) this.#fail(`, or ${end} is expected here`);
      this.#at += 1;
      if (next === end) return;
    }
  }

  /** Gives what reads one field. */
  #field(depth: number, keys: Set<string>): () => void {
    return () => {
      this.#take(SPACE);
      const start = this.#at;
      if (this.#text[start] !== '"') this.#fail('a key in double quotes is expected here');
      this.#string();
      const key = JSON.parse(this.#text.slice(start, this.#at)) as string;
      if (keys.has(key)) throw new Problem(`the key ${JSON.stringify(key)} is there twice`, start);
      keys.add(key);
      this.#take(SPACE);
      if (this.#text[this.#at] !== ':') this.#fail(': is expected here');
      this.#at += 1;
      this.#value(depth + 1);
    };
  }

  #string(): void {
    if (!this.#take(STRING)) this.#fail('this text has no end, or a sign that must be escaped');
  }

  #take(pattern: RegExp): boolean {
    pattern.lastIndex = this.#at;
    const isFound = pattern.test(this.#text);
    if (isFound) this.#at = pattern.lastIndex;
    return isFound;
  }

  #fail(words: string): never {
    throw new Problem(words, this.#at);
  }
}
