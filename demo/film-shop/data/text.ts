const HIGH_BYTES = Uint8Array.from({ length: 128 }, (_, index) => index + 128);

/** What a character was before Windows-1252 bytes were read as Mac Roman. */
const MISREAD = new Map(
  Array.from(new TextDecoder('macintosh').decode(HIGH_BYTES), (char, index) => [
    char,
    new TextDecoder('windows-1252').decode(HIGH_BYTES.subarray(index, index + 1)),
  ]),
);

/** Restores accents: the data set's Windows-1252 text was once read as Mac Roman ("LÈon" is "Léon"). */
export function repairText(text: string): string {
  return text.replace(/[^\0-\x7f]/g, (char) => MISREAD.get(char) ?? char);
}

/** Brings a library title into reading order: "Charge of the Light Brigade, The" begins with "The". */
export function unshelveTitle(title: string): string {
  return title.replace(/^(.+), (The|A|An)$/, '$2 $1');
}

/** Lower case without accents, for search and for slugs. */
export function foldText(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

/** Turns a title into the part of an address. */
export function slug(text: string): string {
  return foldText(text)
    .replace(/['’]/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}
