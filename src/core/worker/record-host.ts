import { SessionError, toSessionError } from '../model/errors.ts';
import { SEGMENT_BYTES } from '../model/limits.ts';
import type { SectionName } from '../model/records.ts';
import type { RecordBatch } from '../model/batch.ts';
import { takeOver } from '../import/take-over.ts';
import { readNewestEvents } from '../query/newest-events.ts';
import { SessionReader } from '../query/session-reader.ts';
import { appendRuns } from '../store/append.ts';
import { openDatabase, type Database } from '../store/database.ts';
import { Folder } from '../store/folder.ts';
import { joinRuns, type LineRun } from '../store/line-run.ts';
import { holdLock, recordingLock } from '../store/locks.ts';
import { recoverSessions } from '../store/maintenance.ts';
import { announceSessions } from '../store/sessions-channel.ts';
import {
  clearSession,
  collectGarbage,
  deleteSession,
  deleteUnusedSession,
  finishSession,
  getSession,
  listSessions,
  renameSession,
  resumeSession,
  toSessionInfo,
} from '../store/sessions.ts';
import type { RecordHost } from './protocol.ts';

/** Longest wait for the former page of this tab to let go of the session after a reload, ms. */
const TAKEOVER_TIMEOUT_MS = 1_000;

/** Longest wait for another tab that is going to let go of its session, ms: nobody waits for this. */
const OTHERS_TIMEOUT_MS = 10_000;

/** Events that are told before the worker of the questions is up: more than a panel of any size shows at once. */
const MAX_NEWEST_EVENTS = 400;

const encoder = new TextEncoder();

interface WaitingBatch {
  batch: RecordBatch;
  resolve: () => void;
  reject: (error: SessionError) => void;
}

/** Everything about the session that this worker records. */
interface Recording {
  database: Database;
  sessionId: string;
  release: () => void;
  folder: Folder;
}

export function createRecordHost(fail: (error: unknown) => void): RecordHost {
  let recording: Recording | undefined;
  let waiting: WaitingBatch[] = [];
  let writing: Promise<void> | undefined;
  let storedBytes = 0;

  function current(): Recording {
    if (recording === undefined) throw new SessionError('not-enabled', 'No session is being recorded.');
    return recording;
  }

  /** Writes all that waits, as one transaction a round, until nothing waits. */
  async function writeWaiting(): Promise<void> {
    while (waiting.length > 0) {
      const round = waiting;
      waiting = [];
      try {
        const { database, sessionId } = current();
        const runs = runsOf(round.map(({ batch }) => batch));
        await appendRuns(database, sessionId, runs, {
          droppedCount: round.reduce((sum, { batch }) => sum + batch.droppedCount, 0),
          closed: round.at(-1)!.batch.closed,
        });
        storedBytes += lengthOf(runs);
        for (const { resolve } of round) resolve();
      } catch (error) {
        const reason = toSessionError(error, 'storage-unavailable');
        for (const { reject } of round) reject(reason);
      }
    }
    writing = undefined;
    recording?.folder.schedule();
  }

  return {
    async open(argument) {
      const database = await openDatabase({ onClosed: fail });
      const { sessionId, release } = await takeSession(argument.sessionId);
      const row = await resumeSession(database, { ...argument, id: sessionId });
      storedBytes = row.bytes;
      const folder = new Folder(database, sessionId);
      recording = { database, sessionId, release, folder };
      announceSessions();
      return { session: toSessionInfo(row, true) };
    },

    async takeOver({ sessionId, text }) {
      const { database, sessionId: ownId } = current();
      if (sessionId === ownId) {
        // Where there is no room for it, all else that is stored can still be exported, or deleted.
        const isTaken = await takeOver(database, sessionId, text, false).then(
          () => true,
          () => false,
        );
        const row = await getSession(database, sessionId);
        storedBytes = row.bytes;
        return { isTaken, session: toSessionInfo(row, true) };
      }
      const lock = await holdLock(recordingLock(sessionId), OTHERS_TIMEOUT_MS);
      if (lock === undefined) return { isTaken: false };
      try {
        await takeOver(database, sessionId, text, true);
      } finally {
        lock.release();
      }
      announceSessions();
      return { isTaken: true };
    },

    async recover() {
      const { database, sessionId, folder } = current();
      await folder.afterwards(() => recoverSessions(database, sessionId));
    },

    async append(batch) {
      await new Promise<void>((resolve, reject) => {
        waiting.push({ batch, resolve, reject });
        writing ??= writeWaiting();
      });
      return { storedBytes };
    },

    async clear() {
      const { database, sessionId } = current();
      await writing;
      await clearSession(database, sessionId);
      storedBytes = 0;
      announceSessions();
      await collectGarbage(database);
    },

    async finish() {
      const { database, sessionId, release, folder } = current();
      await writing;
      recording = undefined;
      // The end is written first: what cannot be folded now is folded at the next start.
      await finishSession(database, sessionId);
      await folder.stop().catch(() => undefined);
      release();
      announceSessions();
      database.close();
    },

    async sessions() {
      return listSessions(current().database);
    },

    async delete({ sessionId }) {
      const { database } = current();
      await getSession(database, sessionId);
      await deleteSession(database, sessionId);
      announceSessions();
      await collectGarbage(database);
    },

    async deleteUnused({ sessionId }) {
      const { database } = current();
      await deleteUnusedSession(database, sessionId);
      announceSessions();
      await collectGarbage(database);
    },

    async rename({ sessionId, name }) {
      await renameSession(current().database, sessionId, name);
      announceSessions();
    },

    async newestEvents({ sessionId }) {
      return readNewestEvents(new SessionReader(current().database, sessionId), MAX_NEWEST_EVENTS);
    },
  };
}

/** A tab that was duplicated comes with the id of a session that its twin records: it begins its own. */
async function takeSession(wanted: string): Promise<{ sessionId: string; release: () => void }> {
  const lock = await holdLock(recordingLock(wanted), TAKEOVER_TIMEOUT_MS);
  if (lock !== undefined) return { sessionId: wanted, release: lock.release };
  const sessionId = crypto.randomUUID();
  const own = await holdLock(recordingLock(sessionId), TAKEOVER_TIMEOUT_MS);
  return { sessionId, release: own!.release };
}

/** One run a section, or several where one would be longer than a segment. */
function runsOf(batches: readonly RecordBatch[]): LineRun[] {
  const groups: LineRun[][] = [];
  const open = new Map<SectionName, LineRun[]>();
  for (const { runs } of batches) {
    for (const { text, ...span } of runs) {
      const run = { ...span, bytes: encoder.encode(text) };
      const group = open.get(run.section);
      if (group !== undefined && lengthOf(group) + run.bytes.length <= SEGMENT_BYTES) {
        group.push(run);
        continue;
      }
      const next = [run];
      open.set(run.section, next);
      groups.push(next);
    }
  }
  return groups.map(joinRuns);
}

function lengthOf(runs: readonly LineRun[]): number {
  return runs.reduce((sum, { bytes }) => sum + bytes.length, 0);
}
