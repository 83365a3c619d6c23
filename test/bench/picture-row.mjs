import { COST_FOLDER } from './bench-build.mjs';
import { loadBench } from './bench-page.mjs';
import { APPS, BROWSER_ARGS, measureRuns, OPERATIONS, slowDownOf } from './cost-row.mjs';
import { digits, median, range } from './table.mjs';

/** Rounds, in each of which every app is opened with every recorder. */
const ROUNDS = 3;

/** Runs of all operations that are a minute, with an operation a second. */
const RUNS_A_MINUTE = 60 / Object.keys(OPERATIONS).length;

/**
 * What the picture costs: how much slower the apps of P15 are with it, beside what is recorded without it and beside
 * rrweb alone; and what a minute of it weighs in a file, compressed, with one operation on 1,000 rows each second.
 */
export async function measurePicture(openPage) {
  const { page, close } = await openPage(BROWSER_ARGS);
  try {
    const base = new URL(COST_FOLDER, page.url());
    const lines = [];
    for (const { app, label, peer, pauseMs = 0 } of APPS.filter(({ peer: name }) => name === 'rrweb')) {
      const addressOf = (recorder) => new URL(`index.html?app=${app}&recorder=${recorder}`, base).href;
      const samples = { none: [], ours: [], picture: [], [peer]: [] };
      for (let round = 0; round < ROUNDS; round += 1) {
        for (const recorder of Object.keys(samples)) {
          const runs = await measureRuns(page.browser(), addressOf(recorder), pauseMs);
          samples[recorder].push(...runs.flat());
        }
      }
      const slowDown = (recorder) => slowDownOf(samples[recorder], samples.none);
      lines.push({
        what: `${label}, mean of all operations`,
        ours: `${digits(slowDown('picture'))}× (${digits(slowDown('ours'))}× without it)`,
        peer: `${digits(slowDown(peer))}×`,
        ratio: `${(slowDown('picture') / slowDown(peer)).toFixed(2)}×`,
        spread: '–',
      });
      const ours = [];
      const theirs = [];
      const rest = [];
      for (let round = 0; round < ROUNDS; round += 1) {
        const weighed = await weigh(page.browser(), addressOf('picture'));
        ours.push(weighed.picture / 1_000);
        rest.push(weighed.rest / 1_000);
        theirs.push((await weigh(page.browser(), addressOf(peer))).picture / 1_000);
      }
      lines.push({
        what: `${label}, a minute of it in a file`,
        ours: `${digits(median(ours))} KB (beside ${digits(median(rest))} KB of all else)`,
        peer: `${digits(median(theirs))} KB`,
        ratio: `${(median(ours) / median(theirs)).toFixed(2)}×`,
        spread: `${range(ours)} / ${range(theirs)}`,
      });
    }
    return lines.map((line, i) => ({
      row: i === 0 ? 'picture' : '',
      ...line,
      target: '–',
      met: '–',
    }));
  } finally {
    await close();
  }
}

/** Bytes, compressed, of what a minute leaves. */
async function weigh(browser, address) {
  const page = await browser.newPage();
  try {
    await loadBench(page, address);
    for (let run = 0; run < RUNS_A_MINUTE; run += 1) {
      for (const operation of Object.keys(OPERATIONS))
        await page.evaluate((name) => bench.measure(name), operation);
    }
    await page.evaluate(() => bench.settle());
    return await page.evaluate(() => bench.weigh());
  } finally {
    await page.close();
  }
}
