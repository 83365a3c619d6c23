import { refuseArgument, SessionError } from '../model/errors.ts';
import { createRule } from './rule.ts';
import type { SanitizePattern } from './sanitize-pattern.ts';
import { GDPR } from './templates/gdpr.ts';
import { HIPAA } from './templates/hipaa.ts';
import { PCI } from './templates/pci.ts';
import { PII } from './templates/pii.ts';
import { SECRETS } from './templates/secrets.ts';

const templates = new Map<string, readonly SanitizePattern[]>([
  ['pii', PII],
  ['pci', PCI],
  ['hipaa', HIPAA],
  ['gdpr', GDPR],
  ['secrets', SECRETS],
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
  templates.set(
    name,
    (patterns as SanitizePattern[]).map((pattern) => ({ ...pattern })),
  );
}

/** @throws SessionError `invalid-argument` for a name that nothing is registered under */
export function templateOf(name: string): readonly SanitizePattern[] {
  const patterns = templates.get(name);
  if (patterns !== undefined) return patterns;
  const known = [...templates.keys()].join(', ');
  throw new SessionError('invalid-argument', `There is no template "${name}"; there are ${known}.`, {
    path: 'names',
  });
}
