import { freeBuffer } from '../formats/free-buffer.ts';
import { throwIfAborted } from '../model/abort.ts';
import type { Redactor } from '../sanitize/redactor.ts';
import type { TypedSecret } from '../sanitize/typed-secret.ts';
import { inflatedLines } from '../store/inflated-lines.ts';
import { readSection } from '../store/section-reader.ts';
import type { SegmentCluster, SessionSnapshot } from '../store/session-snapshot.ts';
import type { ExportJob } from './export-job.ts';

/** How long before a checkpoint somebody began to type what was not yet whole there. */
const LONGEST_TYPING_MS = 600_000;

const decoder = new TextDecoder();

/**
 * Reads the log of events before anything is written: what a record holds the beginning of is known from a later
 * one alone, which may be of another section.
 * @throws SessionError `aborted`, `storage-corrupt`
 */
export async function findTypedSecrets(
  { database, since, signal }: ExportJob,
  { sections }: SessionSnapshot,
  redactor: Redactor,
): Promise<TypedSecret[]> {
  const finder = redactor.typedSecretFinder();
  const clusters = clustersSince(sections.events, since?.seq ?? 0);
  const add = async (some: readonly SegmentCluster[]): Promise<void> => {
    for await (const part of readSection(database, some)) {
      throwIfAborted(signal, 'export');
      const lines = await inflatedLines(part);
      finder.addLines(decoder.decode(lines));
      freeBuffer(lines);
    }
  };
  for (let from = 0; from < clusters.length;) {
    let to = from;
    while (to < clusters.length && mayHoldInput(clusters[to]!)) to += 1;
    if (to === from) {
      finder.pass(headOf(clusters[from]!));
      // How long what was typed stays of use ends in there.
      if (finder.isOpen) await add([clusters[from]!]);
      from += 1;
    } else {
      await add(clusters.slice(from, to));
      from = to;
    }
  }
  return finder.end();
}

function mayHoldInput(cluster: SegmentCluster): boolean {
  return cluster.some(({ segment }) => segment.hasInput !== false);
}

/** Those that end at a position or behind it, and what came shortly before: something was being typed there. */
function clustersSince(clusters: readonly SegmentCluster[], fromSeq: number): readonly SegmentCluster[] {
  const first = clusters.find((cluster) =>
    cluster.some(({ segment, shift }) => segment.lastSeq + shift >= fromSeq),
  );
  if (first === undefined) return [];
  const from = headOf(first).time - LONGEST_TYPING_MS;
  return clusters.filter((cluster) =>
    cluster.some(({ segment }) => (segment.maxTime ?? Infinity) >= from),
  );
}

/** Of its first record; where records have no time, none that tells how long ago something was. */
function headOf(cluster: SegmentCluster): { seq: number; time: number } {
  const seq = Math.min(...cluster.map(({ segment, shift }) => segment.firstSeq + shift));
  const time = Math.min(...cluster.map(({ segment }) => segment.minTime ?? -Infinity));
  return { seq, time };
}
