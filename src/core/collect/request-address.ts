import { redactUrl } from '../sanitize/redact-url.ts';
import { REDACTED } from '../sanitize/secret-keys.ts';

/**
 * The address of a request as it may be recorded, whole; the app's own text where no address can be made of it,
 * without what stands before an `@`, and `''` for any other value: text is made of it by running code of the
 * app's, once, when the request is made.
 */
export function requestAddress(given: unknown): string {
  if (given instanceof URL) return redactUrl(given.href);
  if (typeof given !== 'string') return '';
  try {
    return redactUrl(new URL(given, document.baseURI).href);
  } catch {
    return redactUrl(given.replace(/[\t\n\r]/g, '').replace(/^[^?#]*@/, `${REDACTED}@`));
  }
}
