import { freeBuffer } from '../formats/free-buffer.ts';
import type { ExportCheckpoint } from '../model/file-format.ts';
import type { Redactor } from '../sanitize/redactor.ts';
import type { TypedSecretFinder } from '../sanitize/typed-secret-finder.ts';
import type { TypedSecret } from '../sanitize/typed-secret.ts';
import type { Database } from '../store/database.ts';
import { inflatedLines } from '../store/inflated-lines.ts';
import { readSection } from '../store/section-reader.ts';
import type { SegmentCluster, SessionSnapshot } from '../store/session-snapshot.ts';

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
  const isOld = (cluster: SegmentCluster): boolean => lastSeqOf(cluster) < (since?.seq ?? 0);
  // What was being typed at a checkpoint began before it.
  const clusters = sections.events.filter(
    (_, at, all) => !isOld(all[Math.min(at + 1, all.length - 1)]!),
  );
  for (let from = 0; from < clusters.length;) {
    let to = from;
    while (to < clusters.length && mayHoldInput(clusters[to]!)) to += 1;
    if (to === from) {
      finder.pass(headOf(clusters[from]!));
      // How long what was typed stays of use ends in there.
      if (finder.isOpen) await addClusters(database, [clusters[from]!], finder);
      from += 1;
    } else {
      await addClusters(database, clusters.slice(from, to), finder);
      from = to;
    }
  }
  return finder.end();
}

async function addClusters(
  database: Database,
  clusters: readonly SegmentCluster[],
  finder: TypedSecretFinder,
): Promise<void> {
  for await (const part of readSection(database, clusters)) {
    const lines = await inflatedLines(part);
    finder.addLines(decoder.decode(lines));
    freeBuffer(lines);
  }
}

function mayHoldInput(cluster: SegmentCluster): boolean {
  return cluster.some(({ segment }) => segment.hasInput !== false);
}

function lastSeqOf(cluster: SegmentCluster): number {
  return Math.max(...cluster.map(({ segment, shift }) => segment.lastSeq + shift));
}

/** Of its first record; where records have no time, none that tells how long ago something was. */
function headOf(cluster: SegmentCluster): { seq: number; time: number } {
  const seq = Math.min(...cluster.map(({ segment, shift }) => segment.firstSeq + shift));
  const time = Math.min(...cluster.map(({ segment }) => segment.minTime ?? -Infinity));
  return { seq, time };
}
