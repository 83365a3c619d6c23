import { plainKey } from './fields.ts';

/** The Go tool's files, full and incremental, say that they are of this version. */
export const VERSION_1 = '1.0';

/** Whether an entry of a file's own map says that it is of version 1.0: a delta says so in its checkpoint. */
export function isVersion1({ key, value }: { key: string; value: unknown }): boolean {
  const name = plainKey(key);
  if (name === 'version') return value === VERSION_1;
  if (name !== 'checkpoint' || typeof value !== 'object' || value === null) return false;
  return Object.entries(value).some(
    ([field, version]) => plainKey(field) === 'version' && version === VERSION_1,
  );
}
