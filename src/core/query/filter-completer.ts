import type { FilterCompletion } from '../model/query.ts';
import { completeFilter } from './complete-filter.ts';
import { addEventValues, createEventValues, type EventValues } from './event-values.ts';
import { IncrementalFold } from './incremental-fold.ts';
import type { SessionReader } from './session-reader.ts';

/** Time that is spent on reading what can be offered before it is answered, ms. */
const COMPLETION_MS = 40;

/** Says what may be written in a filter, by what was read of the session until now: each question reads on. */
export class FilterCompleter {
  readonly #values: IncrementalFold<'events', EventValues>;

  constructor(reader: SessionReader) {
    this.#values = new IncrementalFold(reader, 'events', createEventValues, addEventValues);
  }

  async complete({ text, caret }: { text: string; caret: number }): Promise<FilterCompletion> {
    const { value } = await this.#values.soFar(COMPLETION_MS);
    return completeFilter(text, caret, value);
  }
}
