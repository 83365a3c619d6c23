/** The worker that records, and that answers what is asked of stored sessions: all that most pages ever start. */
import { serveHosts } from '../serve-hosts.ts';

serveHosts({
  record: async () => (await import('../record-host.ts')).createRecordHost,
  query: async () => (await import('../query-host.ts')).createQueryHost,
  replay: async () => (await import('../replay-host.ts')).createReplayHost,
  compare: async () => (await import('../compare-host.ts')).createCompareHost,
});
