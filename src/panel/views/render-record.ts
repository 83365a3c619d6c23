import { html } from 'lit';
import type { TemplateResult } from 'lit';
import type { SessionRecord } from '../../core/index.ts';
import '../value/devtools-value.ts';
import { renderDetails } from './details.ts';

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
