import '../../src/auto.ts';
import { vueCollector } from '../../src/collectors/vue.ts';
import { devtools } from '../../src/index.ts';

// The panel records from here on; the collector is in place before the first component mounts.
devtools.get()?.use(vueCollector());

await import('./shop.ts');
