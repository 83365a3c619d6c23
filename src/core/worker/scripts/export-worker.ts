/** The worker of exports, and those that sanitise with it. */
import { serveHosts } from '../serve-hosts.ts';

serveHosts({
  export: async () => (await import('../export-host.ts')).createExportHost,
  sanitize: async () => (await import('../sanitize-host.ts')).createSanitizeHost,
});
