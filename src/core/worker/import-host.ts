import { YamlNotProvided } from '../formats/yaml/provided-yaml.ts';
import { commitImports } from '../import/commit-import.ts';
import { mergeSessions } from '../import/merge-sessions.ts';
import { describeFile, stageChains, type StagedChain } from '../import/stage-chains.ts';
import { discardFiles, type StagedFile } from '../import/stage-files.ts';
import { SessionError, toSessionError } from '../model/errors.ts';
import type { ImportResult } from '../model/options.ts';
import { totalCount } from '../model/records.ts';
import { joinStats } from '../sanitize/stats-counter.ts';
import { openDatabase, type Database } from '../store/database.ts';
import { foldSession } from '../store/fold.ts';
import { announceSessions } from '../store/sessions-channel.ts';
import { collectGarbage, getSession } from '../store/sessions.ts';
import type { loadSanitizer } from './load-sanitizer.ts';
import type { ImportHost } from './protocol.ts';

/** What was replaced may be read by an export just then, ms. */
const GARBAGE_PATIENCE_MS = 10_000;

interface StagedWork {
  database: Database;
  chains: readonly StagedChain[];
}

/**
 * A worker that makes one import, in two steps: between them the recorder keeps `seq` free for it.
 * @param sanitizerOf - where this script has the sanitiser
 */
export function createImportHost(
  fail: (error: unknown) => void,
  sanitizerOf?: typeof loadSanitizer,
): ImportHost {
  let work: StagedWork | undefined;
  let committedIds: readonly string[] | undefined;

  return {
    async stage(request, { signal, progress }) {
      const { sanitize, ...asked } = request;
      if (sanitize !== undefined && sanitizerOf === undefined) return undefined;
      const database = await openDatabase({ onClosed: fail });
      try {
        const sanitizer = sanitize && (await sanitizerOf?.(sanitize));
        const chains = await stageChains({ ...asked, sanitizer, database, signal, progress });
        work = { database, chains };
        return chains.map(({ commit: { header, summary, destination } }) => ({
          firstSeq: summary.firstSeq,
          lastSeq: summary.lastSeq,
          isSameSession: header.id === request.targetId,
          isIntoTarget: destination.kind !== 'new' && destination.id === request.targetId,
          isReplacing: destination.kind === 'emptied',
        }));
      } catch (error) {
        if (YamlNotProvided.isBehind(error)) return undefined;
        throw toSessionError(error, 'source-failed');
      }
    },

    async commit({ shifts }) {
      if (work === undefined) throw new SessionError('invalid-argument', 'Nothing is staged.');
      const { database, chains } = work;
      const files = chains.flatMap((chain) => chain.files);
      try {
        committedIds = await commitChains(database, chains, shifts);
        await discardFiles(files.filter((file) => !isCommitted(chains, file)));
      } catch (error) {
        if (committedIds === undefined) await discardFiles(files);
        throw toSessionError(error, 'storage-unavailable');
      }
      for (const { staging } of files) staging.release();
      announceSessions();
      return chains.map((chain, i) => resultOf(chain, committedIds![i]!));
    },

    async discard() {
      if (committedIds === undefined)
        await discardFiles(work?.chains.flatMap(({ files }) => files) ?? []);
    },

    async merge(request) {
      const database = await openDatabase({ onClosed: fail });
      try {
        return await mergeSessions(database, request);
      } catch (error) {
        throw toSessionError(error, 'storage-unavailable');
      } finally {
        announceSessions();
        database.close();
      }
    },

    async fold() {
      if (work === undefined || committedIds === undefined) return;
      const staged = new Set(work.chains.flatMap(({ commit }) => commit.shards.map(({ id }) => id)));
      for (const id of new Set(committedIds)) {
        const { shards } = await getSession(work.database, id);
        await foldSession(
          work.database,
          id,
          shards.filter((shard) => staged.has(shard.id)),
        );
      }
      await collectGarbage(work.database, GARBAGE_PATIENCE_MS);
    },
  };
}

/** @returns for each chain the session that holds its records; what brings nothing new leaves it as it is */
async function commitChains(
  database: Database,
  chains: readonly StagedChain[],
  shifts: readonly number[],
): Promise<string[]> {
  const commits = chains.map(({ commit, isEmpty }, i) => ({ ...commit, shift: shifts[i]!, isEmpty }));
  const ids = await commitImports(
    database,
    commits.filter(({ isEmpty }) => !isEmpty),
  );
  return commits.map(({ destination, isEmpty }) =>
    isEmpty && destination.kind !== 'new' ? destination.id : ids.shift()!,
  );
}

function isCommitted(chains: readonly StagedChain[], { staging }: StagedFile): boolean {
  return chains.some(
    ({ isEmpty, commit }) => !isEmpty && commit.shards.some(({ id }) => id === staging.shard),
  );
}

function resultOf({ files, commit }: StagedChain, sessionId: string): Omit<ImportResult, 'durationMs'> {
  const described = files.map(describeFile);
  const [first] = described;
  const runs = files.flatMap(({ sanitization }) => sanitization ?? []);
  return {
    sessionId,
    recordCount: totalCount(commit.summary.counts),
    format: first!.format,
    compressed: first!.compressed,
    warnings: described.flatMap(({ warnings }) => warnings),
    ...(first!.migratedFrom === undefined ? {} : { migratedFrom: first!.migratedFrom }),
    ...(commit.checkpoint === undefined ? {} : { checkpoint: commit.checkpoint }),
    files: described,
    ...(runs.length === 0 ? {} : { sanitization: joinStats(runs) }),
  };
}
