import type { EventFilter, EventRecord, SessionQuery } from '../../../core/index.ts';
import { copyText } from '../../copy-text.ts';
import { formatCountOf } from '../../styles/format.ts';

/** Events that are copied at once: some hundred kilobytes. */
const MAX_COPIED = 1_000;

/** Copies one event as JSON. @returns in words what became of it */
export function copyEvent(event: EventRecord, near: Element): Promise<string> {
  return copy(event, '1 event', near);
}

/** Copies the shown events as JSON, the last ones where there are too many. @returns in words how many these are */
export async function copyShownEvents(
  { query, filter, count }: { query: SessionQuery; filter: EventFilter; count: number },
  near: Element,
): Promise<string> {
  const offset = Math.max(0, count - MAX_COPIED);
  const events = await query.eventsAt({ offset, limit: count - offset, filter });
  const said = formatCountOf(events.length, 'event');
  return copy(events, offset > 0 ? `the last ${said} of ${formatCountOf(count, 'event')}` : said, near);
}

async function copy(value: unknown, said: string, near: Element): Promise<string> {
  const isCopied = await copyText(JSON.stringify(value, null, 2), near);
  return isCopied ? `Copied ${said}` : 'The browser does not let it be copied';
}
