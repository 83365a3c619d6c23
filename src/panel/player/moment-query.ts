import type { EventFilter, Replay, SessionQuery, TimeRange } from '../../core/index.ts';

/** What of a session is looked at. */
export interface ShownMoment {
  /** Answers for moments; there where `seq` is. */
  replay: Replay | undefined;
  /** State and tree after this record, and events up to it; undefined for the end. */
  seq: number | undefined;
  /** Only events of this time. */
  range: TimeRange | undefined;
}

/**
 * A session as it was at a moment: what views ask of it is answered up to there. It stays the same object while the
 * moment changes, so views keep what is selected in them.
 *
 * @param shown - the moment of now
 */
export function queryAtMoment(query: SessionQuery, shown: () => ShownMoment): SessionQuery {
  return {
    ...query,
    async revision() {
      const { range } = shown();
      const revision = await query.revision();
      return range === undefined ? revision : `${revision} ${range.from}-${range.to}`;
    },
    countEvents(filter, upTo) {
      const { seq, range } = shown();
      return query.countEvents(within(filter, range), earlier(seq, upTo));
    },
    countEventsSoFar(filter, upTo) {
      const { seq, range } = shown();
      return query.countEventsSoFar(within(filter, range), earlier(seq, upTo));
    },
    eventsAt: ({ filter, ...rows }) => {
      const narrowed = within(filter, shown().range);
      return query.eventsAt({ ...rows, ...(narrowed === undefined ? {} : { filter: narrowed }) });
    },
    refs() {
      const { replay, seq } = shown();
      return replay === undefined || seq === undefined ? query.refs() : replay.refsAt(seq);
    },
    refHistory(id, rows) {
      const { seq } = shown();
      return query.refHistory(id, { ...rows, ...(seq === undefined ? {} : { upTo: seq }) });
    },
    tree() {
      const { replay, seq } = shown();
      return replay === undefined || seq === undefined ? query.tree() : replay.treeAt(seq);
    },
    outline(known) {
      const { replay, seq } = shown();
      return replay === undefined || seq === undefined
        ? query.outline(known)
        : replay.outlineAt(seq, known);
    },
    async component(id) {
      const { replay, seq } = shown();
      if (replay === undefined || seq === undefined) return query.component(id);
      return (await replay.treeAt(seq)).find((component) => component.id === id);
    },
  };
}

function earlier(seq: number | undefined, upTo = Infinity): number | undefined {
  const least = Math.min(seq ?? Infinity, upTo);
  return least === Infinity ? undefined : least;
}

function within(filter: EventFilter | undefined, range: TimeRange | undefined): EventFilter | undefined {
  if (range === undefined) return filter;
  return {
    ...filter,
    from: Math.max(range.from, filter?.from ?? -Infinity),
    to: Math.min(range.to, filter?.to ?? Infinity),
  };
}
