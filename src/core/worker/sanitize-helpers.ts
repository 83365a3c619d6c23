import type { PartLooker } from '../export/part-looker.ts';
import type { SanitizeTask } from './protocol.ts';
import { WorkerClient } from './worker-client.ts';

/** Each takes some 10 MB, and the page wants a thread as well. */
const MAX_HELPERS = 3;

/** Workers that an export's worker starts to sanitise with it, and keeps for its next export; they end with it. */
export class SanitizeHelpers {
  readonly #clients = new Set<WorkerClient<'sanitize'>>();

  /**
   * One for each processor beside the one in use. Where none can be started, the export goes without.
   * @param add - called for each when it is ready
   */
  start(task: SanitizeTask, add: (look: PartLooker) => void): void {
    const count = Math.min(navigator.hardwareConcurrency - 1, MAX_HELPERS);
    const waiting = [...this.#clients];
    for (let i = 0; i < count; i += 1) void this.#open(waiting[i], task, add);
  }

  async #open(
    waiting: WorkerClient<'sanitize'> | undefined,
    task: SanitizeTask,
    add: (look: PartLooker) => void,
  ): Promise<void> {
    try {
      const client = waiting ?? this.#startOne();
      await client.call('open', task);
      add((part) => client.call('look', part));
    } catch {
      // One worker less does the same work.
    }
  }

  /** By the address of this very worker, which is served to it in any case. */
  #startOne(): WorkerClient<'sanitize'> {
    const worker = new Worker(self.location.href, { type: 'module', name: 'devtools-panel' });
    const client = new WorkerClient('sanitize', worker, () => this.#clients.delete(client));
    this.#clients.add(client);
    return client;
  }
}
