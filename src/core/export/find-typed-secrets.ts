import { freeBuffer } from '../formats/free-buffer.ts';
import type { ExportCheckpoint } from '../model/file-format.ts';
import type { Redactor } from '../sanitize/redactor.ts';
import type { TypedSecret } from '../sanitize/typed-secret.ts';
import type { Database } from '../store/database.ts';
import { inflatedLines } from '../store/inflated-lines.ts';
import { readSection } from '../store/section-reader.ts';
import type { SessionSnapshot } from '../store/session-snapshot.ts';

const decoder = new TextDecoder();

/**
 * Reads the log of events before anything is written: what a record holds the beginning of is known from a later
 * one alone, which may be of another section.
 * @throws SessionError `storage-corrupt`
 */
export async function findTypedSecrets(
  database: Database,
  { sections }: SessionSnapshot,
  redactor: Redactor,
  since: ExportCheckpoint | undefined,
): Promise<TypedSecret[]> {
  const finder = redactor.typedSecretFinder();
  const fromSeq = since?.seq ?? 0;
  const first = sections.events.findIndex((cluster) =>
    cluster.some(({ segment, shift }) => segment.lastSeq + shift >= fromSeq),
  );
  // What was being typed at a checkpoint began before it.
  const clusters = first < 0 ? [] : sections.events.slice(Math.max(0, first - 1));
  for await (const part of readSection(database, clusters)) {
    const lines = await inflatedLines(part);
    finder.addLines(decoder.decode(lines));
    freeBuffer(lines);
  }
  return finder.end();
}
