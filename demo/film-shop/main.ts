import '../../src/auto.ts';
import { domCollector } from '../../src/collectors/dom.ts';
import { litCollector } from '../../src/collectors/lit.ts';
import { devtools } from '../../src/index.ts';

// The panel records from here on; the collector is in place before the first component mounts.
devtools.get()?.use(litCollector());
devtools.get()?.use(domCollector());

await import('./components/film-app.ts');
