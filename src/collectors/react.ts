export { createReactCollector as reactCollector } from '../core/collect/react.ts';
