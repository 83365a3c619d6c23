/** Entry `devtools-panel/element`: defines `<devtools-panel>`. */
import { defineElement } from './panel/define-element.ts';
import { DevtoolsPanel } from './panel/devtools-panel.ts';

defineElement('devtools-panel', DevtoolsPanel);

export { DevtoolsPanel };
export type { Corner, PanelLocation, Theme } from './panel/panel-attributes.ts';
export type { DevtoolsErrorEvent } from './panel/events/devtools-error-event.ts';
export type { DevtoolsExportEvent } from './panel/events/devtools-export-event.ts';
export type { DevtoolsImportEvent } from './panel/events/devtools-import-event.ts';
export type { DevtoolsSeekEvent } from './panel/events/devtools-seek-event.ts';
