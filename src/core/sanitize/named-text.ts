import type { TextPair } from './text-pairs.ts';

/** A part of a form (RFC 7578): its name in a header, its value behind an empty line. */
const FORM_PART =
  /\bname=\\*"([^"\\\r\n]{1,64})\\*"[^\r\n]{0,500}(?:\r?\n[^\r\n]{1,500}){0,4}\r?\n\r?\n((?:(?!\r?\n--)[^])+)/dg;

/** An opening tag with the attributes that say whose value a field has. */
const TAG = /<[a-z][^<>]*>/gi;
const ATTRIBUTE = /([\w:-]+)\s*=\s*(\\*["'])((?:(?!\2)[^])*)\2/dg;
const NAMING_ATTRIBUTES = /^(?:name|id|type|autocomplete)$/i;
const VALUE_ATTRIBUTES = /^(?:value|content)$/i;

/** An element with nothing but text in it. */
const ELEMENT = /<([A-Za-z][\w:.-]{0,63})(?:\s[^<>]*)?>(?:<!\[CDATA\[)?([^<>]+?)(?:\]\]>)?<\//dg;

/** An option of a command and its argument; with `=` between them it is a pair as any other. */
const OPTION =
  /(?<![^\s"'`(])--?(?!no-)([A-Za-z][\w-]{0,63}) {1,2}(?:(\\*["'])((?:(?!\2)[^])+)\2|([^\s"'-][^\s"']*))/dg;

/** A name and a value in quotes behind it. */
const QUOTATION = /((?:(?<![\p{L}\d_-])[\p{L}\d_-]+ ){1,3})(?:"([^"\n]+)"|'([^'\n]+)')/dgu;

/**
 * Values with names apart from them, as forms, markup, command lines and prose have them; in order. Several
 * names may speak for one value.
 */
export function findNamedValues(text: string): TextPair[] {
  const found: TextPair[] = [];
  const add = (key: string, range: [number, number] | undefined): void => {
    if (range === undefined) return;
    const [from, to] = range;
    found.push({ key, from, to, isParameter: false, isLabel: true, isSentence: false });
  };
  if (text.includes('name=')) eachOf(FORM_PART, text, ({ 1: key }, [, , value]) => add(key!, value));
  if (text.includes('<')) {
    for (const { 0: tag, index } of text.matchAll(TAG)) addField(tag, index, add);
    eachOf(ELEMENT, text, ({ 1: key }, [, , value]) => add(key!, value));
  }
  if (text.includes('-'))
    eachOf(OPTION, text, ({ 1: key }, [, , , inQuotes, bare]) => add(key!, inQuotes ?? bare));
  if (/["']/.test(text))
    eachOf(QUOTATION, text, ({ 1: key }, [, , ...values]) => add(key!.trim(), values.find(Boolean)));
  return found.sort((a, b) => a.from - b.from);
}

type Ranges = readonly ([number, number] | undefined)[];

function eachOf(
  pattern: RegExp,
  text: string,
  use: (match: RegExpMatchArray, ranges: Ranges) => void,
): void {
  for (const match of text.matchAll(pattern)) use(match, match.indices!);
}

function addField(
  tag: string,
  at: number,
  add: (key: string, range: [number, number] | undefined) => void,
): void {
  const attributes = [...tag.matchAll(ATTRIBUTE)];
  const value = attributes.find(({ 1: name }) => VALUE_ATTRIBUTES.test(name!));
  if (value === undefined) return;
  const [from, to] = value.indices![3]!;
  for (const { 1: name, 3: key } of attributes)
    if (NAMING_ATTRIBUTES.test(name!)) add(key!, [at + from, at + to]);
}
