import { parseRun } from '../formats/json/json-run.ts';
import { SEGMENT_BYTES } from '../model/limits.ts';
import { SECTIONS, type SectionName } from '../model/records.ts';
import type { UnwrittenBatch } from '../model/unwritten.ts';
import { appendRuns } from '../store/append.ts';
import type { Database } from '../store/database.ts';
import { joinRuns, type LineRun } from '../store/line-run.ts';
import { checkRecord } from './validate-record.ts';

/** What of a text that a page left (see `UNWRITTEN_KEY`) the store does not have. */
export interface Unwritten {
  runs: LineRun[];
  /** Records that the page dropped, and those that did not get into the text. */
  droppedCount: number;
  /** Nothing was stored of the session after the page wrote the text. */
  isLast: boolean;
}

const LOST = 'the page was left before they were stored, and localStorage had no room for them';

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/**
 * Stores what a page that went had left of a session, in one transaction, and only what is missing: it may
 * be done again. A session that is gone, or that was never recorded here, takes nothing. The caller
 * holds its recording lock.
 * @param isOver - the page's goodbye stands: no other page of its tab goes on with the session
 */
export async function takeOver(
  database: Database,
  sessionId: string,
  text: string,
  isOver: boolean,
): Promise<void> {
  const row = await database.get('sessions', sessionId);
  if (row === undefined || row.status === 'imported') return;
  const { runs, droppedCount, isLast } = parseUnwritten(text, row.lastSeq);
  await appendRuns(database, sessionId, runs, {
    droppedCount,
    closed: row.closed || (isOver && isLast),
  });
}

/**
 * Reads such a text, whatever it is: anyone may write to localStorage. Lines that are no records of
 * their section are left out. What was cut off is counted, and said in a `gap` event after the rest.
 * @param storedSeq - highest `seq` that the store has of the session
 */
export function parseUnwritten(text: string, storedSeq: number): Unwritten {
  const [head = '', ...lines] = text.split('\n');
  const batches = parseHead(head);
  const runs = toRuns(lines, storedSeq);
  const missing = batches.filter(({ lastSeq }) => lastSeq > storedSeq);
  const dueCount = missing.reduce(
    (sum, { count, lastSeq }) => sum + Math.min(count, lastSeq - storedSeq),
    0,
  );
  const lostCount = Math.max(0, dueCount - sumOf(runs, 'count'));
  const endSeq = greatest(batches, 'lastSeq');
  if (lostCount > 0) runs.push(gapAfter(runs, Math.max(storedSeq, endSeq), lostCount));
  return {
    runs,
    droppedCount: sumOf(missing, 'droppedCount') + lostCount,
    isLast: endSeq >= storedSeq,
  };
}

function parseHead(head: string): UnwrittenBatch[] {
  try {
    const batches = JSON.parse(head) as unknown;
    return Array.isArray(batches) ? batches.filter(isBatch) : [];
  } catch {
    return [];
  }
}

function isBatch(value: unknown): value is UnwrittenBatch {
  const { count, lastSeq, droppedCount } = (value ?? {}) as Record<string, unknown>;
  return [count, lastSeq, droppedCount].every((n) => Number.isSafeInteger(n) && Number(n) >= 0);
}

/** The records among the lines that are new, in runs no longer than a segment. */
function toRuns(lines: readonly string[], storedSeq: number): LineRun[] {
  const runs: LineRun[] = [];
  const lastSeqs = new Map<SectionName, number>();
  let section: SectionName | undefined;
  let open: LineRun[] = [];
  let openBytes = 0;
  const seal = (): void => {
    if (open.length > 0) runs.push(joinRuns(open));
    open = [];
    openBytes = 0;
  };
  for (const line of lines) {
    const named = SECTIONS.find((name) => name === line);
    if (named !== undefined || openBytes >= SEGMENT_BYTES) seal();
    section = named ?? section;
    if (named !== undefined || section === undefined) continue;
    const run = toRun(section, line.replace(/,$/, ''), lastSeqs.get(section) ?? storedSeq);
    if (run === undefined) continue;
    lastSeqs.set(section, run.lastSeq);
    open.push(run);
    openBytes += run.bytes.length;
  }
  seal();
  return runs;
}

/** @returns undefined unless the line is one record of the section, and comes after `previousSeq` */
function toRun(section: SectionName, line: string, previousSeq: number): LineRun | undefined {
  const parsed = parseRun(encoder.encode(line), decoder, (record) => record);
  if (parsed?.records.length !== 1) return undefined;
  try {
    const { seq, time } = checkRecord(section, parsed.records[0], previousSeq, () => ({
      path: section,
    }));
    if (time === undefined) return undefined;
    const span = { firstSeq: seq, lastSeq: seq, minTime: time, maxTime: time };
    return { section, bytes: parsed.bytes, count: 1, ...span };
  } catch {
    return undefined;
  }
}

/** As the recorder itself leaves a mark where records are missing. */
function gapAfter(runs: readonly LineRun[], lastSeq: number, droppedCount: number): LineRun {
  const seq = Math.max(lastSeq, greatest(runs, 'lastSeq')) + 1;
  const time = runs.at(-1)?.maxTime ?? Date.now();
  const payload = { droppedCount, reason: LOST };
  const line = JSON.stringify({ seq, time, category: 'devtools', name: 'gap', payload });
  const span = { firstSeq: seq, lastSeq: seq, minTime: time, maxTime: time };
  return { section: 'events', bytes: encoder.encode(line), count: 1, ...span };
}

/** -1 of none. No argument list: it could be longer than the stack takes. */
function greatest<Key extends string>(list: readonly Record<Key, number>[], key: Key): number {
  return list.reduce((most, one) => Math.max(most, one[key]), -1);
}

function sumOf<Key extends string>(list: readonly Record<Key, number>[], key: Key): number {
  return list.reduce((sum, one) => sum + one[key], 0);
}
