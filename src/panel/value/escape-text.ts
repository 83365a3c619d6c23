/**
 * Characters that would not show as themselves: controls, separators, invisible ones, those that turn
 * the direction of what follows (Trojan Source, CVE-2021-42574) and lone surrogates. The joiner U+200D
 * stays, emoji are made with it.
 */
const HIDDEN =
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]|\p{Cs}/gu;

const NAMED: Record<string, string> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

function escapeCharacter(character: string): string {
  return NAMED[character] ?? `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

/** Text on one line with every hidden character written as its escape: `a\nb`, `\u202e`. */
export function escapeText(text: string): string {
  return text.replace(HIDDEN, escapeCharacter);
}

/** The same for text on several lines: line feeds and tabs stay. */
export function escapeBlock(text: string): string {
  return text.replace(HIDDEN, (character) =>
    character === '\n' || character === '\t' ? character : escapeCharacter(character),
  );
}
