import type { RecordingLimits } from '../model/limits.ts';

/** What a snapshot keeps. */
export interface SnapshotOptions extends Pick<
  RecordingLimits,
  'maxDepth' | 'maxStringLength' | 'maxValueBytes'
> {
  redactKeys: boolean;
}
