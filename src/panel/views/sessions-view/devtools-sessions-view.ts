import { html, nothing } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { PropertyValues, TemplateResult } from 'lit';
import { toSessionError } from '../../../core/index.ts';
import type { StorageUse } from '../../../core/index.ts';
import type { Command } from '../../commands/command.ts';
import { defineElement } from '../../define-element.ts';
import { DevtoolsElement } from '../../devtools-element.ts';
import '../../menu/devtools-menu.ts';
import type { DevtoolsMenu, MenuAnchor } from '../../menu/devtools-menu.ts';
import { nextIndex } from '../../rows/list-keys.ts';
import { controls } from '../../styles/controls.styles.ts';
import { formatCount, formatCountOf } from '../../styles/format.ts';
import { tokens } from '../../styles/tokens.styles.ts';
import { viewStyles } from '../view.styles.ts';
import { sessionsViewStyles } from './devtools-sessions-view.styles.ts';
import { renderSessionHeader, renderSessionRow } from './render-session-row.ts';
import { sessionCommands } from './session-commands.ts';
import type { SessionActions } from './session-commands.ts';
import { sessionLines } from './session-row.ts';
import type { SessionColumn, SessionLine, SessionSort } from './session-row.ts';
import { SessionSelection } from './session-selection.ts';
import { renderQuestion } from './sessions-question.ts';
import type { SessionsQuestion } from './sessions-question.ts';
import { renderStorage } from './storage-bar.ts';
import type { StoredSessions } from './stored-sessions.ts';

/** Rows that Page Up and Page Down go over. */
const PAGE_ROWS = 10;

/** All stored sessions: to be opened, renamed, exported, merged and deleted, and the room that they take. */
class DevtoolsSessionsView extends DevtoolsElement {
  static override readonly styles = [tokens, controls, viewStyles, sessionsViewStyles];

  @property({ attribute: false }) stored!: StoredSessions;
  /** Whether the view is on screen. */
  @property({ type: Boolean }) active = false;

  @state() private filterText = '';
  @state() private sort: SessionSort = { column: 'startedAt', isDescending: true };
  @state() private renaming: string | undefined;
  @state() private question: SessionsQuestion | undefined;
  @state() private isBusy = false;
  @state() private use: StorageUse = {};
  @state() private answer = '';
  @state() private said = '';

  @query('.list') private list!: HTMLElement | null;
  @query('devtools-menu') private menu!: DevtoolsMenu;

  readonly #selection = new SessionSelection();
  #lines: readonly SessionLine[] = [];

  readonly #actions: SessionActions = {
    open: ({ id }) => this.stored.open(id),
    export: ({ id }) => this.stored.export(id),
    rename: (line) => this.#startRename(line),
    merge: (line) => this.#askToMerge(line),
    compare: (line, other) => this.stored.compare(line.id, other.id),
    remove: (lines) => this.#ask({ kind: 'delete', lines }),
  };

  /** What can be done in this view now. */
  commands(): readonly Command[] {
    const line = this.#activeLine;
    return line ? sessionCommands(line, this.#selectedLines, this.#lines, this.#actions) : [];
  }

  /** Puts the keyboard into the filter field, to write another filter. */
  focusFilter(): void {
    const field = this.renderRoot.querySelector<HTMLInputElement>('input[type=search]');
    field?.focus();
    field?.select();
  }

  protected override willUpdate(changed: PropertyValues): void {
    this.#lines = sessionLines(this.stored, this.filterText, this.sort);
    this.#selection.keep(this.#order);
    const before = changed.get('stored') as StoredSessions | undefined;
    const isOther = changed.has('stored') && before?.sessions !== this.stored.sessions;
    if (this.active && (isOther || changed.has('active'))) void this.#readUse();
  }

  protected override render(): TemplateResult {
    const { sessions } = this.stored;
    const { length } = this.#lines;
    const count =
      length === sessions.length
        ? formatCountOf(length, 'session')
        : `${formatCount(length)} of ${formatCountOf(sessions.length, 'session')}`;
    return html`
      <div class="bar">
        <input
          class="field grow"
          type="search"
          aria-label="Filter sessions"
          placeholder="Filter by name, state or origin"
          spellcheck="false"
          @input=${this.#onFilter}
        />
        <span class="dim" role="status">${this.said}</span>
        <span class="count">${count}</span>
      </div>
      <div class="panes"><div class="main">${this.#renderList()}</div></div>
      ${
        this.question
          ? renderQuestion(this.question, this.isBusy, {
              cancel: () => this.#endQuestion(),
              confirm: () => void this.#confirm(),
              chooseTarget: (targetId) => this.#chooseTarget(targetId),
            })
          : nothing
      }
      ${renderStorage(this.use, this.answer, () => void this.#askToPersist())}
      <devtools-menu label="Session" .items=${this.commands()}></devtools-menu>
    `;
  }

  #renderList(): TemplateResult {
    if (this.#lines.length === 0) {
      const isFiltered = this.stored.sessions.length > 0;
      return html`<div class="empty">
        ${isFiltered ? 'No session fits the filter.' : 'Nothing is stored yet. Drop session files here to open them.'}
      </div>`;
    }
    const { active, ids } = this.#selection;
    return html`<div
      class="list"
      role="grid"
      tabindex="0"
      aria-label="Stored sessions"
      aria-multiselectable="true"
      aria-activedescendant="row-${this.#order.indexOf(active ?? '')}"
      @keydown=${this.#onKeyDown}
      @click=${this.#onClick}
      @dblclick=${this.#onDoubleClick}
      @contextmenu=${this.#onContextMenu}
    >
      ${renderSessionHeader(this.sort, (column) => this.#sortBy(column))}
      <div class="body" role="rowgroup">
        ${repeat(
          this.#lines,
          ({ id }) => id,
          (line, index) =>
            renderSessionRow(line, index, {
              isActive: line.id === active,
              isSelected: ids.has(line.id),
              isRenaming: line.id === this.renaming,
              open: () => this.#actions.open(line),
              openMenu: (button) => this.#openMenu(line, button.getBoundingClientRect()),
              endRename: (name) => void this.#endRename(line, name),
            }),
        )}
      </div>
    </div>`;
  }

  get #order(): string[] {
    return this.#lines.map(({ id }) => id);
  }

  get #activeLine(): SessionLine | undefined {
    return this.#lines.find(({ id }) => id === this.#selection.active);
  }

  get #selectedLines(): readonly SessionLine[] {
    return this.#lines.filter(({ id }) => this.#selection.ids.has(id));
  }

  #onFilter = (event: Event): void => {
    this.filterText = (event.target as HTMLInputElement).value.trim();
  };

  #sortBy(column: SessionColumn['id']): void {
    const isDescending = this.sort.column === column ? !this.sort.isDescending : column !== 'name';
    this.sort = { column, isDescending };
  }

  #choose(id: string, how?: 'only' | 'toggle' | 'range'): void {
    this.#selection.choose(id, this.#order, how);
    this.said = this.#selection.ids.size > 1 ? `${formatCount(this.#selection.ids.size)} selected` : '';
    this.requestUpdate();
    void this.updateComplete.then(() =>
      this.renderRoot.querySelector('.row.active')?.scrollIntoView({ block: 'nearest' }),
    );
  }

  #lineAt(event: Event): SessionLine | undefined {
    const target = event.target as Element;
    if (target.closest('button, input')) return undefined;
    const row = target.closest<HTMLElement>('[data-index]');
    return row ? this.#lines[Number(row.dataset.index)] : undefined;
  }

  #onClick = (event: MouseEvent): void => {
    const line = this.#lineAt(event);
    if (!line) return;
    this.#choose(line.id, event.shiftKey ? 'range' : event.ctrlKey || event.metaKey ? 'toggle' : 'only');
  };

  #onDoubleClick = (event: MouseEvent): void => {
    const line = this.#lineAt(event);
    if (line) this.#actions.open(line);
  };

  #onContextMenu = (event: MouseEvent): void => {
    const line = this.#lineAt(event);
    if (!line) return;
    event.preventDefault();
    const { clientX: left, clientY: top } = event;
    this.#openMenu(line, { left, top, bottom: top });
  };

  #openMenu({ id }: SessionLine, anchor: MenuAnchor): void {
    // A menu of one of several chosen lines is about all of them.
    if (this.#selection.ids.has(id)) this.#selection.active = id;
    else this.#choose(id);
    this.requestUpdate();
    void this.updateComplete.then(() => this.menu.openAt(anchor));
  }

  #onKeyDown = (event: KeyboardEvent): void => {
    if (event.target !== event.currentTarget || event.altKey || !this.#actOnKey(event)) return;
    event.preventDefault();
    event.stopPropagation();
  };

  /** @returns whether the key means something here */
  #actOnKey({ key, shiftKey, ctrlKey, metaKey }: KeyboardEvent): boolean {
    const order = this.#order;
    const { active } = this.#selection;
    if (ctrlKey || metaKey) {
      if (key.toLowerCase() !== 'a') return false;
      this.#selection.all(order);
      this.said = `${formatCount(order.length)} selected`;
      this.requestUpdate();
      return true;
    }
    const next = nextIndex(key, order.indexOf(active ?? ''), order.length, PAGE_ROWS);
    if (next !== undefined) this.#choose(order[next]!, shiftKey ? 'range' : 'only');
    else if (key === ' ' && active !== undefined) this.#choose(active, 'toggle');
    else if (key === 'Escape' && this.#selection.ids.size > 1) this.#choose(active ?? order[0]!);
    else if (key === 'ContextMenu' || (key === 'F10' && shiftKey)) this.#openMenuByKey();
    else return this.#runByKey(key);
    return true;
  }

  #openMenuByKey(): void {
    const row = this.renderRoot.querySelector('.row.active');
    const line = this.#activeLine;
    if (row && line) this.#openMenu(line, row.getBoundingClientRect());
  }

  #runByKey(keys: string): boolean {
    const command = this.commands().find((each) => each.keys === keys);
    if (command && !command.isDisabled) command.run();
    return command !== undefined;
  }

  #startRename({ id }: SessionLine): void {
    this.renaming = id;
    this.said = '';
    void this.updateComplete.then(() =>
      this.renderRoot.querySelector<HTMLInputElement>('#rename')?.select(),
    );
  }

  /** @param name - undefined where it is given up */
  async #endRename({ id, name: before }: SessionLine, name: string | undefined): Promise<void> {
    if (this.renaming !== id) return;
    this.renaming = undefined;
    this.list?.focus();
    const given = name?.trim();
    if (given === undefined || given === before) return;
    if (given === '') {
      this.said = 'A session needs a name: it kept the one it had';
      return;
    }
    await this.#try(async () => {
      await this.stored.devtools?.renameSession(id, given);
      this.said = 'Renamed';
    });
  }

  #askToMerge(source: SessionLine): void {
    const targets = this.#lines.filter(
      ({ id, status, isLive }) => id !== source.id && (isLive || status !== 'recording'),
    );
    // Of two that are chosen, the other one is meant.
    const target = targets.find(({ id }) => this.#selection.ids.has(id)) ?? targets[0];
    if (target) this.#ask({ kind: 'merge', source, targets, targetId: target.id });
    else this.said = 'There is no other session to merge into';
  }

  #chooseTarget(targetId: string): void {
    if (this.question?.kind === 'merge') this.question = { ...this.question, targetId };
  }

  #ask(question: SessionsQuestion): void {
    this.question = question;
    this.said = '';
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('#cancel')?.focus());
  }

  #endQuestion(): void {
    this.question = undefined;
    void this.updateComplete.then(() => this.list?.focus());
  }

  async #confirm(): Promise<void> {
    const { question } = this;
    const { devtools } = this.stored;
    if (!question || !devtools) return;
    this.isBusy = true;
    await this.#try(async () => {
      if (question.kind === 'merge') {
        const { recordCount } = await devtools.mergeSessions(question.source.id, question.targetId);
        this.said = `Merged: ${formatCountOf(recordCount, 'record')} added`;
      } else {
        for (const { id } of question.lines) await devtools.deleteSession(id);
        this.said = `Deleted ${formatCountOf(question.lines.length, 'session')}`;
      }
    });
    this.isBusy = false;
    this.#endQuestion();
  }

  async #askToPersist(): Promise<void> {
    const isKept = await this.stored.devtools?.persist();
    this.answer =
      isKept === true
        ? 'The browser keeps what is stored until someone deletes it.'
        : isKept === false
          ? 'The browser did not agree: it may clear stored data when space is short.'
          : 'The browser gave no answer.';
    await this.#readUse();
  }

  async #readUse(): Promise<void> {
    this.use = (await this.stored.devtools?.storage()) ?? {};
  }

  async #try(work: () => Promise<unknown>): Promise<void> {
    try {
      await work();
    } catch (error) {
      this.stored.report(toSessionError(error, 'storage-unavailable'));
    }
  }
}

defineElement('devtools-sessions-view', DevtoolsSessionsView);

declare global {
  interface HTMLElementTagNameMap {
    'devtools-sessions-view': DevtoolsSessionsView;
  }
}
