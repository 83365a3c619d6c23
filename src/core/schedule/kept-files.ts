/** A file of a schedule: when its chain began, and its place in it. 0 is the full export. */
export interface KeptFile {
  name: string;
  /** `20261122T190000000Z`: sorts as time does. */
  chain: string;
  place: number;
}

/** A page can make two exports in one second, and names must differ. */
const CHAIN = /^\d{8}T\d{9}Z$/;

/** Names the files of one session and one schedule, and finds them again among others. */
export class FileNames {
  readonly #prefix: string;
  readonly #extension: string;

  /** @param extension - such as `.json.gz` */
  constructor(sessionId: string, extension: string) {
    this.#prefix = `session-${sessionId}-`;
    this.#extension = extension;
  }

  chainOf(date: Date): string {
    return date.toISOString().replace(/[-:.]/g, '');
  }

  nameOf(chain: string, place: number): string {
    const part = place === 0 ? 'full' : `delta-${String(place).padStart(4, '0')}`;
    return `${this.#prefix}${chain}-${part}${this.#extension}`;
  }

  /** @returns undefined for a file of someone else */
  parse(name: string): KeptFile | undefined {
    if (!name.startsWith(this.#prefix) || !name.endsWith(this.#extension)) return undefined;
    const middle = name.slice(this.#prefix.length, name.length - this.#extension.length);
    const cut = middle.indexOf('-');
    const chain = middle.slice(0, cut);
    const part = /^full$|^delta-(\d{4,})$/.exec(middle.slice(cut + 1));
    if (cut < 0 || !CHAIN.test(chain) || part === null) return undefined;
    return { name, chain, place: Number(part[1] ?? 0) };
  }
}

/** Files of a folder that belong to these names, in the order of time. */
export async function listKept(
  folder: FileSystemDirectoryHandle,
  names: FileNames,
): Promise<KeptFile[]> {
  const kept: KeptFile[] = [];
  // TypeScript's own types have no iteration of a folder yet.
  const entries = (folder as unknown as { keys(): AsyncIterable<string> }).keys();
  for await (const name of entries) {
    const file = names.parse(name);
    if (file !== undefined) kept.push(file);
  }
  return kept.sort((a, b) => (a.chain === b.chain ? a.place - b.place : a.chain < b.chain ? -1 : 1));
}

/** Deletes whole chains, the oldest first: a delta without its full export is of no use. */
export async function keepChains(
  folder: FileSystemDirectoryHandle,
  names: FileNames,
  count: number,
): Promise<void> {
  const files = await listKept(folder, names);
  const chains = [...new Set(files.map(({ chain }) => chain))];
  const old = new Set(chains.slice(0, Math.max(0, chains.length - count)));
  // The last delta goes first: a deletion that is cut off leaves a chain that is shorter, not broken.
  for (const { name, chain } of files.reverse()) if (old.has(chain)) await folder.removeEntry(name);
}
