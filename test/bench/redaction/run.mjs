// How much of what has to be removed is removed, and what else is: npm run bench:redaction [-- --tuning [--faults N]]
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { build } from 'vite';
import { describeMachine } from '../machine.mjs';

const { values } = parseArgs({
  options: { tuning: { type: 'boolean', default: false }, faults: { type: 'string', default: '0' } },
});
// What is looked at is tuned to: the seeds that are reported show no faults.
if (!values.tuning && values.faults !== '0') {
  console.error('Usage: npm run bench:redaction [-- --tuning [--faults N]]');
  process.exit(2);
}

const here = fileURLToPath(new URL('.', import.meta.url));
const outDir = fileURLToPath(new URL('../../../.cache/bench/redaction/', import.meta.url));
await build({
  configFile: false,
  logLevel: 'warn',
  root: here,
  build: { ssr: 'entry.ts', outDir, emptyOutDir: true, target: 'node20' },
});
const { TUNING_SEEDS, REPORTED_SEEDS, measureRedaction, formatReport } = await import(
  join(outDir, 'entry.js')
);
// As many as are reported.
const seeds = values.tuning ? TUNING_SEEDS.slice(0, REPORTED_SEEDS.length) : REPORTED_SEEDS;
const outcomes = measureRedaction(seeds);
console.log(
  `${describeMachine()} · Node ${process.versions.node} · seeds ${seeds[0]} to ${seeds.at(-1)}\n\n${formatReport(outcomes)}`,
);
for (const { className, kind, carrier, carried, left } of outcomes[0].faults.slice(
  0,
  Number(values.faults),
)) {
  console.log(
    `\n${className} (${kind}), ${carrier}\n  ${JSON.stringify(carried)}\n  ${JSON.stringify(left)}`,
  );
}
