import fc from 'fast-check';
import type { ExportData } from '../../src/core/model/file-format.ts';
import { Sanitizer } from '../../src/core/sanitize/sanitizer.ts';
import { exportData, jsonValue } from './arbitraries.ts';
import { CARRIERS } from './labelled/carriers.ts';
import { SECRETS } from './labelled/corpus.ts';
import { seededFaker } from './labelled/seeds.ts';

/** A sanitiser with every template. */
export function allTemplates(): Sanitizer {
  return new Sanitizer().loadTemplates('pii', 'pci', 'hipaa', 'gdpr', 'secrets');
}

/** A JSON value with labelled values among the others. */
const valueWithSecrets = fc
  .tuple(jsonValue, fc.array(fc.tuple(fc.nat(), fc.constantFrom(...CARRIERS)), { maxLength: 3 }))
  .map(([value, planted]) => [
    value,
    ...planted.map(([seed, carrier]) => {
      const faker = seededFaker(seed);
      const secret = faker.helpers.arrayElement(SECRETS).make(faker);
      return carrier.takes(secret) ? carrier.put(secret, faker) : secret.text;
    }),
  ]);

/** A session whose events hold secrets of all classes in all places. */
export const sessionWithSecrets: fc.Arbitrary<ExportData> = fc
  .tuple(exportData, fc.array(valueWithSecrets, { maxLength: 4 }))
  .map(([data, values]) => ({
    ...data,
    events: values.map((payload, at) => ({ seq: at * 2 + 1, time: at, name: 'event', payload })),
  }));
