import { totalCount } from '../model/records.ts';
import type { ImportedFile } from '../model/options.ts';
import type { Database } from '../store/database.ts';
import { getSession } from '../store/sessions.ts';
import {
  joinSummaries,
  summariseShard,
  type Commit,
  type Destination,
  type StagedShard,
} from './commit-import.ts';
import { knownShards, removeDuplicates, type KnownShard } from './deduplicate.ts';
import { findDestinations, type DestinationRequest } from './destination.ts';
import { planChains } from './import-chain.ts';
import { discardFiles, stageFiles, type StagedFile, type StageFilesJob } from './stage-files.ts';

/** Files that continue each other, staged, with what is new in them and where it goes. */
export interface StagedChain {
  files: readonly StagedFile[];
  /** Where there is nothing to add, the session stays as it is. */
  isEmpty: boolean;
  commit: Omit<Commit, 'shift'>;
}

/**
 * Reads the files of one import and puts them in order. When it throws, the store is as it was.
 * @throws SessionError
 */
export async function stageChains(
  job: Omit<StageFilesJob, 'check'> & DestinationRequest,
): Promise<StagedChain[]> {
  const files = await stageFiles({ ...job, check: (chains) => findDestinations(chains, job) });
  try {
    const planned = planChains(files);
    const destinations = await findDestinations(planned, job);
    const seen = new SeenShards(job.database);
    const chains: StagedChain[] = [];
    for (const [i, chain] of planned.entries()) {
      chains.push(await prepareChain(job.database, chain, destinations[i]!, seen));
    }
    return chains;
  } catch (error) {
    await discardFiles(files);
    throw error;
  }
}

async function prepareChain(
  database: Database,
  files: readonly StagedFile[],
  destination: Destination,
  seen: SeenShards,
): Promise<StagedChain> {
  const [first] = files;
  const partial = files.find(({ content }) => content.header.partial)?.content.header.partial;
  const header = { ...first!.session, ...(partial && { partial }) };
  const staged: StagedShard[] = [];
  const known = await seen.before(destination, header.id);
  for (const { staging } of files) {
    await removeDuplicates(database, staging.shard, known);
    known.push({ id: staging.shard, shift: 0 });
    staged.push({ id: staging.shard, summary: await summariseShard(database, staging.shard) });
  }
  seen.add(destination, header.id, staged);
  const summary = joinSummaries(staged.map((shard) => shard.summary));
  const filled = staged.filter((shard) => totalCount(shard.summary.counts) > 0);
  return {
    files,
    isEmpty: destination.kind === 'existing' && filled.length === 0,
    commit: {
      shards: filled.length > 0 ? filled : staged.slice(0, 1),
      header,
      summary,
      destination,
      checkpoint: files.at(-1)!.checkpoint,
      origin: first!.name,
    },
  };
}

/** The shards that a chain's records may be in already: those of its session, and of the chains before it. */
class SeenShards {
  readonly #database: Database;
  readonly #staged: { id: string; sourceId: string; shard: KnownShard }[] = [];
  readonly #emptied = new Set<string>();

  constructor(database: Database) {
    this.#database = database;
  }

  async before(destination: Destination, sourceId: string): Promise<KnownShard[]> {
    if (destination.kind !== 'existing') return [];
    const { id } = destination;
    const staged = this.#staged.filter((one) => one.id === id && one.sourceId === sourceId);
    const stored = this.#emptied.has(id)
      ? []
      : knownShards(await getSession(this.#database, id), sourceId);
    return [...stored, ...staged.map(({ shard }) => shard)];
  }

  add(destination: Destination, sourceId: string, shards: readonly StagedShard[]): void {
    if (destination.kind === 'new') return;
    const { id, kind } = destination;
    if (kind === 'emptied') this.#emptied.add(id);
    for (const shard of shards) this.#staged.push({ id, sourceId, shard: { id: shard.id, shift: 0 } });
  }
}

/** What an import says of one of its files. */
export function describeFile({ name, session, since, checkpoint, content }: StagedFile): ImportedFile {
  const { header, format, compressed } = content;
  const { counts, firstSeq, lastSeq } = content.tally;
  const { migratedFrom, warnings } = header;
  return {
    name,
    version: migratedFrom ?? header.version!,
    ...(migratedFrom === undefined ? {} : { migratedFrom }),
    format,
    compressed,
    sessionName: session.name,
    counts,
    firstSeq,
    lastSeq,
    ...(since === undefined ? {} : { since }),
    ...(checkpoint === undefined ? {} : { checkpoint }),
    warnings,
  };
}
