import { availableParallelism, cpus, loadavg, totalmem } from 'node:os';

/** One line on when and where the figures were taken: they mean nothing away from that. */
export function describeRun(browserVersion, megabytes) {
  const model = cpus()[0]?.model.trim() ?? 'unknown CPU';
  const memory = `${(totalmem() / 1024 ** 3).toFixed(0)} GB`;
  const load = `load ${loadavg()[0].toFixed(1)} at the start`;
  const date = new Date().toISOString().slice(0, 16).replace('T', ' ');
  return `${date} UTC · ${availableParallelism()} cores, ${memory}, ${model}, ${load} · ${browserVersion} · ${megabytes} MB of JSON`;
}
