import { devtools } from './core/index.ts';
import './element.ts';

/** One import line records and shows: for dev builds. What goes wrong is shown in the panel. */
devtools.enable().catch(() => undefined);

function mount(): void {
  if (document.querySelector('devtools-panel') === null) {
    document.body.append(document.createElement('devtools-panel'));
  }
}

if (document.readyState === 'loading') addEventListener('DOMContentLoaded', mount, { once: true });
else mount();
