import type { Faker } from '@faker-js/faker';
import { faker } from '@faker-js/faker/locale/en';

const from = (first: number, count: number): number[] =>
  Array.from({ length: count }, (_, at) => first + at);

/** For finding faults: the patterns may be mended with these in view. */
export const TUNING_SEEDS: readonly number[] = from(1, 200);

/** For figures that are reported: no pattern is ever changed for what they show. */
export const REPORTED_SEEDS: readonly number[] = from(3_001, 20);

/** Whatever depends on today does so as of this day. */
const TODAY = '2026-06-01T12:00:00.000Z';

/** The same values for the same seed, until it is called again: there is one sequence. */
export function seededFaker(seed: number): Faker {
  faker.seed(seed);
  faker.setDefaultRefDate(TODAY);
  return faker;
}
