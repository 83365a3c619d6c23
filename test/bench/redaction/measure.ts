import { at, labelledTrees, type LabelledTree, type Planted } from '../../support/labelled/corpus.ts';
import { isLeft } from '../../support/labelled/traces.ts';
import { REDACTORS, type NamedRedactor } from './redactors.ts';

/** Rounds whose median is the rate. */
const ROUNDS = 5;

/** Planted values that came out right, and that did not. */
export interface Counts {
  secrets: number;
  removed: number;
  clean: number;
  changed: number;
}

/** What one redactor did to all trees. */
export interface Outcome {
  name: string;
  byClass: Map<string, Counts>;
  byCarrier: Map<string, Counts>;
  /** Parts of the data around, of which none may change. */
  ordinary: { count: number; changed: number };
  megabytesPerSecond: number;
  faults: Fault[];
}

/** A secret that was left, or a clean value that was changed. */
export interface Fault {
  className: string;
  kind: string;
  carrier: string;
  carried: unknown;
  left: unknown;
}

/** Runs every redactor over the trees of the seeds. */
export function measureRedaction(seeds: readonly number[]): Outcome[] {
  const trees = seeds.flatMap(labelledTrees);
  return REDACTORS.map((redactor) => outcomeOf(redactor, trees));
}

function outcomeOf({ name, redact }: NamedRedactor, trees: readonly LabelledTree[]): Outcome {
  const outcome: Outcome = {
    name,
    byClass: new Map(),
    byCarrier: new Map(),
    ordinary: { count: 0, changed: 0 },
    megabytesPerSecond: rateOf(redact, trees),
    faults: [],
  };
  for (const { state, planted } of trees) {
    const left = redact(state);
    for (const one of planted) judge(outcome, one, at(left, one.path));
    compare(outcome.ordinary, state, left);
  }
  return outcome;
}

function judge(outcome: Outcome, planted: Planted, left: unknown): void {
  const { className, carrier, isSecret, value, carried } = planted;
  const isFault = isSecret ? isLeft(value, left) : JSON.stringify(left) !== JSON.stringify(carried);
  for (const counts of [countsOf(outcome.byClass, className), countsOf(outcome.byCarrier, carrier)]) {
    counts[isSecret ? 'secrets' : 'clean'] += 1;
    if (isSecret && !isFault) counts.removed += 1;
    if (!isSecret && isFault) counts.changed += 1;
  }
  if (isFault) outcome.faults.push({ className, kind: value.kind, carrier, carried, left });
}

function countsOf(table: Map<string, Counts>, name: string): Counts {
  const known = table.get(name);
  if (known !== undefined) return known;
  const counts = { secrets: 0, removed: 0, clean: 0, changed: 0 };
  table.set(name, counts);
  return counts;
}

/** Compares what was not planted. */
function compare(ordinary: Outcome['ordinary'], before: unknown, after: unknown): void {
  if (typeof before !== 'object' || before === null) {
    ordinary.count += 1;
    if (before !== after) ordinary.changed += 1;
    return;
  }
  for (const [key, part] of Object.entries(before)) {
    if (!/^slot\d+$/.test(key))
      compare(ordinary, part, (after as Record<string, unknown> | null)?.[key]);
  }
}

function rateOf(redact: NamedRedactor['redact'], trees: readonly LabelledTree[]): number {
  const bytes = trees.reduce(
    (sum, { state }) => sum + new TextEncoder().encode(JSON.stringify(state)).length,
    0,
  );
  const rates = Array.from({ length: ROUNDS }, () => {
    const begin = performance.now();
    for (const { state } of trees) redact(state);
    return bytes / 1_000 / (performance.now() - begin);
  });
  return rates.sort((a, b) => a - b)[ROUNDS >> 1]!;
}
