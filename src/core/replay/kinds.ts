import type { ReplayKind } from '../model/replay.ts';
import type {
  EventRecord,
  PerformanceRecord,
  SectionName,
  SessionRecord,
  UsualSection,
} from '../model/records.ts';

/** Where the records of one kind lie, and which of a section's records they are. */
export interface KindRule {
  section: SectionName;
  accepts: (record: SessionRecord) => boolean;
}

const always = (): boolean => true;

const CONSOLE_ERRORS = new Set(['console.error', 'console.assert']);

function isError({ category, name }: EventRecord): boolean {
  return category === 'error' || (category === 'console' && CONSOLE_ERRORS.has(name));
}

function isLongFrame({ name }: PerformanceRecord): boolean {
  return name === 'long-frame' || name === 'long-task';
}

/** An error is an event too. */
export const KIND_RULES: Readonly<Record<ReplayKind, KindRule>> = {
  event: { section: 'events', accepts: always },
  error: { section: 'events', accepts: (record) => isError(record as EventRecord) },
  navigation: {
    section: 'events',
    accepts: (record) => (record as EventRecord).category === 'navigation',
  },
  state: { section: 'state', accepts: always },
  component: { section: 'components', accepts: always },
  render: {
    section: 'performance',
    accepts: (record) => (record as PerformanceRecord).componentId !== undefined,
  },
  'long-frame': {
    section: 'performance',
    accepts: (record) => isLongFrame(record as PerformanceRecord),
  },
};

/** The kinds that a section's records may be of, the most telling first: a mark is drawn as that. The picture has none. */
export const KINDS_OF_SECTION: Readonly<Record<UsualSection, readonly ReplayKind[]>> = {
  components: ['component'],
  state: ['state'],
  events: ['error', 'navigation', 'event'],
  performance: ['long-frame', 'render'],
};
