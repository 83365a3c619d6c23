import { now } from '../model/native.ts';
import type { Collector, CollectorContext } from '../record/types.ts';
import { redactUrl } from '../sanitize/redact-url.ts';
import { attempt } from './attempt.ts';

/** https://w3c.github.io/long-animation-frames/#sec-PerformanceScriptTiming, the part that is recorded. */
interface ScriptTiming extends PerformanceEntry {
  /** `BUTTON#buy.onclick`, `Window.requestAnimationFrame`, or the script's address. */
  readonly invoker: string;
  readonly sourceURL: string;
  readonly sourceFunctionName: string;
}

interface LongFrame extends PerformanceEntry {
  /** Absent from a long task. */
  readonly scripts?: readonly ScriptTiming[];
}

/** Frames that ended before this time were recorded by an earlier run. */
let recordedUntil = 0;

function describeScript({ invoker, sourceFunctionName, sourceURL }: ScriptTiming): string {
  const caller = invoker === sourceURL ? '' : redactUrl(invoker);
  return [caller, sourceFunctionName, redactUrl(sourceURL)].filter(Boolean).join(' ');
}

function recordFrame(context: CollectorContext, { startTime, duration, scripts }: LongFrame): void {
  if (startTime + duration <= recordedUntil) return;
  context.recordPerformance({ name: 'long-frame', startTime, duration });
  for (const script of scripts ?? []) {
    context.recordPerformance({
      name: 'long-frame-script',
      phase: describeScript(script),
      startTime: script.startTime,
      duration: script.duration,
    });
  }
}

/**
 * Records frames that took longer than 50 ms as spans named `long-frame`, each followed by its
 * `long-frame-script`s, whose `phase` says what ran; elsewhere long tasks, without scripts. Those from
 * before the start count too.
 */
export function longFramesCollector(): Collector {
  return {
    name: 'long-frames',
    start(context) {
      const type = ['long-animation-frame', 'longtask'].find((name) =>
        PerformanceObserver.supportedEntryTypes.includes(name),
      );
      const observer = new PerformanceObserver((list) =>
        attempt(() => list.getEntries().forEach((frame) => recordFrame(context, frame))),
      );
      if (type) observer.observe({ type, buffered: true });
      return () => {
        observer.disconnect();
        recordedUntil = now();
      };
    },
  };
}
