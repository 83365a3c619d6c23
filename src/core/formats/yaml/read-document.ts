import type * as Yaml from 'yaml';
import type { SessionErrorCode } from '../../model/errors.ts';
import { MAX_IMPORT_DEPTH } from '../../model/limits.ts';
import { setField } from '../../model/set-field.ts';
import { tagBytes, tagFloat } from '../tag-scalar.ts';
import { plainValue } from './plain-value.ts';
import type * as Library from './yaml-library.ts';

/** What of the `yaml` package is used here. */
export type YamlLibrary = typeof Library;

/** Throws a `SessionError`. @param index - in the text */
export type FailAt = (code: SessionErrorCode, message: string, index: number) => never;

/** Characters of one record, or one entry of the file, that is not in the simple style. */
const MAX_DOCUMENT_LENGTH = 2 * 1024 ** 2;
/** Scalars, indicators, line breaks and runs of spaces in it: each takes some 190 bytes and two microseconds. */
const MAX_DOCUMENT_TOKENS = 250_000;

/** JSON that is kept for aliases to come, and that all aliases of a file may stand for. */
const MAX_ANCHORED_LENGTH = 4 * 1024 ** 2;
const MAX_ALIASED_LENGTH = 8 * 1024 ** 2;

const TAG_PREFIX = 'tag:yaml.org,2002:';
const TAGS = ['str', 'int', 'float', 'null', 'bool', 'map', 'seq', 'binary'].map(
  (name) => TAG_PREFIX + name,
);

/** Whether a value is one of the tag; those of texts, maps and lists say themselves. */
const CORE_TAGS: Record<string, (value: unknown) => boolean> = {
  int: (value) => Number.isInteger(value),
  // NaN and infinities are tagged by now.
  float: (value) => typeof value === 'number' || (typeof value === 'object' && value !== null),
  bool: (value) => typeof value === 'boolean',
  null: (value) => value === null,
};

interface Anchored {
  value: unknown;
  /** Of its JSON, about. */
  length: number;
}

/**
 * Reads YAML of any style, one document at a time, with the `yaml` package. An alias may stand for
 * what an earlier document anchored, since they are all parts of one file. Tags are those of the core
 * schema and `!!binary`; a merge key is a key like any other; a key twice is refused.
 */
export class DocumentReader {
  readonly #yaml: YamlLibrary;
  readonly #anchors = new Map<string, Anchored>();
  #anchoredLength = 0;
  #aliasedLength = 0;
  /** Of what was read of the document, as JSON. */
  #length = 0;
  #fail: FailAt = () => {
    throw new Error('No document.');
  };

  constructor(yaml: YamlLibrary) {
    this.#yaml = yaml;
  }

  /** @throws SessionError through `fail` */
  read(text: string, fail: FailAt): unknown {
    this.#fail = fail;
    this.#length = 0;
    try {
      this.#checkSize(text);
      const document = this.#yaml.parseDocument(text, {
        prettyErrors: false,
        // Looked at below, in a time that does not grow with the square of their number.
        uniqueKeys: false,
        logLevel: 'silent',
      });
      // Warnings are of indentation, and of tags, which are looked at below.
      const [fault] = document.errors;
      if (fault?.code === 'RESOURCE_EXHAUSTION') this.#failDepth(fault.pos[0]);
      if (fault !== undefined) fail('invalid-yaml', `This is not YAML: ${fault.message}.`, fault.pos[0]);
      return this.#value(document.contents, 0);
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      return this.#failDepth(0);
    }
  }

  /** Refuses what would take too much memory before it does. */
  #checkSize(text: string): void {
    if (text.length > MAX_DOCUMENT_LENGTH) {
      this.#fail(
        'too-large',
        `Only YAML as programs write it, without line folding, anchors or tags, may have values of more than ${MAX_DOCUMENT_LENGTH} characters: convert the file to JSON.`,
        0,
      );
    }
    // A character is two tokens at the most: itself, and a mark in front of a scalar.
    if (text.length * 2 <= MAX_DOCUMENT_TOKENS) return;
    const tokens = new this.#yaml.Lexer().lex(text);
    for (let count = 0; tokens.next().done !== true; count += 1) {
      if (count < MAX_DOCUMENT_TOKENS) continue;
      this.#fail(
        'too-large',
        `Only YAML as programs write it, without line folding, anchors or tags, may have values of more than ${MAX_DOCUMENT_TOKENS} parts: convert the file to JSON.`,
        0,
      );
    }
  }

  #value(node: unknown, depth: number): unknown {
    const yaml = this.#yaml;
    if (node === null) return null;
    if (yaml.isAlias(node)) return this.#alias(node);
    const before = this.#length;
    let value: unknown;
    if (yaml.isScalar(node)) value = this.#scalar(node);
    else if (yaml.isMap(node)) value = this.#map(node, depth);
    else if (yaml.isSeq(node)) value = this.#list(node, depth);
    else throw new TypeError('The document holds a node of an unknown kind.');
    if (node.anchor !== undefined)
      this.#anchor(node.anchor, value, this.#length - before, indexOf(node));
    return value;
  }

  #scalar(node: Yaml.Scalar): unknown {
    const value = this.#taggedValue(node);
    this.#length += 2 + (typeof value === 'string' ? value.length : 6);
    if (typeof value === 'number') return tagFloat(value);
    if (!(value instanceof Uint8Array)) return value;
    this.#length += value.length * 2;
    return tagBytes('Uint8Array', value);
  }

  /** An explicit tag says the type of what is written, in quotes or not. */
  #taggedValue(node: Yaml.Scalar): unknown {
    this.#checkTag(node);
    const isOfTag = CORE_TAGS[node.tag?.slice(TAG_PREFIX.length) ?? ''];
    if (isOfTag === undefined) return node.value;
    const value = plainValue(node.source ?? '');
    if (!isOfTag(value))
      this.#fail('invalid-yaml', 'The scalar is not what its tag says.', indexOf(node));
    return value;
  }

  #list(node: Yaml.YAMLSeq, depth: number): unknown[] {
    this.#open(node, depth);
    return node.items.map((item) => this.#value(item, depth + 1));
  }

  #map(node: Yaml.YAMLMap, depth: number): Record<string, unknown> {
    this.#open(node, depth);
    const map: Record<string, unknown> = {};
    for (const { key, value } of node.items) {
      const name = this.#key(key);
      if (Object.hasOwn(map, name))
        this.#fail('duplicate-key', `The key "${name}" stands twice in one map.`, indexOf(key));
      setField(map, name, this.#value(value, depth + 1));
    }
    return map;
  }

  /** As JavaScript writes it where it is no text. */
  #key(node: unknown): string {
    const isText = node === null || this.#yaml.isScalar(node) || this.#yaml.isAlias(node);
    const scalar = this.#yaml.isScalar(node) ? node.value : undefined;
    const value = isText ? this.#value(node, 0) : undefined;
    if (
      !isText ||
      scalar instanceof Uint8Array ||
      (typeof value === 'object' && value !== null && scalar === undefined)
    ) {
      return this.#fail(
        'invalid-yaml',
        'The key of a map must be a text, a number, a boolean or null.',
        indexOf(node),
      );
    }
    return String(scalar ?? value);
  }

  #open(node: Yaml.YAMLMap | Yaml.YAMLSeq, depth: number): void {
    this.#checkTag(node);
    this.#length += 2;
    if (depth > MAX_IMPORT_DEPTH) this.#failDepth(indexOf(node));
  }

  #checkTag(node: Yaml.Scalar | Yaml.YAMLMap | Yaml.YAMLSeq): void {
    const { tag } = node;
    if (tag === undefined || tag === '!' || TAGS.includes(tag)) return;
    const name = tag.startsWith(TAG_PREFIX) ? `!!${tag.slice(TAG_PREFIX.length)}` : tag;
    this.#fail('invalid-yaml', `The tag ${name} is not known here.`, indexOf(node));
  }

  #anchor(name: string, value: unknown, length: number, index: number): void {
    this.#anchoredLength += length - (this.#anchors.get(name)?.length ?? 0);
    if (this.#anchoredLength > MAX_ANCHORED_LENGTH) {
      this.#fail(
        'too-large',
        `The file's anchors may hold ${MAX_ANCHORED_LENGTH} characters together.`,
        index,
      );
    }
    // Who is given a record may change it, though not what is in it.
    this.#anchors.set(name, { value: copyOf(value), length });
  }

  #alias(node: Yaml.Alias): unknown {
    const anchored = this.#anchors.get(node.source);
    if (anchored === undefined) {
      return this.#fail(
        'invalid-yaml',
        `The alias *${node.source} stands for nothing: its anchor must come before it, and may not hold it.`,
        indexOf(node),
      );
    }
    this.#length += anchored.length;
    this.#aliasedLength += anchored.length;
    if (this.#aliasedLength > MAX_ALIASED_LENGTH) {
      this.#fail(
        'too-large',
        `The file's aliases may stand for ${MAX_ALIASED_LENGTH} characters together.`,
        indexOf(node),
      );
    }
    return copyOf(anchored.value);
  }

  #failDepth(index: number): never {
    return this.#fail('too-deep', `A value is nested more than ${MAX_IMPORT_DEPTH} levels deep.`, index);
  }
}

function indexOf(node: unknown): number {
  return (node as { range?: [number] | null } | null)?.range?.[0] ?? 0;
}

function copyOf(value: unknown): unknown {
  if (Array.isArray(value)) return [...(value as unknown[])];
  return typeof value === 'object' && value !== null ? { ...value } : value;
}
