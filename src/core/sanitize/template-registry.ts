import { refuseArgument, SessionError } from '../model/errors.ts';
import type { SanitizePattern } from '../model/sanitize-pattern.ts';
import { readOwnPattern } from './own-pattern.ts';
import { GDPR } from './templates/gdpr.ts';
import { HIPAA } from './templates/hipaa.ts';
import { PCI } from './templates/pci.ts';
import { PII } from './templates/pii.ts';
import { SECRETS } from './templates/secrets.ts';

interface Template {
  patterns: readonly SanitizePattern[];
  /** Registered by the app: nothing is known of the time that its patterns take. */
  isOwn: boolean;
}

const templates = new Map<string, Template>([
  ['pii', { patterns: PII, isOwn: false }],
  ['pci', { patterns: PCI, isOwn: false }],
  ['hipaa', { patterns: HIPAA, isOwn: false }],
  ['gdpr', { patterns: GDPR, isOwn: false }],
  ['secrets', { patterns: SECRETS, isOwn: false }],
]);

/**
 * Makes a set of patterns known under a name, for every sanitiser that loads it afterwards. A name of the app's own
 * that is there already stands for the new ones from then on, as a module that is loaded anew wants it; sanitisers
 * that loaded it before keep what they have.
 * @throws SessionError `invalid-argument` where a pattern cannot be used, or the name is a built-in one
 */
export function registerTemplate(name: string, patterns: readonly SanitizePattern[]): void {
  if (typeof name !== 'string' || name === '') refuseArgument('name', 'a text', name);
  if (templates.get(name)?.isOwn === false) {
    const message = `"${name}" is the name of a built-in template: choose another one.`;
    throw new SessionError('invalid-argument', message, { path: 'name' });
  }
  if (!Array.isArray(patterns)) refuseArgument('patterns', 'a list', patterns);
  const copies = (patterns as SanitizePattern[]).map(readOwnPattern);
  templates.set(name, { patterns: copies, isOwn: true });
}

/** In the order in which they became known. */
export function templateNames(): string[] {
  return [...templates.keys()];
}

/** @throws SessionError `invalid-argument` for a name that nothing is registered under */
export function templateOf(name: string): Template {
  const template = templates.get(name);
  if (template !== undefined) return template;
  const known = templateNames().join(', ');
  throw new SessionError('invalid-argument', `There is no template "${name}"; there are ${known}.`, {
    path: 'names',
  });
}
