import { expect } from '@open-wc/testing';
import { KeptSegments } from '../../../src/core/query/kept-segments.ts';

describe('KeptSegments', () => {
  it('keep what was used last, up to so many bytes', () => {
    const kept = new KeptSegments(100);
    const bytes = (length: number): Uint8Array => new Uint8Array(length);
    for (const key of ['a', 'b', 'c']) kept.keep(key, bytes(30));
    expect(kept.get('a')).to.have.length(30);
    kept.keep('d', bytes(30));
    expect(['a', 'b', 'c', 'd'].filter((key) => kept.get(key))).to.deep.equal(['a', 'c', 'd']);
    kept.keep('d', bytes(40));
    expect(['a', 'c', 'd'].filter((key) => kept.get(key))).to.deep.equal(['a', 'c', 'd']);
    kept.keep('large', bytes(101));
    expect(['a', 'c', 'd', 'large'].some((key) => kept.get(key))).to.equal(false);
  });

  it('keep nothing where nothing may be kept', () => {
    const kept = new KeptSegments(0);
    kept.keep('a', new Uint8Array(1));
    expect(kept.get('a')).to.equal(undefined);
  });
});
