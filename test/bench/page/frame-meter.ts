/** What the page's frames were like while something went on. */
export interface FrameTimes {
  /** Distances between frames, ms. */
  deltas: number[];
  /** Frames that the browser itself calls long, by their work before they were painted, ms. */
  long: number[];
}

/** Runs `work` and measures every frame until it has ended. */
export async function measureFrames(work: () => Promise<void>): Promise<FrameTimes> {
  const times: FrameTimes = { deltas: [], long: [] };
  const observer = new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) times.long.push(duration);
  });
  observer.observe({ type: 'long-animation-frame' });
  const end = new AbortController();
  let before = await nextFrame();
  const frames = (async () => {
    while (!end.signal.aborted) {
      const now = await nextFrame();
      times.deltas.push(now - before);
      before = now;
    }
  })();
  await work();
  end.abort();
  await frames;
  for (const { duration } of observer.takeRecords()) times.long.push(duration);
  observer.disconnect();
  return times;
}

/** Resolves with the time of the next frame, as its callbacks are told it. */
export function nextFrame(): Promise<number> {
  return new Promise((resolve) => requestAnimationFrame(resolve));
}
