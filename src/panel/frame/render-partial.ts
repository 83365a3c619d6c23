import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { SessionInfo } from '../../core/index.ts';
import { describePartial } from '../describe-partial.ts';

/** Says over the views of a session that it is not whole, how far it goes, and why when somebody asks. */
export function renderPartial({
  isLive,
  info,
}: {
  isLive: boolean;
  info: SessionInfo | undefined;
}): TemplateResult | typeof nothing {
  const partial = isLive || !info ? undefined : describePartial(info);
  if (!partial) return nothing;
  return html`<details class="partial" id="partial" title=${partial.reason}>
    <summary>${partial.extent}</summary>
    <p>${partial.reason}</p>
  </details>`;
}
