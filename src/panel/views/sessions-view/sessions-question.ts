import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { formatBytes, formatCountOf } from '../../styles/format.ts';
import { escapeText } from '../../value/escape-text.ts';
import type { SessionLine } from './session-row.ts';

/** What is asked before something that cannot be taken back. */
export type SessionsQuestion =
  | { kind: 'delete'; lines: readonly SessionLine[] }
  | { kind: 'merge'; source: SessionLine; targets: readonly SessionLine[]; targetId: string };

export interface QuestionAnswers {
  readonly cancel: () => void;
  readonly confirm: () => void;
  readonly chooseTarget: (id: string) => void;
}

/** Says what would happen, and asks. */
export function renderQuestion(
  question: SessionsQuestion,
  isBusy: boolean,
  { cancel, confirm, chooseTarget }: QuestionAnswers,
): TemplateResult {
  const isMerge = question.kind === 'merge';
  const onKeyDown = (event: KeyboardEvent): void => {
    event.stopPropagation();
    if (event.key !== 'Escape') return;
    event.preventDefault();
    cancel();
  };
  return html`<div
    class="question"
    role="alertdialog"
    aria-labelledby="question-text"
    @keydown=${onKeyDown}
  >
    <p id="question-text">${isMerge ? describeMerge(question) : describeDeletion(question.lines)}</p>
    <div class="answers">
      ${
        isMerge
          ? html`<select
              aria-label="Session to merge into"
              @change=${(event: Event) => chooseTarget((event.target as HTMLSelectElement).value)}
            >
              ${question.targets.map(
                (target) =>
                  html`<option value=${target.id} .selected=${target.id === question.targetId}>
                    ${titleOf(target)}
                  </option>`,
              )}
            </select>`
          : nothing
      }
      <button class="button" id="cancel" ?disabled=${isBusy} @click=${cancel}>Cancel</button>
      <button class="button primary" id="confirm" ?disabled=${isBusy} @click=${confirm}>
        ${isBusy ? (isMerge ? 'Merging…' : 'Deleting…') : isMerge ? 'Merge' : 'Delete'}
      </button>
    </div>
  </div>`;
}

/** A session's name as it can stand in a sentence. */
function titleOf({ name, isLive }: SessionLine): string {
  const shown = escapeText(name).slice(0, 60) || 'Unnamed';
  return isLive ? `${shown} (this tab)` : shown;
}

function describeDeletion(lines: readonly SessionLine[]): string {
  const bytes = lines.reduce((sum, line) => sum + line.bytes, 0);
  const records = lines.reduce((sum, { recordCount }) => sum + recordCount, 0);
  const what = lines.length === 1 ? `“${titleOf(lines[0]!)}”` : formatCountOf(lines.length, 'session');
  return `Delete ${what} with ${formatCountOf(records, 'record')}, ${formatBytes(bytes)} as JSON? This cannot be undone.`;
}

function describeMerge({
  source,
  targets,
  targetId,
}: Extract<SessionsQuestion, { kind: 'merge' }>): string {
  const target = targets.find(({ id }) => id === targetId)!;
  return `Add a copy of the ${formatCountOf(source.recordCount, 'record')} of “${titleOf(source)}” to “${titleOf(target)}”, behind what is there and without what it has already. “${titleOf(source)}” stays as it is.`;
}
