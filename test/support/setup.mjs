// Makes a fresh clone ready: packages, and with --browser a browser. Built-ins only, since nothing is installed yet.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { findBrowser } from './browser.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));

function run(command, args) {
  // npm is a .cmd file on Windows, which only a shell can start.
  const shell = process.platform === 'win32';
  const { status } = spawnSync(command, args, {
    cwd: root,
    shell,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
  return status === 0;
}

function fail(message) {
  console.error(message);
  process.exit(1);
}

function installPackages() {
  const stampFile = `${root}node_modules/.lock-stamp`;
  const stamp = createHash('sha256')
    .update(readFileSync(`${root}package-lock.json`))
    .digest('hex');
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) return;
  console.log('Installing packages …');
  // --include=dev: a machine with NODE_ENV=production would leave out all that the tests need.
  if (!run('npm', ['ci', '--include=dev'])) fail('npm ci failed: see above.');
  writeFileSync(stampFile, stamp);
}

function installBrowser() {
  if (findBrowser()) return;
  const isDebianRoot = existsSync('/etc/debian_version') && process.getuid?.() === 0;
  if (isDebianRoot) {
    console.log('Installing Chromium …');
    // An update that fails (no network, say) may still leave lists that are good enough.
    run('apt-get', ['update']);
    run('apt-get', ['install', '-y', 'chromium']);
  }
  if (findBrowser()) return;
  fail(
    'The tests need Chromium, Chrome or Edge and none was found.\n' +
      'Install one, or set CHROME_PATH to the path of its executable.',
  );
}

installPackages();
if (process.argv.includes('--browser')) installBrowser();
