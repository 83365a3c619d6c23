import { existsSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';

const { env, platform } = process;
const home = homedir();
const exe = platform === 'win32' ? '.exe' : '';

const commands = [
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'chrome',
  'microsoft-edge',
  'msedge',
];

const wellKnown = {
  linux: ['/opt/google/chrome/chrome', '/usr/lib/chromium/chromium', '/snap/bin/chromium'],
  darwin: ['/Applications', join(home, 'Applications')].flatMap((root) =>
    ['Google Chrome', 'Chromium', 'Microsoft Edge'].map((app) =>
      join(root, `${app}.app/Contents/MacOS/${app}`),
    ),
  ),
  win32: [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA]
    .filter(Boolean)
    .flatMap((root) =>
      ['Google\\Chrome', 'Chromium', 'Microsoft\\Edge'].map((product) =>
        join(root, product, 'Application', product.endsWith('Edge') ? 'msedge.exe' : 'chrome.exe'),
      ),
    ),
};

/** What puppeteer and Playwright downloaded, newest first. Neither package needs to be installed. */
function* cached() {
  const cache = {
    darwin: join(home, 'Library', 'Caches'),
    win32: env.LOCALAPPDATA ?? join(home, 'AppData', 'Local'),
  };
  const roots = [
    join(env.PUPPETEER_CACHE_DIR ?? join(home, '.cache', 'puppeteer'), 'chrome'),
    env.PLAYWRIGHT_BROWSERS_PATH ?? join(cache[platform] ?? join(home, '.cache'), 'ms-playwright'),
  ];
  for (const root of roots.filter((path) => existsSync(path))) {
    const versions = readdirSync(root)
      .filter((name) => !name.startsWith('chromium_headless') && !name.startsWith('.'))
      .sort((a, b) => b.localeCompare(a, 'en', { numeric: true }));
    for (const version of versions) {
      const folder = join(root, version);
      for (const build of childFolders(folder)) {
        yield join(folder, build, `chrome${exe}`);
        for (const app of ['Google Chrome for Testing', 'Chromium']) {
          yield join(folder, build, `${app}.app/Contents/MacOS/${app}`);
        }
      }
    }
  }
}

function childFolders(folder) {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function* candidates() {
  if (env.CHROME_PATH) yield env.CHROME_PATH;
  for (const command of commands) {
    for (const folder of (env.PATH ?? '').split(delimiter)) yield join(folder, command + exe);
  }
  yield* wellKnown[platform] ?? [];
  yield* cached();
}

/** The path of an installed Chromium, Chrome or Edge; `CHROME_PATH` comes first. `undefined` if there is none. */
export function findBrowser() {
  for (const path of candidates()) {
    if (existsSync(path)) return path;
  }
  return undefined;
}

/** Options for puppeteer's `launch`, the same for the test runner, the end-to-end tests and the benchmarks. */
export function launchOptions() {
  const executablePath = findBrowser();
  if (!executablePath) throw new Error('No Chromium found: run `npm test` once, or set CHROME_PATH.');
  return {
    executablePath,
    headless: true,
    args: [
      // Chromium's sandbox refuses to run as root, which is what containers are.
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--disable-quic',
      '--no-first-run',
      // What the address bar of each window would load, two pages of the browser's own, costs a second.
      '--disable-features=WebUIOmniboxPopup,WebUIOmniboxAimPopup',
    ],
  };
}
