import { expect, waitUntil } from '@open-wc/testing';
import { longFramesCollector } from '../../../src/core/collect/long-frames.ts';
import { RecordingContext } from '../../support/recording-context.ts';

function burnFilmReel(ms: number): void {
  const end = performance.now() + ms;
  while (performance.now() < end);
}

describe('longFramesCollector', () => {
  let stop = () => {};
  afterEach(() => stop());

  const longFrame = (ms: number) =>
    new Promise<void>((resolve) =>
      requestAnimationFrame(() => {
        burnFilmReel(ms);
        resolve();
      }),
    );

  it('records a long frame and the script that made it long', async () => {
    const context = new RecordingContext();
    stop = longFramesCollector().start(context);
    const startedAt = performance.now();
    await longFrame(120);
    const isOurs = ({ startTime, duration }: { startTime: number; duration: number }) =>
      startTime + duration > startedAt && duration >= 100;
    await waitUntil(() => context.performance.filter(isOurs).length >= 2);
    const [frame, script] = context.performance.filter(isOurs);
    expect(frame?.name).to.equal('long-frame');
    expect(script?.name).to.equal('long-frame-script');
    expect(script?.phase).to.contain('long-frames.test.ts');
  });

  it('does not tell a second time what an earlier run has told', async () => {
    const first = new RecordingContext();
    stop = longFramesCollector().start(first);
    await longFrame(120);
    await waitUntil(() => first.performance.length > 0);
    stop();
    const restartedAt = performance.now();
    const second = new RecordingContext();
    stop = longFramesCollector().start(second);
    await longFrame(120);
    await waitUntil(() => second.performance.length > 0);
    expect(second.performance.every(({ startTime, duration }) => startTime + duration > restartedAt)).to
      .be.true;
  });
});
