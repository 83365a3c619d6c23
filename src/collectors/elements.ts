export { createElementsCollector as elementsCollector } from '../core/collect/elements.ts';
