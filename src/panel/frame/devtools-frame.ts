import { html, nothing } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { PropertyValues, TemplateResult } from 'lit';
import { toSessionError } from '../../core/index.ts';
import { CommandController } from '../commands/command-controller.ts';
import type { Command } from '../commands/command.ts';
import { keyStyles } from '../commands/key.styles.ts';
import { CompareController } from '../compare/compare-controller.ts';
import { defineElement } from '../define-element.ts';
import { DevtoolsElement } from '../devtools-element.ts';
import { ExportController } from '../export-dialog/export-controller.ts';
import { openExportDialog, renderExportDialog } from '../export-dialog/export-dialog.ts';
import { describeLimits } from '../export-settings.ts';
import type { PanelActions } from '../panel-actions.ts';
import type { PanelChoice, PanelLocation, Theme } from '../panel-attributes.ts';
import '../popup/devtools-popup.ts';
import type { DevtoolsPopup } from '../popup/devtools-popup.ts';
import { pictureCommand, renderPicture, renderPictureSwitch } from '../picture/render-picture.ts';
import type { LinkedPlace } from '../player/deep-link.ts';
import { forgetSessionAddress } from '../player/page-address.ts';
import { Player } from '../player/player.ts';
import '../status/devtools-status.ts';
import { controls } from '../styles/controls.styles.ts';
import { icons } from '../styles/icons.ts';
import { tabsStyles } from '../styles/tabs.styles.ts';
import { tokens } from '../styles/tokens.styles.ts';
import type { TabName } from '../tabs.ts';
import '../toolbar/devtools-toolbar.ts';
import '../transfers/devtools-transfers.ts';
import { TransferController } from '../transfers/transfer-controller.ts';
import { frameStyles } from './devtools-frame.styles.ts';
import { ImportController } from '../imports/import-controller.ts';
import { frameCommands } from './frame-commands.ts';
import { isForControl } from './is-for-control.ts';
import { isForInside } from '../is-for-inside.ts';
import { lookOf, renderClose, renderGrip, renderHandles } from './handles.ts';
import { renderInvitation, renderOff } from './no-session.ts';
import { renderPanelMenu } from './panel-menu.ts';
import { SessionController } from './session-controller.ts';
import type { DroppedItem } from '../imports/take-dropped.ts';
import type { RangeChangeEvent } from '../time/range-change-event.ts';
import { storedSessionsOf } from '../views/sessions-view/stored-sessions.ts';
import type { RecordShowEvent } from '../views/record-show-event.ts';
import { PopOutController } from './pop-out-controller.ts';
import { renderBlocked } from './render-blocked.ts';
import { renderPartial } from './render-partial.ts';
import { renderPanels, renderTabs } from './render-tabs.ts';
import { toggleRecording } from './toggle-recording.ts';
import { renderView } from './views.ts';
import { ViewsController } from './views-controller.ts';
import { WindowController, type Placement } from './window-controller.ts';

/**
 * The open panel: a window over the page or at a side of it, with tool bar, tabs, views and status line.
 *
 * @fires close - someone asked to close it
 * @fires choose - someone chose where it is, or its theme: a `PanelChoice`
 */
export class DevtoolsFrame extends DevtoolsElement {
  static override readonly styles = [tokens, controls, tabsStyles, keyStyles, frameStyles];

  @property() location: PanelLocation = 'bottom';
  @property({ type: Boolean }) docked = false;
  @property({ type: Boolean }) full = false;
  @property() theme: Theme = 'auto';
  /** What opens and closes the panel from the page; empty for nothing. */
  @property() hotkey = '';

  @state() private isShown = false;
  /** The browser gave no window. */
  @state() private isBlocked = false;

  readonly #window: WindowController = new WindowController(this, () =>
    this.renderRoot.querySelector('.viewport'),
  );
  readonly #popOut = new PopOutController(this, () => this.#showMoved());
  readonly #transfers = new TransferController(this);
  readonly #views = new ViewsController(this, {
    onChosen: () => this.#compare.end(),
    seek: (seq) => void this.#player.replay.seek(seq),
  });
  readonly #session = new SessionController(this, (error) => this.#transfers.report(error));
  readonly #player = new Player(this, this.#session, this.#views, (error) => this.#report(error));
  readonly #compare = new CompareController(this, this.#session, (error) => this.#report(error));
  readonly #imports = new ImportController(this, {
    transfers: this.#transfers,
    show: (id) => this.#session.show(id),
    onError: (error) => this.#report(error),
  });
  readonly #exports = new ExportController(
    this,
    this.#session,
    this.#transfers,
    (place) => void this.#views.showRecord(place),
  );
  readonly #openExport = (id?: string): void =>
    void this.#try(() => openExportDialog(this.#exports, this.#session, this.#player.replay, id));
  readonly #actions: PanelActions = {
    toggleRecording: () => void this.#try(() => toggleRecording(this.#session.devtools)),
    clear: () => void this.#try(() => this.#session.devtools?.clearAll()),
    download: () => void this.#exports.download(),
    openExport: () => this.#openExport(),
    chooseFiles: () => this.renderRoot.querySelector('devtools-toolbar')?.chooseFiles(),
    importFiles: (files) => this.importDropped(files),
    showSession: (id) => void this.#session.show(id),
    replay: () => this.#player.replay.openLive(),
    close: () => this.dispatchEvent(new Event('close')),
  };

  readonly #commands = new CommandController(
    this,
    () => this.#listCommands(),
    (error) => this.#report(error),
  );

  override disconnectedCallback(): void {
    if (!this.#popOut.isMoving) super.disconnectedCallback();
  }

  /** What is told to the page is told there, wherever the panel is. */
  override dispatchEvent(event: Event): boolean {
    const page = event.bubbles ? this.#popOut.panel : undefined;
    return page ? page.dispatchEvent(event) : super.dispatchEvent(event);
  }

  /** Comes back from a window of its own. */
  comeBack(): void {
    this.#popOut.comeBack();
  }

  override connectedCallback(): void {
    if (this.#popOut.isMoving) return;
    super.connectedCallback();
    this.popover = 'manual';
    this.setAttribute('role', 'dialog');
    this.setAttribute('aria-label', 'Devtools panel');
  }

  /** Puts the panel on screen, above all of the page. */
  show(): void {
    this.showPopover();
    this.isShown = true;
    this.#window.setShown(true);
    this.#session.setActive(true);
  }

  /** Takes it away; recording and running transfers go on, reading stops. */
  hide(): void {
    this.comeBack();
    this.hidePopover();
    this.isShown = false;
    this.#window.setShown(false);
    this.#player.replay.pause();
    this.#session.setActive(false);
  }

  /** Stores files that were dropped or chosen together, all or none, and shows the session. */
  importDropped(items: readonly DroppedItem[]): void {
    this.#imports.take(items);
  }

  /** Opens the session at an address that the page's own asks for, which need not be done again. */
  openAddress(address: URL): void {
    void this.#try(async () => {
      const sessionId = await this.#imports.open(address);
      if (sessionId !== undefined) forgetSessionAddress(this.full ? sessionId : undefined);
    });
  }

  /** Goes to the place that an address names. */
  followLink(place: LinkedPlace): void {
    const show = (): Promise<void> => this.#session.show(place.sessionId);
    void this.#try(() => this.#player.replay.follow(place, show));
  }

  override focus(options?: FocusOptions): void {
    this.#views.focus(options);
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('theme')) this.#popOut.setTheme(this.theme);
    if (changed.has('full')) this.#window.setOut(this.#fills);
    if (changed.has('location') || changed.has('docked')) this.#window.setPlacement(this.#placement);
    if (this.isShown) void this.#views.load();
  }

  protected override updated(changed: PropertyValues): void {
    // Now the viewport can be measured.
    if (changed.has('isShown')) this.#window.place();
  }

  protected override render(): TemplateResult {
    return html`
      <div class="viewport"></div>
      <div class="frame ${this.#look}" part="frame" tabindex="-1" @keydown=${this.#onKeyDown}>
        <div class="title" part="title" @pointerdown=${this.#onTitlePress}>
          ${renderGrip(this.#window, this.#look !== '')}
          <devtools-toolbar
            .actions=${this.#actions}
            .recording=${this.#session.status?.state}
            .isViewer=${this.full}
            .hasNoSession=${this.#hasNoSession}
            .limits=${describeLimits(this.#exports.settings)}
            .sessions=${this.#session.sessions}
            .liveId=${this.#session.status?.sessionId ?? ''}
            .shown=${this.#session.shown}
            .isReplay=${this.#player.replay.isOpen}
          ></devtools-toolbar>
          <devtools-popup
            id="menu"
            label=${this.full ? 'Theme and keys' : 'Place, theme and keys of the panel'}
          >
            <span slot="icon">${icons.settings}</span>
            ${renderPanelMenu({
              placement: this.full ? undefined : this.#placement,
              theme: this.theme,
              isOut: this.#popOut.isOut,
              picture: this.full ? nothing : renderPictureSwitch(this, this.#session.devtools?.picture),
              choose: this.#choosePlace,
              popOut: () => void this.#openWindow(),
              showPalette: () => this.#show('palette'),
              showKeys: () => this.#show('keys'),
            })}
          </devtools-popup>
          ${this.full ? nothing : renderClose(this.#actions.close)}
        </div>
        ${this.#player.render()} ${renderTabs(this.#views.current, (name) => this.#views.choose(name))}
        ${renderPartial(this.#session)}
        ${this.isBlocked ? renderBlocked(() => (this.isBlocked = false)) : nothing}
        <div
          class="body"
          @record-show=${({ place }: RecordShowEvent) => void this.#views.showRecord(place)}
          @range-change=${({ range }: RangeChangeEvent) => this.#player.replay.followRange(range)}
        >
          <div class="views">
            ${renderPanels(this.#compare.isOpen ? undefined : this.#views.current, (name, isCurrent) => this.#renderPanelContent(name, isCurrent))}
            ${this.#compare.render()}
            <devtools-transfers
              .transfers=${this.#transfers.transfers}
              .notices=${this.#transfers.notices}
              .question=${this.#transfers.question}
              .importReport=${this.#transfers.importReport}
              .actions=${this.#imports.actions}
              .importMode=${this.#imports.mode}
              .isViewer=${this.full}
            ></devtools-transfers>
          </div>
          ${renderPicture(this.#player.replay)}
        </div>
        <devtools-status
          .status=${this.#session.isLive && !this.full ? this.#session.status : undefined}
          .info=${this.#session.isLive ? undefined : this.#session.info}
        ></devtools-status>
        ${this.#imports.isOver ? html`<div class="drop" id="drop-target">Drop session files to open them</div>` : nothing}
      </div>
      ${this.#fills ? nothing : renderHandles(this.#window, this.#placement)} ${this.#commands.render()}
      ${renderExportDialog(this.#exports)}
    `;
  }

  #renderPanelContent(name: TabName, isCurrent: boolean): TemplateResult | typeof nothing {
    if (!this.#session.devtools) return isCurrent ? renderOff(this.#actions) : nothing;
    if (this.#hasNoSession && name !== 'sessions')
      return isCurrent ? renderInvitation(this.#actions) : nothing;
    if (!this.#views.isLoaded(name)) return this.#views.renderMissing(name);
    const { query, replay, moment, range, comparison } = this.#player.replay;
    const revision = this.#session.revision + this.#player.replay.revision;
    const live = this.#session.isLive && !replay && !this.full;
    const tail = live || moment !== undefined;
    const active = isCurrent && this.isShown;
    const stored = this.#stored;
    return renderView(name, { query, revision, live, tail, range, comparison, active, stored });
  }

  get #stored(): ReturnType<typeof storedSessionsOf> {
    return storedSessionsOf(this.#session, this.full, {
      open: (id) => void this.#session.show(id).then(() => this.#goTo('events')),
      export: this.#openExport,
      compare: (left, right) => void this.#compare.compare(left, right),
      report: (error) => this.#transfers.report(error),
    });
  }

  #goTo(tab: TabName): void {
    this.#views.choose(tab);
    this.focus();
  }

  get #placement(): Placement {
    return { isDocked: this.docked, location: this.location };
  }

  #listCommands(): readonly Command[] {
    const toolbar = this.renderRoot.querySelector('devtools-toolbar');
    // What is covered by a comparison cannot be acted on.
    const view = this.#compare.isOpen ? undefined : this.#views.view;
    return [
      ...this.#compare.commands(),
      ...(view?.commands() ?? []),
      ...(this.#compare.isOpen || this.#hasNoSession ? [] : this.#player.commands()),
      ...(this.full ? [] : [pictureCommand(this, this.#session.devtools?.picture)]),
      ...(this.renderRoot.querySelector('devtools-picture')?.commands() ?? []),
      ...frameCommands({
        isViewer: this.full,
        actions: this.#actions,
        recording: this.#session.status?.state,
        hasNoSession: this.#hasNoSession,
        sessions: this.#session.sessions,
        liveId: this.#session.status?.sessionId ?? '',
        askToClear: () => toolbar?.askToClear(),
        chooseTab: (name) => this.#goTo(name),
        choose: this.#choosePlace,
        popOut: () => void this.#openWindow(),
        focusFilter: () => view?.focusFilter(),
        showKeys: () => this.#show('keys'),
      }),
    ];
  }

  #show(what: 'palette' | 'keys'): void {
    this.#menu?.close();
    void this.#commands.show(what);
  }

  get #menu(): DevtoolsPopup | null {
    return this.renderRoot.querySelector<DevtoolsPopup>('#menu');
  }

  /** The session of a page that only shows others is none. */
  get #hasNoSession(): boolean {
    return !this.#session.devtools || (this.full && this.#session.isLive);
  }

  get #fills(): boolean {
    return this.full || this.#popOut.isOut;
  }

  /** Classes of where it is; none while it floats. */
  get #look(): string {
    return lookOf(this.#placement, this.#fills);
  }

  async #openWindow(): Promise<void> {
    this.#menu?.close();
    this.isBlocked = false;
    this.isBlocked = !(await this.#popOut.open(this.theme));
  }

  #showMoved(): void {
    this.#window.setOut(this.#fills);
    if (this.isShown) {
      this.show();
      this.focus();
    }
    this.requestUpdate();
  }

  #choosePlace = (choice: PanelChoice): void => {
    // The button, and with it the menu, may be elsewhere afterwards.
    this.#menu?.close();
    if ('docked' in choice) this.comeBack();
    this.dispatchEvent(new CustomEvent('choose', { detail: choice }));
  };

  #onTitlePress = (event: PointerEvent): void => {
    if (this.#look === '' && !isForControl(event)) this.#window.startDrag(event);
  };

  #onKeyDown = (event: KeyboardEvent): void => {
    if (this.#commands.handleKey(event)) return;
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    if (isForInside(event, this)) return;
    event.preventDefault();
    if (!this.#transfers.dismissLast()) this.#actions.close();
  };

  async #try(work: () => Promise<unknown> | undefined): Promise<void> {
    try {
      await work();
    } catch (error) {
      this.#report(error);
    }
  }

  #report(error: unknown): void {
    this.#transfers.report(toSessionError(error, 'worker-failed'));
  }
}

defineElement('devtools-frame', DevtoolsFrame);

declare global {
  interface HTMLElementTagNameMap {
    'devtools-frame': DevtoolsFrame;
  }
}
