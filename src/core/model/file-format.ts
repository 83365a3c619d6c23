import type {
  ComponentRecord,
  DomRecord,
  EventRecord,
  PerformanceRecord,
  StateRecord,
} from './records.ts';
import type { SessionHeader } from './session.ts';

/** Version of the file that this build writes: readers refuse a newer major and accept a newer minor. */
export const FORMAT_VERSION = '2.0';

export type FormatName = 'json' | 'yaml' | 'msgpack';

/** A position in a session, up to which a file holds it. */
export interface ExportCheckpoint {
  /** ISO 8601. */
  timestamp: string;
  componentCount: number;
  eventCount: number;
  /** Number of state records. */
  stateVersion: number;
  /** `id` of the last component record; empty when there is none. */
  lastComponentId: string;
  /** `seq` of the last event as text; empty when there is none. */
  lastEventId: string;
  sessionId: string;
  /** Last `seq` of the session at that moment. */
  seq: number;
  /**
   * CRC-32 of each section's lines as stored (joined by `,\n`), in the order of `SECTIONS`, each as
   * eight hexadecimal digits; `dom` only where there are records of it.
   */
  digest: string;
}

/**
 * A session file, whatever its format: what writers write and readers take. The package's JSON Schema is made
 * from this type; there, a record may also be without its clock.
 */
export interface SessionFileContent {
  /** Major and minor, such as `2.0`. */
  version: string;
  /** The moment of the export, ISO 8601. */
  timestamp?: string;
  session?: SessionHeader;
  components?: ComponentRecord[] | null;
  state?: StateRecord[] | null;
  events?: EventRecord[] | null;
  performance?: PerformanceRecord[] | null;
  /** The picture, where it was recorded. */
  dom?: DomRecord[] | null;
  checkpoint?: ExportCheckpoint;
  /** In a delta: where it begins. */
  since?: ExportCheckpoint;
}

/** A whole session in memory; a missing section reads as empty. */
export interface ExportData {
  version: string;
  /** ISO 8601, the moment of the export. */
  timestamp: string;
  session: SessionHeader;
  components: ComponentRecord[];
  state: StateRecord[];
  events: EventRecord[];
  performance: PerformanceRecord[];
  /** Only where the picture was recorded. */
  dom?: DomRecord[];
  checkpoint?: ExportCheckpoint;
}

/** A file format of the app's own: it sees the whole session in memory. */
export interface Format {
  /** Not one of the built-in names. */
  name: string;
  /** Such as `.toml`. */
  extensions: readonly string[];
  mediaType: string;
  encode(data: ExportData): Uint8Array<ArrayBuffer>;
  /** Throws where the bytes are no session: the import then rejects with `source-failed` and that cause. */
  decode(bytes: Uint8Array): ExportData;
}

/**
 * Makes the next version's records of those of an older version. `from` and `to` are versions such as
 * "0.9" and "1.0"; where `to` is not this build's, the migration that begins there goes on.
 */
export interface Migration {
  from: string;
  to: string;
  /**
   * @param record - one record of the file; it may be changed
   * @param list - key under which its list stands in the file, such as `events`
   * @returns the record, or several, of the same list in the next version; an empty list drops it. What
   * it throws rejects the import with `source-failed`.
   */
  migrate: (record: Record<string, unknown>, list: string) => object;
}
