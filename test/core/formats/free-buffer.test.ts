import { expect } from '@open-wc/testing';
import { freeBuffer } from '../../../src/core/formats/free-buffer.ts';

describe('freeBuffer', () => {
  it('empties a buffer with all its views, and takes one that is empty already', () => {
    const bytes = new Uint8Array(64);
    const view = bytes.subarray(8, 16);
    freeBuffer(view);
    expect(bytes).to.have.length(0);
    expect(view).to.have.length(0);
    freeBuffer(view);
    freeBuffer(new Uint8Array(0));
  });
});
