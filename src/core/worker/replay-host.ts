import { SessionError } from '../model/errors.ts';
import type { ComponentSnapshot, RefSummary } from '../model/query.ts';
import { componentsOf } from '../query/component-tree.ts';
import { EventLog } from '../query/event-log.ts';
import { readBounds } from '../query/session-bounds.ts';
import { SessionReader } from '../query/session-reader.ts';
import { AnswerWriter } from '../replay/answers.ts';
import { CheckpointedFold } from '../replay/checkpointed-fold.ts';
import { DensityIndex } from '../replay/density.ts';
import { findMoment, stepToKind } from '../replay/find-moment.ts';
import { StateMoment } from '../replay/state-moment.ts';
import { readTimeline } from '../replay/timeline.ts';
import { TreeMoment } from '../replay/tree-moment.ts';
import { openDatabase } from '../store/database.ts';
import type { ReplayHost } from './protocol.ts';

/** Records in one piece of the timeline: some seconds of a busy app. */
const TIMELINE_RECORDS = 4_096;

interface Views {
  reader: SessionReader;
  lastSeq: number;
  events: EventLog;
  density: DensityIndex;
  state: CheckpointedFold<'state', StateMoment>;
  tree: CheckpointedFold<'components', TreeMoment>;
}

/** Answers what a replay asks of one session. */
export function createReplayHost(fail: (error: unknown) => void): ReplayHost {
  const refs = new AnswerWriter<RefSummary>();
  const components = new AnswerWriter<ComponentSnapshot>();
  let views: Views | undefined;

  function current(): Views {
    if (views === undefined) throw new SessionError('invalid-argument', 'No session is open.');
    return views;
  }

  return {
    async open({ sessionId }) {
      const database = await openDatabase({ onClosed: fail });
      const reader = new SessionReader(database, sessionId);
      const bounds = await readBounds(reader);
      const { lastSeq } = bounds;
      views = {
        reader,
        lastSeq,
        events: new EventLog(reader),
        density: new DensityIndex(reader, bounds),
        state: new CheckpointedFold(reader, {
          section: 'state',
          lastSeq,
          create: () => new StateMoment(),
        }),
        tree: new CheckpointedFold(reader, {
          section: 'components',
          lastSeq,
          create: () => new TreeMoment(),
        }),
      };
      return bounds;
    },
    // Nothing is waited for between an answer's being written and its being posted, so they keep their order.
    stateAt: async ({ seq }) => refs.write((await current().state.at(seq)).refs),
    async treeAt({ seq }) {
      const { tree } = await current().tree.at(seq);
      return components.write(new Map(componentsOf(tree).map((component) => [component.id, component])));
    },
    events: async (range) => current().events.between(range),
    async step(request) {
      const { reader, lastSeq } = current();
      return stepToKind(reader, { ...request, lastSeq });
    },
    async momentAt({ time }) {
      const { reader, lastSeq } = current();
      return findMoment(reader, { time, lastSeq });
    },
    density: async (range) => current().density.read(range),
    async timeline({ from }, { transfer }) {
      const { reader, lastSeq } = current();
      const window = await readTimeline(reader, { from, to: lastSeq, limit: TIMELINE_RECORDS });
      transfer.push(window.buffer);
      return window;
    },
  };
}
