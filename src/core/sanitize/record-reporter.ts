import type { SectionName } from '../model/records.ts';
import { detachedText } from './detached-text.ts';
import { formatPath } from './format-path.ts';
import type { MatchList } from './match-list.ts';
import type { Rule } from './rule.ts';
import type { StatsCounter } from './stats-counter.ts';

/** Characters of a value that stand in a preview. */
const MAX_SHOWN = 400;

/** What hears of every value that is redacted. */
export interface RecordReporter {
  found(rule: Rule, place: RecordPlace, original: string, redacted: string): void;
  stopped(rule: Rule): void;
}

export interface RecordPlace {
  path: readonly (string | number)[];
  record: { section: SectionName; seq: number } | undefined;
}

/** Counts everything, and lists what the list has room for. */
export function createReporter(counter: StatsCounter, list: MatchList | undefined): RecordReporter {
  return {
    found({ name }, { path, record }, original, redacted) {
      counter.add(name);
      if (list?.hasRoom(name) !== true) return;
      list.add({
        pattern: name,
        location: formatPath(path),
        ...(record === undefined ? {} : { record }),
        original: shorten(original),
        redacted: shorten(redacted),
      });
    },
    stopped: ({ name }) => counter.stop(name),
  };
}

function shorten(text: string): string {
  return detachedText(text.length > MAX_SHOWN ? `${text.slice(0, MAX_SHOWN)}…` : text);
}
