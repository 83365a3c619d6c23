import type { Rule } from './rule.ts';
import { beginningsOf, type TypedBeginnings, type TypedSecret } from './typed-secret.ts';

const NONE: readonly TypedBeginnings[] = [];

/** Records in a row that may hold beginnings, and those that they may hold. */
interface Span {
  fromSeq: number;
  toSeq: number;
  beginnings: TypedBeginnings[];
}

/** The secrets that were typed in a session, by the records around their typing. */
export class TypedSecrets {
  /** In order, apart from each other. */
  readonly #spans: readonly Span[];

  constructor(secrets: readonly TypedSecret[], rules: readonly Rule[]) {
    const known = new Map(rules.map((rule) => [rule.name, rule]));
    const all = secrets.flatMap((secret) => {
      const rule = known.get(secret.pattern);
      return (rule === undefined ? undefined : beginningsOf(secret, rule)) ?? [];
    });
    const spans: Span[] = [];
    for (const one of all.sort((a, b) => a.fromSeq - b.fromSeq)) {
      const last = spans.at(-1);
      if (last === undefined || one.fromSeq >= last.toSeq) {
        spans.push({ fromSeq: one.fromSeq, toSeq: one.toSeq, beginnings: [one] });
      } else {
        last.toSeq = Math.max(last.toSeq, one.toSeq);
        last.beginnings.push(one);
      }
    }
    this.#spans = spans;
  }

  /** Those that the record of a `seq` may hold. */
  at(seq: number): readonly TypedBeginnings[] {
    const span = this.#spanAt(seq);
    if (span === undefined) return NONE;
    return span.beginnings.filter(({ fromSeq, toSeq }) => seq >= fromSeq && seq < toSeq);
  }

  #spanAt(seq: number): Span | undefined {
    let low = 0;
    let high = this.#spans.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#spans[middle]!.toSeq <= seq) low = middle + 1;
      else high = middle;
    }
    const span = this.#spans[low];
    return span !== undefined && span.fromSeq <= seq ? span : undefined;
  }
}
