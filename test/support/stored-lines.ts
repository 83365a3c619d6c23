import type { SectionName } from '../../src/core/model/records.ts';
import { appendRuns } from '../../src/core/store/append.ts';
import type { Database } from '../../src/core/store/database.ts';
import type { LineRun } from '../../src/core/store/line-run.ts';
import type { SessionRow } from '../../src/core/store/schema.ts';
import { rawLines, readSection } from '../../src/core/store/section-reader.ts';
import { snapshotSession } from '../../src/core/store/session-snapshot.ts';
import { resumeSession } from '../../src/core/store/sessions.ts';
import { fromUtf8, seeded, utf8 } from './bytes.ts';

/** A session as the recorder's worker begins it, without the lock that says it is being recorded. */
export function beginSession(database: Database, id: string): Promise<SessionRow> {
  return resumeSession(database, {
    id,
    name: `Session ${id}`,
    startedAt: 1_700_000_000_000,
    origin: 'https://example.com',
    userAgent: 'test',
  });
}

/** Lines of events (or another section) from `firstSeq` on, each with a payload of `size` characters. */
export function lineRun(
  firstSeq: number,
  count: number,
  size = 40,
  section: SectionName = 'events',
): LineRun {
  const random = seeded(firstSeq);
  const lines = Array.from({ length: count }, (_, i) => {
    const text = Array.from({ length: Math.ceil(size / 8) }, () =>
      random().toString(36).slice(2, 10),
    ).join('');
    const seq = firstSeq + i;
    return JSON.stringify({
      seq,
      time: seq + 0.5,
      id: `i${seq}`,
      op: 'mount',
      name: `n${seq}`,
      payload: text,
    });
  });
  return {
    section,
    bytes: utf8(lines.join(',\n')),
    count,
    firstSeq,
    lastSeq: firstSeq + count - 1,
    minTime: firstSeq + 0.5,
    maxTime: firstSeq + count - 0.5,
  };
}

/** Appends runs one transaction each, and gives back their text. */
export async function appendAll(
  database: Database,
  sessionId: string,
  runs: LineRun[],
): Promise<string> {
  for (const run of runs) await appendRuns(database, sessionId, [run]);
  return runs.map(({ bytes }) => fromUtf8(bytes)).join(',\n');
}

/** The text of one section as the store gives it back. */
export async function storedText(
  database: Database,
  sessionId: string,
  section: SectionName = 'events',
): Promise<string> {
  const { sections } = await snapshotSession(database, sessionId);
  const parts: string[] = [];
  for await (const part of readSection(database, sections[section]))
    parts.push(fromUtf8(rawLines(part)));
  return parts.join(',\n');
}
