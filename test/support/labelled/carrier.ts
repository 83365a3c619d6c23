import type { Faker } from '@faker-js/faker';
import type { LabelledValue } from './labelled-value.ts';

/** A way in which a value gets into the state of an app. */
export interface Carrier {
  name: string;
  /** Whether a value makes sense there; where it does not, the combination is left out on purpose. */
  takes: (value: LabelledValue) => boolean;
  put: (value: LabelledValue, faker: Faker) => unknown;
}
