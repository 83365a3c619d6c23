import type { StorageUse } from './model/session.ts';

/** What the browser says of the origin's storage; what it does not say is left out. */
export async function storageUse(): Promise<StorageUse> {
  const use: StorageUse = {};
  try {
    const { usage, quota } = await navigator.storage.estimate();
    if (usage !== undefined) use.usage = usage;
    if (quota !== undefined) use.quota = quota;
    use.persisted = await navigator.storage.persisted();
  } catch {
    // Without a secure context, or where storage is blocked, there is nothing to say.
  }
  return use;
}
