import { html, LitElement } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { PropertyValues, TemplateResult } from 'lit';
import { SessionError } from '../../core/index.ts';
import type { SessionQuery } from '../../core/index.ts';
import { escapeText } from '../value/escape-text.ts';

/** A view that takes this many times as long to read as before it may be read again. */
const REST_FACTOR = 3;

/**
 * What all views share: they read the shown session when it changes, one reading at a time, and only
 * while they are visible. A reading that takes long makes the next one wait longer.
 */
export abstract class SessionView extends LitElement {
  @property({ attribute: false }) query: SessionQuery | undefined;
  /** Grows when the session may have changed. */
  @property({ type: Number }) revision = 0;
  /** Whether the session is the one being recorded. */
  @property({ type: Boolean }) live = false;
  /** Whether the view is on screen; one that is not keeps what it has. */
  @property({ type: Boolean }) active = false;

  @state() protected failure: string | undefined;

  #readRevision: number | undefined;
  #isReading = false;
  #restTimer: ReturnType<typeof setTimeout> | undefined;

  /** Forgets what belongs to the session before. */
  protected abstract reset(): void;

  /** Reads what the view shows. What it awaits may belong to a query that is no longer `this.query`. */
  protected abstract read(query: SessionQuery): Promise<void>;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#restTimer);
    this.#restTimer = undefined;
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (!changed.has('query')) return;
    this.failure = undefined;
    this.#readRevision = undefined;
    this.reset();
  }

  protected override updated(_changed: PropertyValues): void {
    this.#readIfStale();
  }

  /** Reads again though the session is the same: a filter or a selection changed. */
  protected readAgain(): void {
    this.#readRevision = undefined;
    clearTimeout(this.#restTimer);
    this.#restTimer = undefined;
    this.#readIfStale();
  }

  protected renderFailure(): TemplateResult {
    return html`<div class="empty" role="alert">${escapeText(this.failure ?? '')}</div>`;
  }

  #readIfStale(): void {
    const { query, revision } = this;
    if (!query || !this.active || this.#isReading || this.#restTimer !== undefined) return;
    if (this.#readRevision === revision) return;
    this.#readRevision = revision;
    this.#isReading = true;
    const startedAt = performance.now();
    this.read(query)
      .then(
        () => {
          if (query === this.query) this.failure = undefined;
        },
        (error: unknown) => {
          if (query === this.query)
            this.failure = error instanceof SessionError ? error.message : String(error);
        },
      )
      .finally(() => {
        this.#isReading = false;
        this.#rest((performance.now() - startedAt) * REST_FACTOR);
      });
  }

  #rest(ms: number): void {
    if (!this.isConnected) return;
    this.#restTimer = setTimeout(() => {
      this.#restTimer = undefined;
      this.#readIfStale();
    }, ms);
  }
}
