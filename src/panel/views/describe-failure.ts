import { SessionError } from '../../core/index.ts';

/** What a view says in place of what it cannot read or draw. */
export function describeFailure(error: unknown): string {
  return error instanceof SessionError ? error.message : String(error);
}
