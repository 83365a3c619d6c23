import type { Rule } from './rule.ts';
import { beginningsOf, type TypedBeginnings, type TypedSecret } from './typed-secret.ts';

/** The secrets that were typed in a session, by the records around their typing. */
export class TypedSecrets {
  readonly #rules: ReadonlyMap<string, Rule>;
  /** By the first record. */
  readonly #secrets: readonly TypedSecret[];
  /** The record that was asked for last, what it may hold, and how many begin before it. */
  #seq = -Infinity;
  #active: TypedBeginnings[] = [];
  #begun = 0;

  constructor(secrets: readonly TypedSecret[], rules: readonly Rule[]) {
    this.#rules = new Map(rules.map((rule) => [rule.name, rule]));
    this.#secrets = [...secrets].sort((a, b) => a.fromSeq - b.fromSeq);
  }

  /** Those that the record of a `seq` may hold; records are asked for in their order, but for each section's first. */
  at(seq: number): readonly TypedBeginnings[] {
    if (seq < this.#seq) {
      this.#active = [];
      this.#begun = 0;
    }
    this.#seq = seq;
    if (this.#active.some(({ toSeq }) => seq >= toSeq))
      this.#active = this.#active.filter(({ toSeq }) => seq < toSeq);
    while ((this.#secrets[this.#begun]?.fromSeq ?? Infinity) <= seq) {
      const secret = this.#secrets[this.#begun]!;
      this.#begun += 1;
      const rule = this.#rules.get(secret.pattern);
      const one = rule === undefined || seq >= secret.toSeq ? undefined : beginningsOf(secret, rule);
      if (one !== undefined) this.#active.push(one);
    }
    return this.#active;
  }
}
