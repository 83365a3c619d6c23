// By their places, because not every package's `exports` names the file.
import lit from '../../node_modules/lit/package.json' with { type: 'json' };
import react from '../../node_modules/react/package.json' with { type: 'json' };
import toolkit from '../../node_modules/@reduxjs/toolkit/package.json' with { type: 'json' };
import vue from '../../node_modules/vue/package.json' with { type: 'json' };
import { COST_FOLDER } from './bench-build.mjs';
import { loadBench } from './bench-page.mjs';
import { digits, median, range } from './table.mjs';

/** Rounds, in each of which every app is opened with every recorder. */
const ROUNDS = 7;

/** Runs of all operations in a fresh page. In the first, which is not measured, their code is compiled. */
const RUNS = 3;

/**
 * Time before each measured run, ms. React keeps a stack trace of each element, as far as 10,000 a second: a
 * machine that is fast enough for the second run to come within that time would find it without that cost.
 */
const REACT_PAUSE_MS = 1_050;

/** Frames come as soon as they are asked for, so that a frame takes as long as the work that it waits for. */
export const BROWSER_ARGS = ['--disable-frame-rate-limit', '--disable-gpu-vsync'];

/** What the header of the table says of the row. */
export const DESCRIPTION = `P15: development builds of Lit ${lit.version}, Vue ${vue.version}, React ${react.version} and Redux Toolkit ${toolkit.version}`;

/** What is recorded, and the peer that records it too. */
export const APPS = [
  { app: 'lit', label: 'Lit', peer: 'rrweb' },
  { app: 'vue', label: 'Vue', peer: 'rrweb' },
  { app: 'react', label: 'React', peer: 'rrweb', pauseMs: REACT_PAUSE_MS },
  { app: 'store', label: 'Redux', peer: 'instrument' },
];

export const OPERATIONS = {
  create: 'create 1,000 rows',
  update: 'update every tenth row',
  select: 'select a row',
  swap: 'swap two rows',
  remove: 'remove a row',
  clear: 'clear',
};

/**
 * P15: how much slower an app is while it is recorded, as what is added to the same app without a recorder.
 *
 * `cpu` is what the main thread works from a click until all is done: handlers, the framework's work, the recorder's
 * in tasks and microtasks, layout, paint, and what the recorder has put off until after the frame, since it is told to
 * hand over what it has. It is the CPU time of the thread's tasks by the browser's own count, which other processes
 * disturb little: the lines of single operations show it. `frame` is the time from the click to the end of the frame
 * that shows what it did, which is what a user waits for.
 */
export async function measureCost(openPage) {
  const { page, close } = await openPage(BROWSER_ARGS);
  try {
    const base = new URL(COST_FOLDER, page.url());
    const samples = new Map();
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const { app, peer, pauseMs = 0 } of APPS) {
        for (const recorder of ['none', 'ours', 'collector', peer]) {
          const address = new URL(`index.html?app=${app}&recorder=${recorder}`, base);
          const runs = await measureRuns(page.browser(), address.href, pauseMs);
          for (const { operation, ...sample } of runs.flat()) {
            const key = `${app} ${recorder} ${operation}`;
            samples.set(key, [...(samples.get(key) ?? []), sample]);
          }
        }
      }
    }
    return APPS.flatMap((app) => toLines(app, samples));
  } finally {
    await close();
  }
}

/** Each operation's frame and CPU time in ms, by the runs in a fresh page. */
export async function measureRuns(browser, address, pauseMs) {
  const page = await browser.newPage();
  try {
    const client = await page.createCDPSession();
    await client.send('Performance.enable', { timeDomain: 'threadTicks' });
    await loadBench(page, address);
    await measureRun(page, client);
    const runs = [];
    while (runs.length < RUNS - 1) {
      await new Promise((resume) => setTimeout(resume, pauseMs));
      await client.send('HeapProfiler.collectGarbage');
      runs.push(await measureRun(page, client));
    }
    return runs;
  } finally {
    await page.close();
  }
}

async function measureRun(page, client) {
  const cpuTime = async () => {
    const { metrics } = await client.send('Performance.getMetrics');
    return 1_000 * metrics.find(({ name }) => name === 'TaskDuration').value;
  };
  const run = [];
  for (const operation of Object.keys(OPERATIONS)) {
    const before = await cpuTime();
    const frame = await page.evaluate((name) => bench.measure(name), operation);
    await page.evaluate(() => bench.settle());
    run.push({ operation, frame, cpu: (await cpuTime()) - before });
  }
  return run;
}

/** How many times longer operations take in one list of samples than in another: the geometric mean. */
export function slowDownOf(samples, base) {
  const cpuOf = (list, operation) =>
    median(list.filter((sample) => sample.operation === operation).map(({ cpu }) => cpu));
  return mean(
    Object.keys(OPERATIONS).map((operation) => cpuOf(samples, operation) / cpuOf(base, operation)),
  );
}

function toLines({ app, label, peer }, samples) {
  const of = (recorder, measure) =>
    Object.keys(OPERATIONS).map((operation) =>
      samples.get(`${app} ${recorder} ${operation}`).map((sample) => sample[measure]),
    );
  const compare = (measure, recorder = 'ours') => ({
    none: of('none', measure),
    ours: of(recorder, measure),
    peer: of(peer, measure),
  });
  const means = [
    meanLine(`${label}, mean of all operations`, compare('cpu')),
    meanLine(`${label}, with its collector alone`, compare('cpu', 'collector')),
    meanLine(`${label}, until the frame is painted`, compare('frame')),
  ];
  const cpu = compare('cpu');
  const operations = Object.values(OPERATIONS).map((what, i) =>
    operationLine(`${label}, ${what}`, cpu.none[i], cpu.ours[i], cpu.peer[i]),
  );
  return [...means, ...operations].map((line, i) => ({
    row: i === 0 && app === APPS[0].app ? 'P15' : '',
    ...line,
  }));
}

/** Geometric means over the operations of how many times longer each takes. */
function meanLine(what, { none, ours, peer }) {
  const slowDown = (recorded) => mean(recorded.map((times, i) => median(times) / median(none[i])));
  const spread = (recorded) =>
    range(recorded[0].map((_, run) => mean(recorded.map((times, i) => times[run] / none[i][run]))));
  const ratio = slowDown(ours) / slowDown(peer);
  return {
    what,
    ours: `${digits(slowDown(ours))}×`,
    peer: `${digits(slowDown(peer))}×`,
    spread: `${spread(ours)} / ${spread(peer)}`,
    ...verdict(ratio),
  };
}

function operationLine(what, none, ours, peer) {
  const added = (times) => median(times) - median(none);
  const slowDown = (times) => median(times) / median(none);
  const cell = (times) => `${signed(added(times))} ms, ${digits(slowDown(times))}×`;
  return {
    what: `${what}: ${digits(median(none))} ms`,
    ours: cell(ours),
    peer: cell(peer),
    spread: `${range(ours)} / ${range(peer)} ms`,
    ...verdict(slowDown(ours) / slowDown(peer)),
  };
}

function signed(value) {
  return `${value < 0 ? '−' : '+'}${digits(Math.abs(value))}`;
}

function verdict(ratio) {
  return { ratio: `${ratio.toFixed(2)}×`, target: '< 1×', met: ratio < 1 ? 'yes' : 'no' };
}

function mean(factors) {
  return Math.exp(factors.reduce((sum, factor) => sum + Math.log(factor), 0) / factors.length);
}
