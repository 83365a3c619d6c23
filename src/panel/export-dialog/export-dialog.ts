import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { TimeRange } from '../../core/index.ts';
import type { ExportController, ExportSource } from './export-controller.ts';

/**
 * Opens the dialog; its code comes with the first one.
 *
 * @param looked - the part of the shown session that is looked at, which is offered
 * @param id - of another session, which is shown as long as the dialog is
 */
export async function openExportDialog(
  exports: ExportController,
  source: ExportSource,
  looked: { readonly range: TimeRange | undefined },
  id?: string,
): Promise<void> {
  const shownBefore = id === undefined ? undefined : source.shown;
  if (id !== undefined) await source.show(id);
  await import('./devtools-export-dialog.ts');
  await exports.open(looked.range, shownBefore);
}

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
