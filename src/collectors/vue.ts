export { createVueCollector as vueCollector } from '../core/collect/vue.ts';
export type { VueCollectorOptions } from '../core/collect/vue.ts';
