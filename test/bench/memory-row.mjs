import { HeapSampler } from './heap-sampler.mjs';

/** MB of JSON, the least of which shows that memory does not follow size; less where reading takes long. */
const JSON_SIZES = { small: 200, large: 2_000 };
const OTHER_SIZES = { small: 100, large: 500 };

const TARGET_MB = 48;

/** How far the large session's figure may be from the small one's. */
const TOLERANCE = 0.1;

/** Formats that are written to disk by us and read from there. */
const OTHERS = [
  { what: 'YAML', name: 'session.yaml' },
  { what: 'MessagePack', name: 'session.msgpack' },
];

const importGzip = (megabytes) => ({
  what: 'import of .json.gz',
  run: (page) => importFile(page, `session.json.gz?megabytes=${megabytes}`),
});

const jsonSteps = (megabytes) => [
  importGzip(megabytes),
  { what: 'export of JSON + gzip', run: (page) => page.evaluate(() => bench.memorySteps.exportGzip()) },
  { what: 'export of plain JSON', run: (page) => page.evaluate(() => bench.memorySteps.exportPlain()) },
  {
    what: 'import of plain JSON',
    run: (page) => importFile(page, `session.json?megabytes=${megabytes}`),
  },
];

/** Writes and reads what the first step, which is no row of its own, has brought in. */
const otherSteps = (megabytes) => [
  { ...importGzip(megabytes), what: undefined },
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

/** P9: growth of all JS heaps of a page, at their peak, while it imports and exports a large session. */
export async function measureMemory(openPage) {
  return [
    ...(await measureSteps(openPage, jsonSteps, JSON_SIZES)),
    ...(await measureSteps(openPage, otherSteps, OTHER_SIZES)),
  ];
}

async function measureSteps(openPage, steps, sizes) {
  const small = await measureSize(openPage, steps(sizes.small));
  const large = await measureSize(openPage, steps(sizes.large));
  return large.map(({ what, growth, seconds }, i) => {
    const ratio = growth / small[i].growth;
    return {
      row: 'P9',
      what: `peak heap growth, ${what}, ${sizes.large / 1_000} GB (${seconds.toFixed(0)} s)`,
      ours: `${growth.toFixed(1)} MB`,
      peer: '–',
      ratio: `${ratio.toFixed(2)}×`,
      spread: `${small[i].growth.toFixed(1)} MB at ${sizes.small} MB`,
      target: `≤ ${TARGET_MB} MB, ±${TOLERANCE * 100} %`,
      met: growth <= TARGET_MB && Math.abs(ratio - 1) <= TOLERANCE ? 'yes' : 'no',
    };
  });
}

async function measureSize(openPage, steps) {
  const { page, close } = await openPage();
  const sampler = new HeapSampler(page);
  try {
    await page.evaluate(() => bench.memorySteps.start());
    const results = [];
    for (const { what, run } of steps) {
      await untilRecorderIsAlone(page);
      await page.evaluate(() => bench.memorySteps.settle());
      const before = await sampler.begin();
      const begin = performance.now();
      await run(page);
      const seconds = (performance.now() - begin) / 1_000;
      if (what !== undefined) results.push({ what, growth: (sampler.peak - before) / 1e6, seconds });
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
