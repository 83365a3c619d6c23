import { refuseArgument } from './errors.ts';
import { MAX_SESSION_NAME } from './session.ts';

/** A name as it is stored: without the space around it. @throws SessionError `invalid-argument` */
export function checkSessionName(name: unknown): string {
  const given = typeof name === 'string' ? name.trim() : '';
  if (given === '' || given.length > MAX_SESSION_NAME)
    refuseArgument('name', `a text of 1 to ${MAX_SESSION_NAME} characters`, name);
  return given;
}
