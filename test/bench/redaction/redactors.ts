import { Redactor } from '@redactpii/node';
// Past the entry, which loads the client of a cloud service.
import { SyncCompositeRedactor } from 'redact-pii/lib/SyncCompositeRedactor.js';
import { Sanitizer } from '../../../src/core/sanitize/sanitizer.ts';

/** What takes secrets out of a copy of a state. */
export interface NamedRedactor {
  name: string;
  redact: (state: Record<string, unknown>) => unknown;
}

const sanitizer = new Sanitizer().loadTemplates('pii', 'pci', 'hipaa', 'gdpr', 'secrets');
const redactPii = new SyncCompositeRedactor();
const redactpiiNode = new Redactor();

/** Ours first; each with all that it knows by default, on objects as it takes them. */
export const REDACTORS: readonly NamedRedactor[] = [
  { name: 'devtools-panel', redact: (state) => sanitizer.sanitize(state) },
  // Knows of texts alone.
  { name: 'redact-pii', redact: (state) => mapTexts(state, redactPii.redact) },
  { name: '@redactpii/node', redact: (state) => redactpiiNode.redactObject(state) },
];

function mapTexts(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === 'string') return change(value);
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((part) => mapTexts(part, change));
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, mapTexts(part, change)]));
}
