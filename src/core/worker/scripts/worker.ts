/** The worker that can do all: for an app that serves one script itself, and for imports that take more than most. */
import { provideYaml } from '../../formats/yaml/provided-yaml.ts';
import { loadSanitizer } from '../load-sanitizer.ts';
import { serveHosts } from '../serve-hosts.ts';

provideYaml(() => import('../../formats/yaml/yaml-library.ts'));

serveHosts({
  record: async () => (await import('../record-host.ts')).createRecordHost,
  export: async () => (await import('../export-host.ts')).createExportHost,
  import: async () => {
    const { createImportHost } = await import('../import-host.ts');
    return (fail) => createImportHost(fail, loadSanitizer);
  },
  query: async () => (await import('../query-host.ts')).createQueryHost,
  replay: async () => (await import('../replay-host.ts')).createReplayHost,
  compare: async () => (await import('../compare-host.ts')).createCompareHost,
  sanitize: async () => (await import('../sanitize-host.ts')).createSanitizeHost,
});
