/** Time between two samples of one heap, ms. */
const SAMPLE_MS = 50;

/**
 * Watches the JS heaps of a page and its workers together: what they use, garbage that waits to be collected and the
 * memory behind ArrayBuffers included.
 */
export class HeapSampler {
  #used = new Map();
  #sessions = new Set();
  #peak = 0;
  #isStopped = false;

  constructor(page) {
    this.#add(page.createCDPSession());
    for (const worker of page.workers()) this.#add(worker.client);
    page.on('workercreated', (worker) => this.#add(worker.client));
  }

  /** Collects garbage, then counts from there: what is in use afterwards is no growth. */
  async begin() {
    for (const session of [...this.#sessions]) {
      try {
        await session.send('HeapProfiler.collectGarbage');
        await this.#sample(session);
      } catch {
        // The worker ended meanwhile.
      }
    }
    this.#peak = this.#total();
    return this.#peak;
  }

  /** Most bytes in use at any sample since `begin`. */
  get peak() {
    return this.#peak;
  }

  stop() {
    this.#isStopped = true;
  }

  async #add(promised) {
    const session = await promised;
    this.#sessions.add(session);
    try {
      while (!this.#isStopped) {
        await this.#sample(session);
        await new Promise((resume) => setTimeout(resume, SAMPLE_MS));
      }
    } catch {
      // The worker has ended, and its heap with it.
    }
    this.#sessions.delete(session);
    this.#used.delete(session);
  }

  async #sample(session) {
    const { usedSize, backingStorageSize } = await session.send('Runtime.getHeapUsage');
    this.#used.set(session, usedSize + backingStorageSize);
    this.#peak = Math.max(this.#peak, this.#total());
  }

  #total() {
    return [...this.#used.values()].reduce((sum, used) => sum + used, 0);
  }
}
