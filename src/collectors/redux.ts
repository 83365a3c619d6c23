export { reduxEnhancer } from '../core/collect/redux.ts';
export type { ReduxEnhancerOptions } from '../core/collect/redux.ts';
export { reduxDevToolsCollector } from '../core/collect/redux-extension.ts';
