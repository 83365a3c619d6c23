import type { SessionInfo, SessionStatus } from '../../../core/index.ts';
import { fuzzyMatch } from '../../commands/fuzzy.ts';
import type { StoredSessions } from './stored-sessions.ts';

/** A column of the list; those that are not `isMain` go first where there is little room. */
export interface SessionColumn {
  id: 'name' | 'status' | 'startedAt' | 'duration' | 'recordCount' | 'bytes' | 'origin';
  label: string;
  /** What the label alone does not say. */
  title?: string;
  isNumber?: boolean;
}

export const SESSION_COLUMNS: readonly SessionColumn[] = [
  { id: 'name', label: 'Name' },
  { id: 'status', label: 'State' },
  { id: 'startedAt', label: 'Started' },
  { id: 'duration', label: 'Duration', isNumber: true },
  { id: 'recordCount', label: 'Records', isNumber: true },
  {
    id: 'bytes',
    label: 'As JSON',
    title: 'Size of the records as lines of JSON: the store and a compressed file take less',
    isNumber: true,
  },
  { id: 'origin', label: 'From' },
];

/** A stored session as the list shows it. */
export interface SessionLine extends SessionInfo {
  /** Milliseconds. */
  duration: number;
  isShown: boolean;
  /** By this page. */
  isLive: boolean;
}

export interface SessionSort {
  column: SessionColumn['id'];
  isDescending: boolean;
}

/** A shape beside each word, for those who do not see its colour. */
export const STATUS_SHAPES: Record<SessionStatus, string> = {
  recording: '●',
  finished: '■',
  interrupted: '▲',
  imported: '◆',
};

/** The lines of the list: what the filter lets through, in the order that was chosen. */
export function sessionLines(
  { sessions, status, shownId }: Pick<StoredSessions, 'sessions' | 'status' | 'shownId'>,
  filter: string,
  sort: SessionSort,
): SessionLine[] {
  const lines = sessions
    .map((session) => toLine(session, shownId, status))
    .filter(({ name, origin, status: word }) => fuzzyMatch(filter, `${name} ${word} ${origin}`));
  const sign = sort.isDescending ? -1 : 1;
  return lines.sort((a, b) => sign * compare(a[sort.column], b[sort.column]));
}

function toLine(session: SessionInfo, shownId: string, status: StoredSessions['status']): SessionLine {
  const isLive = status?.sessionId === session.id;
  // The list knows of a running session what it held when it was last asked.
  const counts = isLive ? status.counts : session.counts;
  const endedAt = isLive ? Date.now() : (session.endedAt ?? session.startedAt);
  return {
    ...session,
    recordCount: Object.values(counts).reduce((sum, count) => sum + count, 0),
    bytes: isLive ? status.storedBytes : session.bytes,
    duration: Math.max(0, endedAt - session.startedAt),
    isShown: session.id === shownId,
    isLive,
  };
}

function compare(a: string | number, b: string | number): number {
  return typeof a === 'string' ? a.localeCompare(String(b)) : a - Number(b);
}

/** `42 s`, `12 min`, `3 h 5 min`, `4 d 2 h`. */
export function formatDuration(ms: number): string {
  const seconds = Math.round(ms / 1000);
  const minutes = Math.floor(seconds / 60);
  const hours = Math.floor(minutes / 60);
  if (minutes === 0) return `${seconds} s`;
  if (hours === 0) return `${minutes} min`;
  if (hours < 24) return `${hours} h ${minutes % 60} min`;
  return `${Math.floor(hours / 24)} d ${hours % 24} h`;
}
