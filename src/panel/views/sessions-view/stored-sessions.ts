import type { DevTools, RecordingStatus, SessionError, SessionInfo } from '../../../core/index.ts';

/** What the view of the stored sessions is given, and what it can ask for. */
export interface StoredSessions {
  readonly devtools: DevTools | undefined;
  readonly sessions: readonly SessionInfo[];
  /** Of the session that this page records; its row may be older. */
  readonly status: RecordingStatus | undefined;
  /** Id of the session that the other views show. */
  readonly shownId: string;
  /** Shows a session in the other views, and goes to one of them. */
  readonly open: (id: string) => void;
  /** Opens the export dialog for a session, which is shown as long as the dialog is. */
  readonly export: (id: string) => void;
  /** Shows two sessions side by side. */
  readonly compare: (leftId: string, rightId: string) => void;
  readonly report: (error: SessionError) => void;
}

/** The session that the panel shows, and the list in which it stands. */
type ShownSession = Pick<StoredSessions, 'devtools' | 'sessions' | 'status' | 'shownId'>;

/** @param isViewer - the page is no app: its own session is none to look at */
export function storedSessionsOf(
  { devtools, sessions: all, status, shownId }: ShownSession,
  isViewer: boolean,
  acts: Pick<StoredSessions, 'open' | 'export' | 'compare' | 'report'>,
): StoredSessions {
  const sessions = isViewer ? all.filter(({ id }) => id !== status?.sessionId) : all;
  return { devtools, sessions, status, shownId, ...acts };
}
