import { expect } from '@open-wc/testing';
import { SessionError } from '../../src/core/index.ts';
import { openWithCode } from '../../src/panel/open-with-code.ts';
import { rejection } from '../support/rejection.ts';

describe('openWithCode', () => {
  let closed: number;
  const opened = { close: () => (closed += 1) };

  beforeEach(() => (closed = 0));

  it('gives what was opened, once its code is there', async () => {
    expect(await openWithCode(Promise.resolve(opened), Promise.resolve())).to.equal(opened);
    expect(await openWithCode(undefined, Promise.resolve())).to.equal(undefined);
    expect(closed).to.equal(0);
  });

  it('closes what was opened where its code cannot be fetched, also when it opens later', async () => {
    const failure = new SessionError('source-failed', 'not served');
    const failed = (): Promise<never> => Promise.reject(failure);
    expect(await rejection(openWithCode(Promise.resolve(opened), failed()))).to.equal(failure);
    expect(closed).to.equal(1);
    const { promise, resolve } = deferred();
    expect(await rejection(openWithCode(promise, failed()))).to.equal(failure);
    expect(closed).to.equal(1);
    resolve(opened);
    await promise;
    expect(closed).to.equal(2);
  });

  it('says why it could not be opened', async () => {
    const failure = new SessionError('session-not-found', 'not there');
    expect(await rejection(openWithCode(Promise.reject(failure), Promise.resolve()))).to.equal(failure);
  });

  function deferred(): { promise: Promise<typeof opened>; resolve: (value: typeof opened) => void } {
    let resolve!: (value: typeof opened) => void;
    const promise = new Promise<typeof opened>((settle) => (resolve = settle));
    return { promise, resolve };
  }
});
