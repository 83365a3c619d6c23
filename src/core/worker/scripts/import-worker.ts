/** The worker of imports as most are: not sanitised, and without what only the `yaml` package can read. */
import { serveHosts } from '../serve-hosts.ts';

serveHosts({
  import: async () => {
    const { createImportHost } = await import('../import-host.ts');
    return (fail) => createImportHost(fail);
  },
});
