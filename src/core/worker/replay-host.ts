import { SessionError } from '../model/errors.ts';
import type { ComponentSnapshot, RefSummary } from '../model/query.ts';
import { componentsOf } from '../query/component-tree.ts';
import { diffValues } from '../query/diff-values.ts';
import { EventLog } from '../query/event-log.ts';
import { readBounds } from '../query/session-bounds.ts';
import { SessionReader } from '../query/session-reader.ts';
import { AnswerWriter } from '../replay/answers.ts';
import { CheckpointedFold } from '../replay/checkpointed-fold.ts';
import { DensityIndex } from '../replay/density.ts';
import { findMoment, stepToKind } from '../replay/find-moment.ts';
import { StateMoment } from '../replay/state-moment.ts';
import { diffMoments } from '../replay/moment-diff.ts';
import { OutlineWriter } from '../replay/outline-writer.ts';
import { readPicture } from '../replay/picture.ts';
import { RenderMoment } from '../replay/render-moment.ts';
import { readTimeline } from '../replay/timeline.ts';
import { TreeMoment } from '../replay/tree-moment.ts';
import { openDatabase } from '../store/database.ts';
import type { ReplayHost } from './protocol.ts';

/** Records in one piece of the timeline: some seconds of a busy app. */
const TIMELINE_RECORDS = 4_096;

/**
 * Little is kept parsed: what lives longer is copied by each clean-up of memory, and makes it long. Bytes cost nothing
 * there, and spare the wait for the database, which takes 2 ms and now and then 30.
 */
const KEPT = { clusters: 6, storedBytes: 32 * 1024 ** 2 };

interface Views {
  reader: SessionReader;
  lastSeq: number;
  events: EventLog;
  density: DensityIndex;
  state: CheckpointedFold<'state', StateMoment>;
  tree: CheckpointedFold<'components', TreeMoment>;
  renders: CheckpointedFold<'performance', RenderMoment>;
}

/** Answers what a replay asks of one session. */
export function createReplayHost(fail: (error: unknown) => void): ReplayHost {
  const refs = new AnswerWriter<RefSummary>();
  const components = new AnswerWriter<ComponentSnapshot>();
  const outlines = new OutlineWriter();
  let views: Views | undefined;

  function current(): Views {
    if (views === undefined) throw new SessionError('invalid-argument', 'No session is open.');
    return views;
  }

  return {
    async open({ sessionId }) {
      const database = await openDatabase({ onClosed: fail });
      const reader = new SessionReader(database, sessionId, KEPT);
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
        renders: new CheckpointedFold(reader, {
          section: 'performance',
          lastSeq,
          create: () => new RenderMoment(),
        }),
      };
      return bounds;
    },
    renew() {
      current().reader.forgetRecent();
      return Promise.resolve();
    },
    // Nothing is waited for between an answer's being written and its being posted, so they keep their order.
    stateAt: async ({ seq }) => refs.write((await current().state.at(seq)).refs),
    async treeAt({ seq }) {
      const { tree } = await current().tree.at(seq);
      return components.write(new Map(componentsOf(tree).map((component) => [component.id, component])));
    },
    async outlineAt({ seq, known }) {
      const { tree, renders } = current();
      const [{ tree: mounted }, { counts }] = await Promise.all([tree.at(seq), renders.at(seq)]);
      return outlines.write({ tree: mounted, renders: counts, known });
    },
    async pictureAt(request) {
      const { reader, lastSeq } = current();
      return readPicture(reader, { ...request, lastSeq });
    },
    async diff({ from, to }) {
      const { state, tree } = current();
      // One after the other: a moment is the quicker made from the one that was asked for before it.
      const refsBefore = await state.at(from);
      const refsAfter = await state.at(to);
      const treeBefore = await tree.at(from);
      const treeAfter = await tree.at(to);
      return diffMoments(
        { refs: refsBefore.refs, tree: treeBefore.tree },
        { refs: refsAfter.refs, tree: treeAfter.tree },
      );
    },
    async valueDiff({ kind, id, from, to }) {
      const { state, tree } = current();
      const read = async (seq: number): Promise<unknown> =>
        kind === 'ref'
          ? (await state.at(seq)).refs.get(id)?.value
          : (await tree.at(seq)).tree.mounted.get(id);
      const before = await read(from);
      const after = await read(to);
      return before === undefined || after === undefined ? undefined : diffValues(before, after);
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
