import { ownValue } from './own-value.ts';
import type { VueInstance, VueType } from './vue-types.ts';

function ownText(type: VueType, key: string): string {
  const value: unknown = Object.getOwnPropertyDescriptor(type, key)?.value;
  return typeof value === 'string' ? value : '';
}

/** `ProductList` of `src/ProductList.vue`, `product-list` of `src/product-list/index.vue`. */
function fileName(type: VueType): string {
  const path = ownText(type, '__file').replace(/\\/g, '/');
  return /([^/]+?)(?:\/index)?\.[^./]*$/.exec(path)?.[1] ?? '';
}

/** `index` says nothing where the folder has the name. */
function ownName(type: VueType): string {
  const name = ownText(type, 'displayName') || ownText(type, 'name') || ownText(type, '__name');
  return name === 'index' ? fileName(type) : name;
}

function registeredName(components: unknown, type: VueType): string {
  if (typeof components !== 'object' || components === null) return '';
  return Object.keys(components).find((key) => ownValue(components, key) === type) ?? '';
}

/** What Vue DevTools calls a component. */
export function componentName(instance: VueInstance): string {
  const { type, parent, appContext } = instance;
  return (
    ownName(type) ||
    (parent ? registeredName(ownValue(parent.type, 'components'), type) : 'Root') ||
    registeredName(appContext.components, type) ||
    fileName(type) ||
    'Anonymous Component'
  );
}
