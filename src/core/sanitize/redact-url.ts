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

/** Whether the value of a parameter in an address is a secret by its name, as it stands there. */
export function isSecretParameter(name: string): boolean {
  const decoded = decode(name);
  return SECRET_PARAMETERS.test(decoded) || isSecretKey(decoded);
}

function withoutUser(url: string): string {
  return url.replace(/^([a-z][a-z\d+.:-]*:)?[\\/]{2}[^\\/?#]*@/i, (_match, scheme?: string) => {
    return `${scheme ?? ''}//${REDACTED}@`;
  });
}

/** What lies between two `&`; from the first secret in it to its end, where the secret may hold any character. */
function redactPair(pair: string): string {
  for (const { 0: start, 1: name, index } of pair.matchAll(/(?<=^|[?;])([^=?;]+)=/g)) {
    const end = index + start.length;
    if (end < pair.length && isSecretParameter(name!)) return pair.slice(0, end) + REDACTED;
  }
  return pair;
}

/** An address may be a value in another one, encoded or not: this looks into it, once. */
function redactNested(pair: string): string {
  const start = pair.indexOf('=') + 1;
  const value = pair.slice(start);
  const decoded = decode(value);
  const redacted = withoutUser(decoded).replace(/[^&#]+/g, redactPair);
  if (redacted === decoded) return pair;
  const encoded =
    decoded === value
      ? redacted
      : encodeURIComponent(redacted).replaceAll(encodeURIComponent(REDACTED), REDACTED);
  return pair.slice(0, start) + encoded;
}

/**
 * An address as it may be recorded: without user name and password, and without the values of parameters,
 * in query and fragment, whose names say that they are secret; in an address that is itself a parameter,
 * too. All other characters stay as they are.
 */
export function redactUrl(url: string): string {
  if (/^data:/i.test(url)) return url.slice(0, MAX_DATA_URL_LENGTH);
  const [, path = '', query = '', fragment = ''] = /^([^?#]*)(\?[^#]*)?(#.*)?$/s.exec(url) ?? [];
  const parameters = (text: string): string =>
    text.slice(0, 1) + text.slice(1).replace(/[^&]+/g, (pair) => redactNested(redactPair(pair)));
  return (
    withoutUser(path).replace(/([;&])([^=;&/]+)=([^/]+)/g, (pair, separator: string, name: string) =>
      isSecretParameter(name) ? `${separator}${name}=${REDACTED}` : pair,
    ) +
    parameters(query) +
    parameters(fragment)
  );
}
