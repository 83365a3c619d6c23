import { expect } from '@open-wc/testing';
import { SECTIONS } from '../../src/core/model/records.ts';
import { fromUtf8, utf8 } from './bytes.ts';
import type { SplitFile } from './split-json.ts';

/** A file under test/fixtures, whose README.md says how it was made. */
export async function fixture(path: string): Promise<Uint8Array<ArrayBuffer>> {
  const response = await fetch(new URL(`../fixtures/${path}`, import.meta.url));
  expect(response.ok, path).to.be.true;
  return new Uint8Array(await response.arrayBuffer());
}

/** `session.json` for tools that take no surrogate without its partner. */
export async function wellFormedSession(): Promise<Uint8Array> {
  const text = fromUtf8(await fixture('session.json'));
  return utf8(text.replace('lone \\ud83c surrogate', 'lone U surrogate'));
}

/** The same session, though keys may come in another order. */
export function expectSameSession(actual: SplitFile, expected: SplitFile): void {
  for (const section of SECTIONS) {
    expect(actual.records[section]).to.deep.equal(expected.records[section]);
  }
  expect(actual.members).to.deep.equal(expected.members);
}
