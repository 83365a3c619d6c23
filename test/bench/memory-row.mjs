import { HeapSampler } from './heap-sampler.mjs';

/** MB of JSON, the least of which shows that memory does not follow size. */
const SMALL = 200;
const LARGE = 2_000;

const TARGET_MB = 48;

/** How far the large session's figure may be from the small one's. */
const TOLERANCE = 0.1;

/** Formats that are written to disk by us and read from there. */
const OTHERS = [
  { what: 'YAML', name: 'session.yaml' },
  { what: 'MessagePack', name: 'session.msgpack' },
];

const steps = (megabytes) => [
  {
    what: 'import of .json.gz',
    run: (page) => importFile(page, `session.json.gz?megabytes=${megabytes}`),
  },
  { what: 'export of JSON + gzip', run: (page) => page.evaluate(() => bench.memorySteps.exportGzip()) },
  { what: 'export of plain JSON', run: (page) => page.evaluate(() => bench.memorySteps.exportPlain()) },
  {
    what: 'import of plain JSON',
    run: (page) => importFile(page, `session.json?megabytes=${megabytes}`),
  },
  ...OTHERS.flatMap(({ what, name }) => [
    {
      what: `export of ${what}`,
      run: (page) => page.evaluate((file) => bench.memorySteps.exportFile(file), name),
    },
    {
      what: `import of ${what}`,
      run: (page) => page.evaluate((file) => bench.memorySteps.importFile(file), name),
    },
  ]),
];

function importFile(page, path) {
  return page.evaluate((address) => bench.memorySteps.import(address), path);
}

/** P9: growth of all JS heaps of a page, at their peak, while it imports and exports a session of 2 GB. */
export async function measureMemory(openPage) {
  const small = await measureSize(openPage, SMALL);
  const large = await measureSize(openPage, LARGE);
  return large.map(({ what, growth, seconds }, i) => {
    const ratio = growth / small[i].growth;
    return {
      row: 'P9',
      what: `peak heap growth, ${what}, ${LARGE / 1_000} GB (${seconds.toFixed(0)} s)`,
      ours: `${growth.toFixed(1)} MB`,
      peer: '–',
      ratio: `${ratio.toFixed(2)}×`,
      spread: `${small[i].growth.toFixed(1)} MB at ${SMALL} MB`,
      target: `≤ ${TARGET_MB} MB, ±${TOLERANCE * 100} %`,
      met: growth <= TARGET_MB && Math.abs(ratio - 1) <= TOLERANCE ? 'yes' : 'no',
    };
  });
}

async function measureSize(openPage, megabytes) {
  const { page, close } = await openPage();
  const sampler = new HeapSampler(page);
  try {
    await page.evaluate(() => bench.memorySteps.start());
    const results = [];
    for (const { what, run } of steps(megabytes)) {
      await untilRecorderIsAlone(page);
      await page.evaluate(() => bench.memorySteps.settle());
      const before = await sampler.begin();
      const begin = performance.now();
      await run(page);
      const seconds = (performance.now() - begin) / 1_000;
      results.push({ what, growth: (sampler.peak - before) / 1e6, seconds });
    }
    return results;
  } finally {
    sampler.stop();
    await close();
  }
}

/** The worker of the step before may still be ending. */
async function untilRecorderIsAlone(page) {
  while (page.workers().length > 1) await new Promise((resume) => setTimeout(resume, 100));
}
