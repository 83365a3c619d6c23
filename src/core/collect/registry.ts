import type { Collector } from '../record/types.ts';

/** Starts a collector and returns what stops it. */
type UseCollector = (collector: Collector) => () => void;

/** Each announced collector with what stops it, by the recorder that started it. */
const running = new Map<Collector, Map<UseCollector, () => void>>();
const users = new Set<UseCollector>();

/**
 * Offers a collector whose source the app creates by itself, at any time: it starts with the recorder, or at
 * once where one runs already.
 *
 * @returns its withdrawal, which stops it
 */
export function announceCollector(collector: Collector): () => void {
  const stops = new Map<UseCollector, () => void>();
  running.set(collector, stops);
  for (const use of users) stops.set(use, use(collector));
  return () => {
    running.delete(collector);
    for (const stop of stops.values()) stop();
    stops.clear();
  };
}

/**
 * Hands every announced collector, past and future, to a recorder.
 *
 * @returns the end of that, which stops those that were started
 */
export function onAnnounced(use: UseCollector): () => void {
  users.add(use);
  for (const [collector, stops] of running) stops.set(use, use(collector));
  return () => {
    users.delete(use);
    for (const stops of running.values()) {
      stops.get(use)?.();
      stops.delete(use);
    }
  };
}
