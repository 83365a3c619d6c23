import type { LabelledValue } from './labelled-value.ts';

/** So many characters of a secret in a row give it away, whatever separates them. */
const WINDOW = 8;

const BASE64 = /[A-Za-z\d+/_-]{8,}={0,2}/g;

/** Whether a secret, a telling part of it, or either of them in some encoding, stands in what is left. */
export function isLeft({ text, core = text }: LabelledValue, left: unknown): boolean {
  const texts = textsIn(left).flatMap(readings);
  const bare = plain(core);
  if (bare.length <= WINDOW) return texts.some((one) => one.includes(core) || one.includes(bare));
  return texts.some((one) => {
    const hay = plain(one);
    for (let from = 0; from + WINDOW <= bare.length; from += 1) {
      if (hay.includes(bare.slice(from, from + WINDOW))) return true;
    }
    return false;
  });
}

/** All texts, keys and numbers of a value. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value === 'number') return [String(value)];
  if (typeof value !== 'object' || value === null) return [];
  if (Array.isArray(value)) return value.flatMap(textsIn);
  return Object.entries(value).flatMap(([key, part]) => [key, ...textsIn(part)]);
}

/** A text as it stands, and as whoever decodes it reads it. */
function readings(text: string): string[] {
  const decoded = [...text.matchAll(BASE64)].flatMap(([part]) => fromBase64(part) ?? []);
  return [text, unescaped(text), ...[text, text.replaceAll('+', ' ')].map(fromPercent), ...decoded];
}

const plain = (text: string): string => text.replace(/[^\p{L}\d]/gu, '');

/** Without the backslashes of strings of JSON. */
const unescaped = (text: string): string => text.replace(/\\(["\\/])/g, '$1');

function fromPercent(text: string): string {
  return text.replace(/(?:%[\dA-Fa-f]{2})+/g, (bytes) => {
    try {
      return decodeURIComponent(bytes);
    } catch {
      return bytes;
    }
  });
}

function fromBase64(part: string): string | undefined {
  try {
    return atob(part.replaceAll('-', '+').replaceAll('_', '/').replace(/=+$/, ''));
  } catch {
    return undefined;
  }
}
