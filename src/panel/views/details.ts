import { html } from 'lit';
import type { SessionRecord } from '../../core/index.ts';
import type { TemplateResult } from 'lit';
import '../value/devtools-value.ts';
import { icons } from '../styles/icons.ts';
import { escapeText } from '../value/escape-text.ts';

/** The pane of what is selected: its title, a button that closes it, and `content`. */
export function renderDetails(
  label: string,
  title: string,
  close: () => void,
  content: TemplateResult,
): TemplateResult {
  return html`<section class="details" aria-label=${label}>
    <header>
      <h2>${escapeText(title)}</h2>
      <button class="icon" aria-label="Close details" title="Close details" @click=${close}>
        ${icons.close}
      </button>
    </header>
    ${content}
  </section>`;
}

/** A record by itself, for views whose lines are made from many. */
export function renderRecord(record: SessionRecord, close: () => void): TemplateResult {
  const { name } = record;
  const content = html`<div class="scroll">
    <devtools-value
      label="Record"
      record
      .value=${record}
      .subject=${String(record.seq)}
    ></devtools-value>
  </div>`;
  return renderDetails(
    'Record',
    `#${record.seq}${name === undefined ? '' : ` ${name}`}`,
    close,
    content,
  );
}
