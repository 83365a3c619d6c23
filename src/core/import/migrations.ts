import { refuseArgument, SessionError } from '../model/errors.ts';
import { FORMAT_VERSION, type Migration } from '../model/file-format.ts';
import { isOlder, versionParts } from '../model/version.ts';
import { isMap } from './v1/fields.ts';
import { VERSION_1 } from './v1/version.ts';

const registered = new Map<string, Migration>();

/**
 * Makes files of an older version known to imports in this page. The migration from "1.0" is built in;
 * others may lead to it, or to this version. They run in the page, record by record, since a function
 * cannot be sent to a worker: the source is read twice, so it cannot be a stream or a `Response`. A
 * second migration from the same version replaces the first.
 * @throws SessionError `invalid-argument` where it does not lead from an older version towards this one
 */
export function registerMigration(migration: Migration): void {
  const { from, to, migrate } = migration;
  for (const [path, version] of Object.entries({ from, to })) {
    if (versionParts(version) === undefined) refuseArgument(path, 'a version such as "0.9"', version);
  }
  if (typeof migrate !== 'function') refuseArgument('migrate', 'a function', migrate);
  if (from === VERSION_1) {
    throw new SessionError('invalid-argument', `The migration from "${from}" is built in.`, {
      path: 'from',
    });
  }
  if (!isOlder(from, to)) refuseArgument('to', `a version after "${from}"`, to);
  if (isOlder(FORMAT_VERSION, to)) refuseArgument('to', `no later than "${FORMAT_VERSION}"`, to);
  registered.set(from, migration);
}

export function hasMigrations(): boolean {
  return registered.size > 0;
}

/** The migrations from a version, one after the other, to one that every import reads; undefined where there are none. */
export function migrationsFrom(version: string): Migration[] | undefined {
  const path: Migration[] = [];
  let at = version;
  while (at !== VERSION_1 && at !== FORMAT_VERSION) {
    const next = registered.get(at);
    if (next === undefined) return undefined;
    path.push(next);
    at = next.to;
  }
  return path.length === 0 ? undefined : path;
}

/**
 * What becomes of one record of a list on its way through migrations.
 * @param path - of the record
 * @throws SessionError `invalid-record`, `source-failed`
 */
export function migrateRecord(
  migrations: readonly Migration[],
  list: string,
  record: unknown,
  path: string,
): object[] {
  if (!isMap(record)) throw new SessionError('invalid-record', `${path} is not an object.`, { path });
  return migrations.reduce<Record<string, unknown>[]>(
    (records, migration) => records.flatMap((one) => applyTo(migration, list, one, path)),
    [record],
  );
}

function applyTo(
  migration: Migration,
  list: string,
  record: Record<string, unknown>,
  path: string,
): Record<string, unknown>[] {
  const { from } = migration;
  let result: unknown;
  try {
    result = migration.migrate(record, list);
  } catch (cause) {
    throw new SessionError(
      'source-failed',
      `The migration from ${from} cannot read ${path}: ${String(cause)}`,
      {
        path,
        cause,
      },
    );
  }
  const records: unknown[] = Array.isArray(result) ? result : [result];
  if (records.every(isMap)) return records;
  throw new SessionError('source-failed', `The migration from ${from} makes no record of ${path}.`, {
    path,
  });
}
