import { expect } from '@open-wc/testing';
import { SessionError } from '../../src/core/model/errors.ts';

/** The `SessionError` with which a call fails; that it does, and with nothing else, is asserted. */
export async function rejection(call: Promise<unknown> | (() => unknown)): Promise<SessionError> {
  let result: unknown;
  try {
    result = await (typeof call === 'function' ? call() : call);
  } catch (error) {
    expect(error).to.be.instanceOf(SessionError);
    return error as SessionError;
  }
  throw new Error(`It succeeded, with ${JSON.stringify(result)}.`);
}

/** As `rejection`, for a call that throws at once. */
export function thrownBy(call: () => unknown): SessionError {
  try {
    call();
  } catch (error) {
    expect(error).to.be.instanceOf(SessionError);
    return error as SessionError;
  }
  throw new Error('It did not throw.');
}
