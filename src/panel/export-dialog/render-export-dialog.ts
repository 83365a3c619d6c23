import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { ExportController } from './export-controller.ts';

/** The dialog, while it is open; its code is there then. */
export function renderExportDialog(exports: ExportController): TemplateResult | typeof nothing {
  if (!exports.isOpen) return nothing;
  return html`<devtools-export-dialog
    .exports=${exports}
    .settings=${exports.settings}
    .delta=${exports.isDelta}
    .lastExport=${exports.lastExport}
    .transfer=${exports.transfer}
    .exceptions=${exports.exceptions}
  ></devtools-export-dialog>`;
}
