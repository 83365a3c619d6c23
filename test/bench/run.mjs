// Measures the product against its peers and prints one table: node test/bench/run.mjs [row …] [--megabytes N]
import { parseArgs } from 'node:util';
import { buildBench } from './bench-build.mjs';
import { openBenchPage } from './bench-page.mjs';
import { serveBench } from './bench-server.mjs';
import { DESCRIPTION, measureCost } from './cost-row.mjs';
import { describeRun } from './machine.mjs';
import { measureMemory } from './memory-row.mjs';
import { measurePicture } from './picture-row.mjs';
import { formatTable, toCells } from './table.mjs';

const ROWS = [
  'P1',
  'P2',
  'P3',
  'P4',
  'P5',
  'P6',
  'P7',
  'P8',
  'P9',
  'P10',
  'P11',
  'P12',
  'P13',
  'P15',
  'picture',
  'burst',
  'sizes',
];

const { values, positionals } = parseArgs({
  options: { megabytes: { type: 'string', default: '100' } },
  allowPositionals: true,
});
const megabytes = Number(values.megabytes);
const chosen = positionals.length > 0 ? positionals : ROWS;
const unknown = chosen.filter((row) => !ROWS.includes(row));
if (unknown.length > 0 || !(megabytes > 0)) {
  console.error(`Usage: npm run bench -- [${ROWS.join('|')} …] [--megabytes N]`);
  process.exit(2);
}

const { site, sessionFile } = await buildBench();
const server = await serveBench(site, sessionFile);
let header;

async function openPage(args) {
  const opened = await openBenchPage(server.url, args);
  header ??= describeRun(opened.version, megabytes);
  return opened;
}

async function measure(row) {
  if (row === 'P9') return measureMemory(openPage);
  if (row === 'P15') return measureCost(openPage);
  if (row === 'picture') return measurePicture(openPage);
  const { page, close } = await openPage(['--js-flags=--expose-gc']);
  try {
    const results = await page.evaluate((name, size) => bench.rows[name](size), row, megabytes);
    return results.map(toCells);
  } finally {
    await close();
  }
}

const lines = [];
try {
  for (const row of chosen) {
    console.error(`${row} …`);
    lines.push(...(await measure(row)));
  }
} finally {
  await server.close();
}
if (chosen.includes('P15')) header += ` · ${DESCRIPTION}`;
console.log(`${header}\n\n${formatTable(lines)}`);
