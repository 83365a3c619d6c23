import { CARRIERS } from './carriers.ts';
import { CREDENTIAL_VALUES } from './credential-values.ts';
import type { LabelledValue, ValueMaker } from './labelled-value.ts';
import { LOOK_ALIKES } from './look-alikes.ts';
import { MONEY_VALUES } from './money-values.ts';
import { PERSONAL_VALUES } from './personal-values.ts';
import { seededFaker } from './seeds.ts';
import { stateTrees } from './state-trees.ts';

/** The classes whose recall is measured. */
export const SECRETS: readonly ValueMaker[] = [
  ...PERSONAL_VALUES,
  ...MONEY_VALUES,
  ...CREDENTIAL_VALUES,
];

/** A value in its carrier, and where that stands in a tree. */
export interface Planted {
  value: LabelledValue;
  /** The class of secrets to which it belongs, or which it looks like. */
  className: string;
  isSecret: boolean;
  carrier: string;
  path: string[];
  /** What stands there. */
  carried: unknown;
}

/** The state of one app with secrets and look-alikes among the ordinary data. */
export interface LabelledTree {
  app: string;
  state: Record<string, unknown>;
  planted: Planted[];
}

/** Trees that together hold every kind of value by every carrier that takes it. */
export function labelledTrees(seed: number): LabelledTree[] {
  const faker = seededFaker(seed);
  const trees = stateTrees(faker).map((tree) => ({ ...tree, planted: [] as Planted[] }));
  for (const maker of [...SECRETS, ...LOOK_ALIKES]) {
    for (const carrier of CARRIERS) {
      const value = maker.make(faker);
      if (!carrier.takes(value)) continue;
      const { holders, planted } = faker.helpers.arrayElement(trees);
      const { path, object } = faker.helpers.arrayElement(holders);
      const carried = carrier.put(value, faker);
      const step = `slot${planted.length}`;
      object[step] = carried;
      const isSecret = maker.like === undefined;
      const className = maker.like ?? maker.kind;
      planted.push({
        value,
        className,
        isSecret,
        carrier: carrier.name,
        path: [...path, step],
        carried,
      });
    }
  }
  return trees.map(({ app, state, planted }) => ({ app, state, planted }));
}

/** What stands at a place. */
export function at(state: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (value, step) => (value as Record<string, unknown> | undefined)?.[step],
    state,
  );
}
