import { css, html, nothing } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { PropertyValues, TemplateResult } from 'lit';
import { devtools } from '../../../core/index.ts';
import type { RefSummary, SessionQuery, Watcher } from '../../../core/index.ts';
import { defineElement } from '../../define-element.ts';
import { DevtoolsElement } from '../../devtools-element.ts';
import { controls } from '../../styles/controls.styles.ts';
import { formatCount } from '../../styles/format.ts';
import { tokens } from '../../styles/tokens.styles.ts';
import { escapeText } from '../../value/escape-text.ts';
import { RecordShowEvent } from '../record-show-event.ts';

/** Watchers that are named; the rest is counted. */
const MAX_SHOWN = 30;

/** What runs anew in the live app when a ref changes, where its collector can tell. */
class DevtoolsWatchers extends DevtoolsElement {
  static override readonly styles = [
    tokens,
    controls,
    css`
      :host {
        display: block;
        padding: 2px 6px;
        overflow-wrap: anywhere;
      }
      :host([hidden]) {
        display: none;
      }
      .link {
        padding: 0;
        border: 0;
        background: none;
        color: var(--_accent);
        font: inherit;
        text-align: start;
        cursor: pointer;
      }
      .link:hover {
        text-decoration: underline;
      }
    `,
  ];

  @property({ attribute: false }) query: SessionQuery | undefined;
  /** The ref; another object when it has changed, and others may watch it by then. */
  @property({ attribute: false }) subject: RefSummary | undefined;
  /** Whether the session is the one being recorded: no other has an app to ask. */
  @property({ type: Boolean }) live = false;

  @state() private watchers: readonly Watcher[] | undefined;

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('subject') || changed.has('live')) void this.#read();
  }

  protected override updated(): void {
    this.hidden = this.watchers === undefined;
  }

  protected override render(): TemplateResult | typeof nothing {
    const { watchers } = this;
    if (!watchers) return nothing;
    const more = watchers.length - MAX_SHOWN;
    return html`<span class="dim">Watched by</span> ${
        watchers.length === 0
          ? 'nothing'
          : watchers
              .slice(0, MAX_SHOWN)
              .map((watcher, i) => html`${i > 0 ? ', ' : ''}${this.#renderWatcher(watcher)}`)
      }${more > 0 ? ` and ${formatCount(more)} more` : ''}`;
  }

  #renderWatcher({ kind, name, id }: Watcher): TemplateResult {
    const text = escapeText(name);
    if (kind !== 'component' || id === undefined)
      return html`${text} <span class="dim">(${kind})</span>`;
    return html`<button
      class="link"
      title="Show ${text} in Components"
      @click=${() => void this.#showComponent(id)}
    >
      ${text}
    </button>`;
  }

  async #read(): Promise<void> {
    const { subject, live } = this;
    const watchers =
      subject && live
        ? await devtools
            .get()
            ?.watchersOf(subject.id)
            .catch(() => undefined)
        : undefined;
    if (subject === this.subject && live === this.live) this.watchers = watchers;
  }

  async #showComponent(componentId: string): Promise<void> {
    const place = await this.query
      ?.lastBefore({ seq: Number.MAX_SAFE_INTEGER, componentId })
      .catch(() => undefined);
    if (place) this.dispatchEvent(new RecordShowEvent(place));
  }
}

defineElement('devtools-watchers', DevtoolsWatchers);

declare global {
  interface HTMLElementTagNameMap {
    'devtools-watchers': DevtoolsWatchers;
  }
}
