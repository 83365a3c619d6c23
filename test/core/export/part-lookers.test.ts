import { expect } from '@open-wc/testing';
import type { LookedPart, PartTask } from '../../../src/core/export/part-looker.ts';
import { inOrder, PartLookers } from '../../../src/core/export/part-lookers.ts';
import { SessionError } from '../../../src/core/model/errors.ts';
import { rejection } from '../../support/rejection.ts';

describe('parts that several threads look at', () => {
  const task = (firstLine: number): PartTask => ({
    section: 'events',
    part: { kind: 'lines', bytes: new Uint8Array(), count: 1 },
    firstLine,
    isStored: true,
  });

  /** Says who looked at which part; waits to be let go. */
  class Thread {
    readonly tasks: number[] = [];
    readonly #waiting: (() => void)[] = [];
    readonly #name: string;

    constructor(name: string) {
      this.#name = name;
    }

    readonly look = ({ firstLine }: PartTask): Promise<LookedPart> => {
      this.tasks.push(firstLine);
      const findings = { byPattern: [[this.#name, firstLine]] as const, stopped: [], matches: [] };
      return new Promise((resolve) => this.#waiting.push(() => resolve({ findings })));
    };

    finishLast(): void {
      this.#waiting.pop()!();
    }
  }

  it('go to whoever has room for them', async () => {
    const [own, other] = [new Thread('own'), new Thread('other')];
    const lookers = new PartLookers(own.look);
    const looked = [0, 1, 2, 3].map((at) => lookers.look(task(at)));
    await until(() => own.tasks.length === 2);
    lookers.add(other.look);
    await until(() => other.tasks.length === 2);
    expect([...own.tasks, ...other.tasks]).to.deep.equal([0, 1, 2, 3]);
    for (const thread of [own, own, other, other]) thread.finishLast();
    expect(await Promise.all(looked)).to.have.length(4);
  });

  it('come back in the order of the file, whoever is done first', async () => {
    const own = new Thread('own');
    const results = inOrder(
      list(0, 1, 2),
      (at) => own.look(task(at)),
      () => 3,
    );
    const first = results.next();
    await until(() => own.tasks.length === 3);
    for (let i = 0; i < 3; i += 1) own.finishLast();
    const places = [await first, await results.next(), await results.next()].map(
      ({ value }) => (value as LookedPart).findings.byPattern[0]![1],
    );
    expect(places).to.deep.equal([0, 1, 2]);
    expect((await results.next()).done).to.be.true;
  });

  it('are looked at here when a helper dies, which gets no more of them', async () => {
    const seen: number[] = [];
    const findings = { byPattern: [], stopped: [], matches: [] };
    const lookers = new PartLookers(({ firstLine }) => {
      seen.push(firstLine);
      return Promise.resolve({ findings });
    });
    let asked = 0;
    lookers.add(() => {
      asked += 1;
      return Promise.reject(new Error('gone'));
    });
    const both = lookers.limit;
    await Promise.all([0, 1, 2, 3].map((at) => lookers.look(task(at))));
    await lookers.look(task(4));
    expect(seen.sort()).to.deep.equal([0, 1, 2, 3, 4]);
    expect(asked).to.be.within(1, 4);
    expect(lookers.limit).to.be.below(both);
  });

  it('fail when nobody can look at one', async () => {
    const damaged = new SessionError('storage-corrupt', 'damaged');
    const lookers = new PartLookers(() => Promise.reject(damaged));
    expect(await rejection(lookers.look(task(0)))).to.equal(damaged);
    const results = inOrder(
      list(0),
      () => Promise.reject(damaged),
      () => 4,
    );
    expect(await rejection(results.next())).to.equal(damaged);
  });
});

/** Lets promises go on that wait for nothing else. */
async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await Promise.resolve();
}

async function* list(...items: number[]): AsyncGenerator<number> {
  yield* items;
  await Promise.resolve();
}
