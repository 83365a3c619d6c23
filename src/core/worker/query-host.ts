import { SessionError } from '../model/errors.ts';
import { RenderLog } from '../query/component-renders.ts';
import { readCascade } from '../query/cascade.ts';
import { EventLog } from '../query/event-log.ts';
import { EventStatisticsView } from '../query/event-statistics.ts';
import { FilterCompleter } from '../query/filter-completer.ts';
import { locateLast, locateRecord } from '../query/locate-record.ts';
import { TimelineView } from '../query/performance-timeline.ts';
import { PerformanceView } from '../query/performance-view.ts';
import { SlowRenderList } from '../query/slow-renders.ts';
import { SpanLog } from '../query/span-log.ts';
import { readBounds } from '../query/session-bounds.ts';
import { SessionReader } from '../query/session-reader.ts';
import { StateView } from '../query/state-view.ts';
import { TreeView } from '../query/tree-view.ts';
import { openDatabase } from '../store/database.ts';
import { getSession } from '../store/sessions.ts';
import type { QueryHost } from './protocol.ts';

interface Views {
  reader: SessionReader;
  events: EventLog;
  statistics: EventStatisticsView;
  filters: FilterCompleter;
  state: StateView;
  tree: TreeView;
  renders: RenderLog;
  performance: PerformanceView;
  slowRenders: SlowRenderList;
  spans: SpanLog;
  timeline: TimelineView;
}

/** Answers what the panel asks of one session. */
export function createQueryHost(fail: (error: unknown) => void): QueryHost {
  let views: Views | undefined;

  function current(): Views {
    if (views === undefined) throw new SessionError('invalid-argument', 'No session is open.');
    return views;
  }

  return {
    async open({ sessionId }) {
      const database = await openDatabase({ onClosed: fail });
      await getSession(database, sessionId);
      const reader = new SessionReader(database, sessionId);
      const events = new EventLog(reader);
      views = {
        reader,
        events,
        statistics: new EventStatisticsView(reader, events),
        filters: new FilterCompleter(reader),
        state: new StateView(reader),
        tree: new TreeView(reader),
        renders: new RenderLog(reader),
        performance: new PerformanceView(reader),
        slowRenders: new SlowRenderList(reader),
        spans: new SpanLog(reader),
        timeline: new TimelineView(reader),
      };
      // A list of events shows them first, and they are read before it asks: of several questions at once, each reads the list
      // of segments where nobody has yet. Who asks for them is told what fails.
      await events.readNewest().catch(() => undefined);
    },
    revision: async () => current().reader.revision(),
    startTime: async () => (await readBounds(current().reader)).startTime,
    countEvents: async ({ filter, upTo }) => current().events.count(filter, upTo),
    countEventsSoFar: async ({ filter, upTo }) => current().events.countSoFar(filter, upTo),
    eventsAt: async (range) => current().events.at(range),
    eventStatistics: async ({ filter }) => current().statistics.read(filter),
    cascade: async ({ seq }) => readCascade(current().reader, seq),
    completeFilter: async (at) => current().filters.complete(at),
    recordAt: async (place) => locateRecord(current().reader, place),
    lastBefore: async (moment) => locateLast(current().reader, moment),
    refs: async () => current().state.refs(),
    refHistory: async (range) => current().state.history(range),
    refDiff: async (range) => current().state.difference(range),
    tree: async () => current().tree.components(),
    outline: async ({ known }) => current().tree.outline(known),
    component: async ({ id }) => current().tree.component(id),
    rendersOf: async ({ id }) => current().renders.rendersOf(id),
    performance: async () => current().performance.summaries(),
    slowRenders: async (range) => current().slowRenders.page(range),
    spans: async (request) => current().spans.boxes(request),
    timeline: async (request) => current().timeline.answer(request),
    spanList: async (request) => current().spans.list(request),
  };
}
