import type { PartLooker } from '../export/part-looker.ts';
import type { SanitizerDescription } from '../model/sanitization.ts';
import { WorkerClient } from './worker-client.ts';

/** Each takes some 10 MB, and the page wants a thread as well. */
const MAX_HELPERS = 3;

/** Workers that an export's worker starts to sanitise with it; they end with it in any case. */
export class SanitizeHelpers {
  readonly #clients: WorkerClient<'sanitize'>[] = [];

  /**
   * One for each processor beside the one in use. Where none can be started, the export goes without.
   * @param add - called for each when it is ready
   */
  start(sanitize: SanitizerDescription, lists: boolean, add: (look: PartLooker) => void): void {
    const count = Math.min(navigator.hardwareConcurrency - 1, MAX_HELPERS);
    for (let i = 0; i < count; i += 1) void this.#start(sanitize, lists, add);
  }

  close(): void {
    for (const client of this.#clients) client.close();
  }

  async #start(
    sanitize: SanitizerDescription,
    lists: boolean,
    add: (look: PartLooker) => void,
  ): Promise<void> {
    try {
      const client = new WorkerClient('sanitize', startHelper());
      this.#clients.push(client);
      await client.call('open', { sanitize, lists });
      add((task) => client.call('look', task));
    } catch {
      // One worker less does the same work.
    }
  }
}

/** By the address of this very worker, which is served to it in any case. */
function startHelper(): Worker {
  return new Worker(self.location.href, { type: 'module', name: 'devtools-panel' });
}
