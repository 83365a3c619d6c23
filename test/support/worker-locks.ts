const PREFIX = 'devtools-panel:worker:';

/** Names of the locks that living workers hold. */
export async function workerLocks(): Promise<string[]> {
  const { held = [] } = await navigator.locks.query();
  return namesOf(held);
}

/** Of workers whose end this page does not wait for, as it does for its own: those that a worker started. */
export async function helperLocks(): Promise<string[]> {
  const probe = `probe-${crypto.randomUUID()}`;
  return navigator.locks.request(probe, async () => {
    const { held = [], pending = [] } = await navigator.locks.query();
    const page = held.find(({ name }) => name === probe)!.clientId;
    return namesOf(pending.filter(({ clientId }) => clientId !== page));
  });
}

function namesOf(locks: readonly LockInfo[]): string[] {
  return locks.flatMap(({ name }) => (name?.startsWith(PREFIX) === true ? [name] : []));
}
