import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { StorageUse } from '../../../core/index.ts';
import { cssProps } from '../../styles/css-props.ts';
import { formatBytes } from '../../styles/format.ts';

/** What the origin stores and may store, as a bar and in words; `answer` is what the browser said when it was asked. */
export function renderStorage(
  { usage, quota, persisted }: StorageUse,
  answer: string,
  askToPersist: () => void,
): TemplateResult {
  if (usage === undefined || quota === undefined)
    return html`<div class="storage">
      <span class="dim">The browser does not say how much is stored.</span>
    </div>`;
  const share = quota > 0 ? Math.min(1, usage / quota) : 0;
  const left = formatBytes(Math.max(0, quota - usage));
  return html`<div class="storage">
    <meter aria-label="Storage used" min="0" max="1" value=${share}></meter>
    <span class="track" aria-hidden="true"
      ><span class="used" ${cssProps({ '--share': `${(share * 100).toFixed(2)}%` })}></span
    ></span>
    <span
      class="words"
      title="All sessions as they are stored, compressed, and whatever else the site stores"
      >${formatBytes(usage)} on disk for this site · ${left}
      left${persisted ? ' · kept by the browser' : ''}</span
    >
    ${
      persisted === false
        ? html`<button
            class="button"
            id="persist"
            title="Ask the browser not to clear stored data when space is short"
            @click=${askToPersist}
          >
            Keep stored data
          </button>`
        : nothing
    }
    <span class="dim" role="status">${answer}</span>
  </div>`;
}
