import { availableParallelism, cpus, loadavg, totalmem } from 'node:os';

/** Where and when figures were taken: they mean nothing away from that. */
export function describeMachine() {
  const model = cpus()[0]?.model.trim() ?? 'unknown CPU';
  const memory = `${(totalmem() / 1024 ** 3).toFixed(0)} GB`;
  const load = `load ${loadavg()[0].toFixed(1)} at the start`;
  const date = new Date().toISOString().slice(0, 16).replace('T', ' ');
  return `${date} UTC · ${availableParallelism()} cores, ${memory}, ${model}, ${load}`;
}

/** One line on a run in a browser. */
export function describeRun(browserVersion, megabytes) {
  return `${describeMachine()} · ${browserVersion} · ${megabytes} MB of JSON`;
}
