/**
 * A search for one ASCII text in bytes, faster than to decode them: Horspool's, which looks at the last byte of each
 * place and goes on by as many bytes as that one allows (R. N. Horspool, "Practical fast searching in strings", 1980).
 */
export function textSearch(text: string): (bytes: Uint8Array) => boolean {
  const wanted = new TextEncoder().encode(text);
  const last = wanted.length - 1;
  const steps = new Uint8Array(256).fill(wanted.length);
  wanted.subarray(0, last).forEach((byte, at) => (steps[byte] = last - at));
  return (bytes) => {
    for (let end = last; end < bytes.length; end += steps[bytes[end]!]!) {
      let at = 0;
      while (at <= last && bytes[end - at] === wanted[last - at]) at += 1;
      if (at > last) return true;
    }
    return false;
  };
}
