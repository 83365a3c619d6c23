import { isSecretKey, REDACTED } from './secret-keys.ts';

/** Names that are harmless in a form and a credential in an address: keys of web APIs, OAuth, signed links. */
const SECRET_PARAMETERS = /^(?:key|code|sig|session)$/i;

/** A `data:` address holds the resource itself; this many characters say what it is. */
const MAX_DATA_URL_LENGTH = 64;

function decode(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

/**
 * An address as it may be recorded: without user name and password, and without the values of parameters,
 * in query and fragment, whose names say that they are secret. All other characters stay as they are.
 */
export function redactUrl(url: string): string {
  if (/^data:/i.test(url)) return url.slice(0, MAX_DATA_URL_LENGTH);
  return url
    .replace(/^([a-z][a-z\d+.-]*:)?\/\/[^/?#]*@/i, (_match, scheme: string | undefined) => {
      return `${scheme ?? ''}//${REDACTED}@`;
    })
    .replace(/([?&#;])([^=&#;?]+)=([^&#;]+)/g, (pair: string, separator: string, name: string) => {
      const decoded = decode(name);
      const isSecret = SECRET_PARAMETERS.test(decoded) || isSecretKey(decoded);
      return isSecret ? `${separator}${name}=${REDACTED}` : pair;
    });
}
