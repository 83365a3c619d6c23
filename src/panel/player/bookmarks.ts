import type { ReplayMoment } from '../../core/index.ts';
import { loadPreferences, savePreferences } from '../preferences.ts';

/** Sessions whose bookmarks are remembered; the oldest ones go first. */
const MAX_SESSIONS = 50;

/** Of one session, at most. */
const MAX_BOOKMARKS = 200;

/** The bookmarks of a session, ascending. */
export function loadBookmarks(sessionId: string): readonly ReplayMoment[] {
  const stored: unknown = loadPreferences().bookmarks?.[sessionId];
  return Array.isArray(stored) ? stored.filter(isMoment) : [];
}

/** Sets a bookmark, or takes away the one that is there. @returns those of the session now */
export function toggleBookmark(sessionId: string, { seq, time }: ReplayMoment): readonly ReplayMoment[] {
  const former = loadBookmarks(sessionId);
  const others = former.filter((bookmark) => bookmark.seq !== seq);
  const next =
    others.length < former.length
      ? others
      : [...others, { seq, time }].sort((a, b) => a.seq - b.seq).slice(0, MAX_BOOKMARKS);
  const { [sessionId]: _, ...rest } = loadPreferences().bookmarks ?? {};
  const kept = Object.entries(rest).slice(1 - MAX_SESSIONS);
  savePreferences({ bookmarks: Object.fromEntries([...kept, [sessionId, next]]) });
  return next;
}

function isMoment(value: unknown): value is ReplayMoment {
  const moment = value as Partial<ReplayMoment> | null;
  return Number.isInteger(moment?.seq) && Number.isFinite(moment?.time);
}
