import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { isDamage, SECTIONS } from '../../core/index.ts';
import type { ImportedFile, ImportMode, ImportResult, SessionError } from '../../core/index.ts';
import { KEPT_IMPORT_MODES } from '../kept-choices.ts';
import { sectionLabel } from '../section-label.ts';
import { formatCount, formatCountOf, formatMs } from '../styles/format.ts';
import { escapeText } from '../value/escape-text.ts';
import { adviceFor } from './advice.ts';
import { nameOf, nameOfFile } from './transfer.ts';
import type { ImportTransfer } from './transfer.ts';
import type { TransferActions } from './transfer-actions.ts';

/** Warnings of one session that are listed: the rest is counted. */
const MAX_WARNINGS = 5;

const FORMAT_LABELS: Record<string, string> = { json: 'JSON', yaml: 'YAML', msgpack: 'MessagePack' };

const DONE: Record<ImportMode, string> = {
  open: 'Opened',
  merge: 'Merged',
  replace: 'Replaced this tab’s session by',
};

const AGAIN: Record<ImportMode, string> = {
  open: 'Open as a session',
  merge: 'Merge into this tab’s session',
  replace: 'Replace this tab’s session',
};

const NEXT: Record<(typeof KEPT_IMPORT_MODES)[number], string> = {
  open: 'open as sessions',
  merge: 'merge into this tab’s session',
};

const MODES = ['open', 'merge', 'replace'] as const satisfies readonly ImportMode[];

/** What the report is shown with, and what it can ask for. */
export interface ReportContext {
  /** What becomes of files that are dropped next. */
  importMode: ImportMode;
  /** Whether the page records nothing that a file could become part of. */
  isViewer: boolean;
  actions: TransferActions;
  /** It is asked whether this tab's records may go. */
  isAsking: boolean;
  ask: (isAsking: boolean) => void;
}

/** What came of files that were dropped together: every session with its files in their order. */
export function renderImportReport(transfer: ImportTransfer, context: ReportContext): TemplateResult {
  const { result = [], mode, ignored } = transfer;
  const { importMode, actions } = context;
  const total = result.reduce((sum, { recordCount }) => sum + recordCount, 0);
  const durationMs = result[0]?.durationMs ?? 0;
  const isFree = result.some((one) => one.files[0]?.since === undefined);
  return html`<div class="report" role="group" aria-label="What was read" tabindex="0">
      <div class="title">${isFree ? DONE[mode] : 'Continued by'} ${escapeText(nameOf(transfer))}</div>
      <div class="dim">
        ${formatCountOf(total, 'record')} added ·
        ${formatMs(durationMs)}${durationMs < 10_000 ? ' ms' : ''}
      </div>
      ${result.map(renderSession)} ${ignored.map((text) => html`<div>${escapeText(text)}</div>`)}
    </div>
    ${
      isFree && !context.isViewer
        ? html`${context.isAsking ? renderQuestion(transfer, context) : renderModes(transfer, context)}
            <label class="next">
              <span class="dim">Files dropped next</span>
              <select
                id="import-mode"
                @change=${(event: Event) =>
                  actions.rememberMode((event.target as HTMLSelectElement).value as ImportMode)}
              >
                ${KEPT_IMPORT_MODES.map(
                  (other) =>
                    html`<option value=${other} .selected=${other === importMode}>
                      ${NEXT[other]}
                    </option>`,
                )}
              </select>
            </label>`
        : nothing
    }`;
}

/** Whether there is nothing in the report that a person has to know or answer. */
export function isPlainReport({ result = [], ignored, partial }: ImportTransfer): boolean {
  return !partial && ignored.length === 0 && result.every(({ warnings }) => warnings.length === 0);
}

function renderModes(
  { files, mode, partial }: ImportTransfer,
  { actions, ask }: ReportContext,
): TemplateResult {
  return html`<div class="actions">
    ${MODES.filter((other) => other !== mode).map(
      (other) =>
        html`<button
          class="button"
          data-mode=${other}
          @click=${() => (other === 'replace' ? ask(true) : actions.importAgain({ files, partial, mode: other }))}
        >
          ${AGAIN[other]}
        </button>`,
    )}
  </div>`;
}

/** The records of this tab are nowhere else: they do not go by one press. */
function renderQuestion(
  { files, partial }: ImportTransfer,
  { actions, ask }: ReportContext,
): TemplateResult {
  return html`<div>Replacing deletes what this tab has recorded. Replace it?</div>
    <div class="actions">
      <button class="button" id="keep" @click=${() => ask(false)}>Keep it</button>
      <button
        class="button"
        id="replace"
        @click=${() => {
          ask(false);
          actions.importAgain({ files, partial, mode: 'replace' });
        }}
      >
        Replace
      </button>
    </div>`;
}

function renderSession({ files, warnings }: ImportResult): TemplateResult {
  const [first] = files;
  const rest = warnings.length - MAX_WARNINGS;
  return html`<div class="session">
    <div class="name">${escapeText(first?.sessionName ?? '')}</div>
    <ol>
      ${files.map((file) => html`<li>${renderFile(file)}</li>`)}
    </ol>
    ${warnings.slice(0, MAX_WARNINGS).map((text) => html`<div class="warning">${escapeText(text)}</div>`)}
    ${rest > 0 ? html`<div class="warning">and ${formatCountOf(rest, 'more warning')}</div>` : nothing}
  </div>`;
}

function renderFile(file: ImportedFile): TemplateResult {
  const { name, format, compressed, version, since, firstSeq, lastSeq, counts, checkpoint } = file;
  const migrated = file.migratedFrom === undefined ? '' : ', migrated';
  const form = [
    since === undefined ? '' : 'delta',
    `${FORMAT_LABELS[format] ?? format}${compressed ? ', compressed' : ''}`,
    `version ${version}${migrated}`,
  ];
  const from = since === undefined ? firstSeq : since.seq + 1;
  const sections = SECTIONS.filter((section) => counts[section] > 0).map(
    (section) => `${sectionLabel(section).toLowerCase()} ${formatCount(counts[section])}`,
  );
  return html`<div class="file">${escapeText(name)}</div>
    <div class="dim">${form.filter((part) => part !== '').join(' · ')}</div>
    <div class="dim">
      ${sections.length === 0 ? 'no records' : sections.join(' · ')} · seq ${formatCount(from)} to
      ${formatCount(Math.max(checkpoint?.seq ?? 0, lastSeq))}
    </div>`;
}

/** What is wrong with files that were dropped together, in which of them, and what can be done. */
export function renderImportError(
  { files, mode, ignored, partial }: ImportTransfer,
  error: SessionError,
  actions: TransferActions,
): TemplateResult {
  const advice = adviceFor(error.code);
  const others = files.filter((file) => nameOfFile(file) !== error.file);
  const isOneOfSeveral = files.length > 1 && others.length > 0 && others.length < files.length;
  const mayBePartial = !partial && isDamage(error.code);
  return html`${files.length > 1 ? html`<div>Nothing of the ${files.length} files was applied.</div>` : nothing}
  ${ignored.map((text) => html`<div>${escapeText(text)}</div>`)}
  ${advice === undefined ? nothing : html`<div>${advice}</div>`}
  ${
    isOneOfSeveral || mayBePartial
      ? html`<div class="actions">
          ${
            mayBePartial
              ? html`<button
                  class="button"
                  id="partial"
                  title="Up to the place that is wrong. What comes behind it is missing then."
                  @click=${() => actions.importAgain({ files, mode, partial: true })}
                >
                  Open what can be read
                </button>`
              : nothing
          }
          ${
            isOneOfSeveral
              ? html`<button
                  class="button"
                  id="without"
                  @click=${() => actions.importAgain({ files: others, mode })}
                >
                  Go on without ${escapeText(error.file!)}
                </button>`
              : nothing
          }
        </div>`
      : nothing
  }`;
}
