export { reduxEnhancer } from '../core/collect/redux.ts';
export type { ReduxEnhancerOptions } from '../core/collect/redux.ts';
