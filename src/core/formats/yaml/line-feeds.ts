const LINE_FEED = 0x0a;

/** Looks no further than `to`: a window's room is larger than what is in it. */
export function indexOfLineFeed(bytes: Uint8Array, from: number, to: number): number | undefined {
  const at = bytes.subarray(from, to).indexOf(LINE_FEED);
  return at === -1 ? undefined : from + at;
}

export function countLineFeeds(bytes: Uint8Array, from: number, to: number): number {
  let count = 0;
  let at = indexOfLineFeed(bytes, from, to);
  for (; at !== undefined; at = indexOfLineFeed(bytes, at + 1, to)) count += 1;
  return count;
}
