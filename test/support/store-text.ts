import { storeRows } from './store-rows.ts';

/** All that the store holds, as text, compressed pieces included. */
export async function textOfStore(): Promise<string> {
  const rows = Object.entries(await storeRows());
  const texts = rows.map(async ([key, row]) =>
    row instanceof Uint8Array ? textOf(new Uint8Array(row)) : `${key} ${JSON.stringify(row)}`,
  );
  return (await Promise.all(texts)).join('\n');
}

/** A piece is raw lines, or deflate blocks without a last one, for more to follow. */
async function textOf(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const decoder = new TextDecoder();
  const reader = new Blob([bytes])
    .stream()
    .pipeThrough(new DecompressionStream('deflate-raw'))
    .getReader();
  let text = '';
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read())
      text += decoder.decode(part.value, { stream: true });
  } catch {
    // Where it ends, the missing last block is said to be wrong; raw lines are wrong from the beginning.
  }
  return text + new TextDecoder().decode(bytes);
}
