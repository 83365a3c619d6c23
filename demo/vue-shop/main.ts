import '../../src/auto.ts';
import { domCollector } from '../../src/collectors/dom.ts';
import { vueCollector } from '../../src/collectors/vue.ts';
import { devtools } from '../../src/index.ts';

// The panel records from here on; the collector is in place before the first component mounts.
devtools.get()?.use(vueCollector());
devtools.get()?.use(domCollector());

await import('./shop.ts');
