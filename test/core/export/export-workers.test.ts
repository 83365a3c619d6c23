import { expect, waitUntil } from '@open-wc/testing';
import { devtools, Sanitizer, type DevTools, type ExportData } from '../../../src/index.ts';
import { freshStore } from '../../support/fresh-store.ts';
import { startTools } from '../../support/record-session.ts';
import { rejection } from '../../support/rejection.ts';
import { WatchedWorkers } from '../../support/watched-workers.ts';
import { workerLocks } from '../../support/worker-locks.ts';

const WAIT = { interval: 5, timeout: 10_000 };

describe('the worker of an export', () => {
  let tools: DevTools;
  let watched: WatchedWorkers;

  beforeEach(async () => {
    await freshStore();
    tools = await startTools({ sanitizeAtCapture: false });
    tools.recordEvent({ name: 'login', payload: { email: 'ada@example.com', password: 'hunter2' } });
    watched = new WatchedWorkers();
  });

  afterEach(async () => {
    watched.stop();
    await freshStore();
  });

  it('makes the next export, too, with its options alone', async () => {
    const secrets = new Sanitizer().loadTemplates('secrets');
    const pii = new Sanitizer().loadTemplates('pii');
    expect(await exportedPayload({ sanitize: secrets })).to.deep.equal({
      email: 'ada@example.com',
      password: '[REDACTED]',
    });
    expect(await exportedPayload({ sanitize: pii })).to.deep.equal({
      email: '[REDACTED]',
      password: 'hunter2',
    });
    expect((await tools.previewSanitization({ sanitize: secrets })).wouldRedactCount).to.equal(1);
    expect((await tools.estimateExport('a.json')).bytes).to.be.greaterThan(0);
    expect(await exportedPayload({})).to.deep.equal({ email: 'ada@example.com', password: 'hunter2' });
    expect(watched.workers).to.have.length(1);
  });

  it('serves one export at a time', async () => {
    const [first, second] = await Promise.all([tools.export('a.json'), tools.export('b.yaml')]);
    expect(await first.blob!.text()).to.contain('"ada@example.com"');
    expect(await second.blob!.text()).to.contain('email: ada@example.com');
    expect(watched.workers).to.have.length(2);
    await tools.export('c.json');
    expect(watched.workers).to.have.length(2);
  });

  it('is ended when its export is cancelled or fails', async () => {
    await rejection(tools.export('a.json', { signal: AbortSignal.timeout(0) }));
    await rejection(tools.export('a.json', { sessionId: 'no-such-session' }));
    await exportedPayload({});
    expect(watched.workers).to.have.length(3);
  });

  it('is made anew when it was ended meanwhile', async () => {
    await tools.export('a.json');
    const former = (await workerLocks()).length;
    watched.killLast();
    await waitUntil(async () => (await workerLocks()).length < former, 'its end is noticed', WAIT);
    expect(await exportedPayload({})).to.include({ password: 'hunter2' });
  });

  it('ends when recording does', async () => {
    await tools.export('a.json');
    expect(await workerLocks()).to.have.length(2);
    await devtools.disable();
    await waitUntil(async () => (await workerLocks()).length === 0, 'all workers end', WAIT);
  });

  async function exportedPayload(options: { sanitize?: Sanitizer }): Promise<unknown> {
    const { blob } = await tools.export('a.json', options);
    return (JSON.parse(await blob!.text()) as ExportData).events[0]!.payload;
  }
});
