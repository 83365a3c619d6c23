import { refuseArgument, SessionError } from '../model/errors.ts';
import type { SanitizePattern } from '../model/sanitize-pattern.ts';
import { createRule } from './rule.ts';
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
 * Makes a set of patterns known under a name, for every sanitiser that loads it afterwards; a name that is
 * there already stands for the new ones from then on.
 * @throws SessionError `invalid-argument` where a pattern cannot be used
 */
export function registerTemplate(name: string, patterns: readonly SanitizePattern[]): void {
  if (typeof name !== 'string' || name === '') refuseArgument('name', 'a text', name);
  if (!Array.isArray(patterns)) refuseArgument('patterns', 'a list', patterns);
  for (const pattern of patterns as SanitizePattern[]) createRule(pattern, true);
  const copies = (patterns as SanitizePattern[]).map((pattern) => ({ ...pattern }));
  templates.set(name, { patterns: copies, isOwn: true });
}

/** @throws SessionError `invalid-argument` for a name that nothing is registered under */
export function templateOf(name: string): Template {
  const template = templates.get(name);
  if (template !== undefined) return template;
  const known = [...templates.keys()].join(', ');
  throw new SessionError('invalid-argument', `There is no template "${name}"; there are ${known}.`, {
    path: 'names',
  });
}
