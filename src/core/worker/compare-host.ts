import { SessionError } from '../model/errors.ts';
import { readBounds } from '../query/session-bounds.ts';
import { SessionReader } from '../query/session-reader.ts';
import { CheckpointedFold } from '../replay/checkpointed-fold.ts';
import { ComparedSessions, type ComparedSide } from '../replay/compare-sessions.ts';
import { compareState, type StateOfSide } from '../replay/compare-state.ts';
import { StateMoment } from '../replay/state-moment.ts';
import { TreeMoment } from '../replay/tree-moment.ts';
import { openDatabase, type Database } from '../store/database.ts';
import type { CompareHost } from './protocol.ts';

interface Side extends ComparedSide {
  state: CheckpointedFold<'state', StateMoment>;
  tree: CheckpointedFold<'components', TreeMoment>;
}

interface Opened {
  sessions: ComparedSessions;
  left: Side;
  right: Side;
  ignoresRandom: boolean;
}

/** Answers what is asked of two sessions side by side. */
export function createCompareHost(fail: (error: unknown) => void): CompareHost {
  let opened: Opened | undefined;

  function current(): Opened {
    if (opened === undefined) throw new SessionError('invalid-argument', 'No sessions are open.');
    return opened;
  }

  const answer = <T>(read: (sessions: ComparedSessions) => T): Promise<T> =>
    new Promise((resolve) => resolve(read(current().sessions)));

  return {
    async open({ leftId, rightId, ignoresRandom }) {
      const database = await openDatabase({ onClosed: fail });
      const [left, right] = [await openSide(database, leftId), await openSide(database, rightId)];
      const sessions = await ComparedSessions.open(left, right, ignoresRandom);
      opened = { sessions, left, right, ignoresRandom };
      return sessions.summary;
    },
    rowsAt: async ({ offset, limit }) => current().sessions.rows(offset, limit),
    rowDiff: async ({ row }) => current().sessions.diff(row),
    step: ({ row, direction }) => answer((sessions) => sessions.step(row, direction)),
    placeOf: ({ row }) => answer((sessions) => sessions.placeOf(row)),
    placeAt: ({ side, seq }) => answer((sessions) => sessions.placeAt(side, seq)),
    async stateAt({ row }) {
      const { sessions, left, right, ignoresRandom } = current();
      const place = sessions.placeOf(row);
      return compareState(
        await momentOf(left, place.left),
        await momentOf(right, place.right),
        ignoresRandom,
      );
    },
  };
}

async function openSide(database: Database, sessionId: string): Promise<Side> {
  const reader = new SessionReader(database, sessionId);
  const { lastSeq } = await readBounds(reader);
  return {
    reader,
    lastSeq,
    state: new CheckpointedFold(reader, { section: 'state', lastSeq, create: () => new StateMoment() }),
    tree: new CheckpointedFold(reader, {
      section: 'components',
      lastSeq,
      create: () => new TreeMoment(),
    }),
  };
}

async function momentOf({ state, tree }: Side, seq = -1): Promise<StateOfSide> {
  return { refs: (await state.at(seq)).refs, mounted: (await tree.at(seq)).tree.mounted };
}
