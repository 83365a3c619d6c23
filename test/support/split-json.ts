import { expect } from '@open-wc/testing';
import { JsonSplitter } from '../../src/core/formats/json/json-splitter.ts';
import type { FilePart, SessionDecoder } from '../../src/core/formats/session-codec.ts';
import { SECTIONS, type SectionName } from '../../src/core/model/records.ts';
import { chunked, fromUtf8 } from './bytes.ts';

/** What a decoder found in a file. */
export interface SplitFile {
  members: Record<string, unknown>;
  records: Record<SectionName, unknown[]>;
  /** The canonical lines of each section. */
  lines: Record<SectionName, string[]>;
  parts: FilePart[];
}

export function splitJson(bytes: Uint8Array, sizes?: readonly number[]): SplitFile {
  return splitWith(new JsonSplitter(), bytes, sizes);
}

/** Takes a file apart that arrives in chunks of the given sizes; that runs and their bytes agree is asserted. */
export function splitWith(
  splitter: SessionDecoder,
  bytes: Uint8Array,
  sizes: readonly number[] = [bytes.length || 1],
): SplitFile {
  const file: SplitFile = {
    members: {},
    records: { components: [], state: [], events: [], performance: [], dom: [] },
    lines: { components: [], state: [], events: [], performance: [], dom: [] },
    parts: [],
  };
  for (const chunk of chunked(bytes, sizes)) {
    // A chunk is the caller's again once it was pushed.
    const lent = chunk.slice();
    for (const part of splitter.push({ bytes: lent })) {
      if (part.kind === 'run') {
        const offsets = part.offsets?.();
        if (offsets !== undefined) part.offsets = () => offsets;
        part.bytes = part.bytes.slice();
      }
      addPart(file, part);
    }
    lent.fill(0);
  }
  splitter.end().forEach((part) => addPart(file, part));
  for (const section of SECTIONS) {
    const lines = file.records[section].map((record) => JSON.stringify(record));
    expect(file.lines[section]).to.deep.equal(lines);
  }
  return file;
}

function addPart(file: SplitFile, part: FilePart): void {
  file.parts.push(part);
  if (part.kind === 'member') file.members[part.key] = part.value;
  if (part.kind !== 'run') return;
  file.records[part.section].push(...part.records);
  file.lines[part.section].push(...fromUtf8(part.bytes).split(',\n'));
}
