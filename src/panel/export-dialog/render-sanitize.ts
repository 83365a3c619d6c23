import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { NEW_PATTERN } from '../sanitize-settings.ts';
import type { OwnPattern, SanitizeSettings } from '../sanitize-settings.ts';
import { formatCountOf } from '../styles/format.ts';
import { icons } from '../styles/icons.ts';
import { escapeText } from '../value/escape-text.ts';
import type { PatternProblem } from './own-sanitizer.ts';

/** What the part about sanitising is drawn with, and what it can ask for. */
export interface SanitizeContext {
  settings: SanitizeSettings;
  /** Templates that this page knows. */
  names: readonly string[];
  /** One a pattern. */
  problems: readonly (PatternProblem | undefined)[];
  exceptionCount: number;
  change: (settings: SanitizeSettings) => void;
  preview: () => void;
}

const LABELS: Record<string, string> = {
  secrets: 'Secrets',
  pii: 'PII',
  pci: 'PCI',
  hipaa: 'HIPAA',
  gdpr: 'GDPR',
};

const FIELDS: readonly { key: keyof OwnPattern; label: string; placeholder: string }[] = [
  { key: 'pattern', label: 'Pattern', placeholder: 'Pattern, such as EMP-\\d+' },
  { key: 'replacement', label: 'Replacement', placeholder: 'Replacement' },
  { key: 'name', label: 'Name', placeholder: 'Name' },
  { key: 'priority', label: 'Priority', placeholder: 'Priority' },
];

/** The rows of the dialog about what is taken out of the file. */
export function renderSanitize(context: SanitizeContext): TemplateResult {
  const { settings, names, problems, exceptionCount, change, preview } = context;
  const { templates, patterns } = settings;
  // One that was chosen stays chosen where it is not registered: less would be removed without it.
  const all = [...new Set([...sorted(names), ...templates])];
  const isNothing = templates.length === 0 && patterns.length === 0;
  return html`
    <span class="name" id="sanitize">Sanitise</span>
    <div class="sanitize">
      <div class="line" role="group" aria-labelledby="sanitize">
        ${all.map((name) => renderTemplate(name, names.includes(name), context))}
      </div>
      ${patterns.map((pattern, at) => renderPattern(pattern, at, context))}
      <div class="line">
        <button
          type="button"
          class="button"
          id="add-pattern"
          @click=${() => change({ templates, patterns: [...patterns, NEW_PATTERN] })}
        >
          Add pattern
        </button>
        <button
          type="button"
          class="button"
          id="preview"
          ?disabled=${isNothing || problems.some((problem) => problem !== undefined)}
          @click=${preview}
        >
          Preview…
        </button>
        <span class="dim" id="sanitize-note">
          ${
            isNothing
              ? 'Nothing is removed from the file'
              : exceptionCount > 0
                ? `${formatCountOf(exceptionCount, 'exception')} for this export`
                : nothing
          }
        </span>
      </div>
    </div>
  `;
}

/** The first ones are those that most need. */
function sorted(names: readonly string[]): string[] {
  const known = Object.keys(LABELS).filter((name) => names.includes(name));
  return [...known, ...names.filter((name) => !known.includes(name))];
}

function renderTemplate(
  name: string,
  isKnown: boolean,
  { settings, change }: SanitizeContext,
): TemplateResult {
  const others = settings.templates.filter((other) => other !== name);
  return html`<label>
    <input
      type="checkbox"
      name="template-${name}"
      .checked=${settings.templates.includes(name)}
      @change=${(event: Event) => {
        const { checked } = event.target as HTMLInputElement;
        change({ ...settings, templates: checked ? [...others, name] : others });
      }}
    />
    <span>${escapeText(LABELS[name] ?? name)}${isKnown ? '' : ' (not registered here)'}</span>
  </label>`;
}

function renderPattern(
  pattern: OwnPattern,
  at: number,
  { settings, problems, change }: SanitizeContext,
): TemplateResult {
  const problem = problems[at];
  const { patterns } = settings;
  const replace = (...others: OwnPattern[]): void =>
    change({ ...settings, patterns: [...patterns.slice(0, at), ...others, ...patterns.slice(at + 1)] });
  return html`<div class="own" role="group" aria-label="Pattern ${at + 1}">
    ${FIELDS.map(
      ({ key, label, placeholder }) =>
        html`<input
          class="field mono ${key}"
          autocomplete="off"
          spellcheck="false"
          aria-label=${label}
          aria-invalid=${problem?.field === key}
          aria-describedby=${problem?.field === key ? `problem-${at}` : nothing}
          placeholder=${placeholder}
          .value=${pattern[key]}
          @input=${(event: Event) =>
            replace({ ...pattern, [key]: (event.target as HTMLInputElement).value })}
        />`,
    )}
    <button
      type="button"
      class="icon"
      aria-label="Remove pattern ${at + 1}"
      title="Remove this pattern"
      @click=${() => replace()}
    >
      ${icons.close}
    </button>
    <div class="problem" id="problem-${at}" role="status">${escapeText(problem?.text ?? '')}</div>
  </div>`;
}
