import '../../src/auto.ts';
import { domCollector } from '../../src/collectors/dom.ts';
import { reactCollector } from '../../src/collectors/react.ts';
import { reduxDevToolsCollector } from '../../src/collectors/redux.ts';
import { devtools } from '../../src/index.ts';

// In the page before React and Zustand, which look for such tools when they are loaded.
const tools = devtools.get();
tools?.use(reactCollector());
tools?.use(reduxDevToolsCollector());
tools?.use(domCollector());

await import('./shop.tsx');
