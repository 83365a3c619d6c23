import type { UsualSection } from '../../../src/core/model/records.ts';
import type {
  ComponentInput,
  EventInput,
  PerformanceInput,
  StateInput,
} from '../../../src/core/record/types.ts';

/** One call of the recorder: what an app or a collector hands over. */
export type RecordInput =
  | { section: 'events'; input: EventInput }
  | { section: 'state'; input: StateInput }
  | { section: 'components'; input: ComponentInput }
  | { section: 'performance'; input: PerformanceInput };

/** The finished record, as it stands in a file. */
export type MadeRecord = { seq: number; time: number } & RecordInput['input'];

/** What becomes of an input: the same fields in the same order as the recorder writes. */
export function toRecord({ input }: RecordInput, seq: number, time: number): MadeRecord {
  return { seq, time, ...input };
}

/** How a session of a shop is made up. */
export const SECTION_SHARES: Readonly<Record<UsualSection, number>> = {
  components: 22,
  state: 12,
  events: 58,
  performance: 8,
};
