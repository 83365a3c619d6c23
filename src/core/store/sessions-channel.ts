import { SESSIONS_CHANNEL } from '../model/session.ts';

/** Says in every tab that the list of stored sessions, or one of them, changed. */
export function announceSessions(): void {
  const channel = new BroadcastChannel(SESSIONS_CHANNEL);
  channel.postMessage(null);
  channel.close();
}
