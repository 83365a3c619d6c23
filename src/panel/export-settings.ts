/** What a download holds and how it is written. */
export interface ExportSettings {
  gzip: boolean;
  /** 1 (fastest), -1 (default) or 9 (smallest). */
  level: number;
  components: boolean;
  state: boolean;
  events: boolean;
  performance: boolean;
  timestamps: boolean;
}

/** A whole session, compressed. */
export const DEFAULT_EXPORT_SETTINGS: ExportSettings = {
  gzip: true,
  level: -1,
  components: true,
  state: true,
  events: true,
  performance: true,
  timestamps: true,
};
