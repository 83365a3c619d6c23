import { patchBetween, patched, wholePatch, type Patch } from './patch.ts';

/** An answer, as what is new in it since the one before. */
interface AnswerChange {
  /** Of all that is in the answer, in order. */
  ids: string[];
  /** Of those that are not as they were. */
  patches: [id: string, patch: Patch][];
}

type Snapshots<T> = ReadonlyMap<string, T>;

/** The worker's side of a row of answers: it knows what the page has. */
export class AnswerWriter<T extends object> {
  #told: Snapshots<T> = new Map();

  /**
   * Changes are to be read in the order in which they were written.
   * @returns JSON, since a change of many small objects crosses to the page as text in half the time
   */
  write(answer: Snapshots<T>): string {
    const patches: [string, Patch][] = [];
    for (const [id, snapshot] of answer) {
      const former = this.#told.get(id);
      const patch = former === undefined ? wholePatch(snapshot) : patchBetween(former, snapshot);
      if (patch !== undefined) patches.push([id, patch]);
    }
    this.#told = answer;
    return JSON.stringify({ ids: [...answer.keys()], patches } satisfies AnswerChange);
  }
}

/** The page's side: makes whole answers, which share what did not change. */
export class AnswerReader<T extends object> {
  #last: Snapshots<T> = new Map();

  read(change: string): Map<string, T> {
    const { ids, patches } = JSON.parse(change) as AnswerChange;
    const changes = new Map(patches);
    const answer = new Map(
      ids.map((id) => [id, patched(this.#last.get(id), changes.get(id)) as T] as const),
    );
    this.#last = answer;
    return new Map(answer);
  }
}
