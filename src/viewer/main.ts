/** The page `viewer.html`: the panel alone, for sessions of any app. */
import './trusted-addresses.ts';
import '../element.ts';
import { devtools } from '../core/index.ts';
import type { DevtoolsPanel } from '../element.ts';
import { askBeforeFetch, fetchSession } from './fetch-session.ts';
import { pastedFiles } from './pasted-files.ts';

const panel = document.querySelector<DevtoolsPanel>('devtools-panel')!;

// Looking at sessions takes an engine, but nothing of this page is recorded.
await devtools.enable({ collectors: [], name: 'Session viewer' }).then(
  (engine) => engine.pause(),
  // What goes wrong is shown in the panel.
  () => undefined,
);

// In the capturing phase, since the panel keeps its own events to itself.
addEventListener(
  'paste',
  (event) => {
    const files = pastedFiles(event);
    if (files.length === 0) return;
    event.preventDefault();
    panel.openFiles(files);
  },
  true,
);

const address = new URLSearchParams(location.search).get('session');
if (address !== null) await openAddress(address);

if (import.meta.env.PROD) {
  // Of its folder, since a worker is fetched in the scope of its own address. Nothing depends on it, and a browser may
  // refuse it, in private windows.
  navigator.serviceWorker.register('./viewer-offline.js').catch(() => undefined);
}

async function openAddress(text: string): Promise<void> {
  try {
    const url = new URL(text, location.href);
    if (await askBeforeFetch(url)) panel.openFiles([await fetchSession(url)]);
  } catch (error) {
    const problem = document.querySelector<HTMLElement>('#problem')!;
    problem.textContent = `The session could not be fetched: ${error instanceof Error ? error.message : String(error)}`;
    problem.hidden = false;
    // Above the panel, which is on the top layer.
    problem.popover = 'manual';
    problem.showPopover();
  }
}
