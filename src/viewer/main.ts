/** The page `viewer.html`: the panel alone, for sessions of any app. */
import './trusted-addresses.ts';
import '../element.ts';
import { devtools } from '../core/index.ts';

// Looking at sessions takes an engine, but nothing of this page is recorded.
await devtools.enable({ collectors: [], name: 'Session viewer' }).then(
  (engine) => engine.pause(),
  // What goes wrong is shown in the panel.
  () => undefined,
);

if (import.meta.env.PROD) {
  // Of its folder, since a worker is fetched in the scope of its own address. Nothing depends on it, and a browser may
  // refuse it, in private windows.
  navigator.serviceWorker.register('./viewer-offline.js').catch(() => undefined);
}
