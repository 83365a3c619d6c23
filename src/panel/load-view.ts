import type { TabName } from './tabs.ts';

/** Fetches a view's code, once. */
export function loadView(name: TabName): Promise<unknown> {
  switch (name) {
    case 'components':
      return import('./views/components-view/devtools-components-view.ts');
    case 'state':
      return import('./views/state-view/devtools-state-view.ts');
    case 'events':
      return import('./views/events-view/devtools-events-view.ts');
    case 'performance':
      return import('./views/performance-view/devtools-performance-view.ts');
    case 'sessions':
      return import('./views/sessions-view/devtools-sessions-view.ts');
  }
}
