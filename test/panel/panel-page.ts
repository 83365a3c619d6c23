import { expect, waitUntil } from '@open-wc/testing';
import '../../src/element.ts';
import type { DevtoolsPanel } from '../../src/element.ts';
import { devtools } from '../../src/index.ts';
import type { DevTools } from '../../src/core/index.ts';

/** The panel as a test reaches it through its shadow roots. Waits are for conditions, never for a time. */
export class PanelPage {
  readonly panel: DevtoolsPanel;

  constructor(attributes: Record<string, string> = {}) {
    this.panel = document.createElement('devtools-panel');
    for (const [name, value] of Object.entries(attributes)) this.panel.setAttribute(name, value);
    document.body.append(this.panel);
  }

  get launcher(): HTMLButtonElement {
    return this.panel.shadowRoot!.querySelector<HTMLButtonElement>('[part=launcher]')!;
  }

  get frame(): HTMLElementTagNameMap['devtools-frame'] {
    return this.panel.shadowRoot!.querySelector('devtools-frame')!;
  }

  get isShown(): boolean {
    return this.panel.shadowRoot!.querySelector('devtools-frame')?.matches(':popover-open') ?? false;
  }

  /** The element that has the focus, however deep. */
  get focused(): Element | null {
    let element = document.activeElement;
    while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
    return element;
  }

  /** Finds an element through shadow roots: a step for each. */
  find(...steps: string[]): HTMLElement | null {
    let root: ParentNode | null =
      this.panel.shadowRoot!.querySelector('devtools-frame')?.shadowRoot ?? null;
    let found: HTMLElement | null = null;
    for (const step of steps) {
      found = root?.querySelector<HTMLElement>(step) ?? null;
      root = found?.shadowRoot ?? null;
    }
    return found;
  }

  /** What `read` gives once it gives something. */
  async wait<T>(read: () => T | Promise<T>, what: string): Promise<NonNullable<T>> {
    let found: T | undefined;
    await waitUntil(async () => Boolean((found = await read())), what, { interval: 10, timeout: 8000 });
    return found!;
  }

  async open(tab?: 'components' | 'state' | 'events' | 'performance' | 'sessions'): Promise<void> {
    this.panel.open = true;
    await this.wait(() => this.isShown && this.find('[role=tablist]'), 'the panel is shown');
    if (tab) this.find(`#tab-${tab}`)!.click();
  }

  /** The texts of a grid's drawn rows, a cell each, once there are any. */
  async rows(...grid: string[]): Promise<Record<string, string>[]> {
    await this.wait(
      () => this.find(...grid, '.body .row:not([aria-busy])'),
      `rows of ${grid.join(' ')}`,
    );
    const body = this.find(...grid, '.body')!;
    return [...body.querySelectorAll('.row')].map((row) =>
      Object.fromEntries(
        [...row.querySelectorAll<HTMLElement>('.cell')].map((cell) => [
          cell.classList[1]!,
          cell.innerText.trim(),
        ]),
      ),
    );
  }

  /** Asserts that axe finds nothing in either theme: in the whole panel, or in a part of it. */
  async expectAccessible(part: Element = this.panel): Promise<void> {
    const theme = this.panel.getAttribute('theme');
    for (const each of ['light', 'dark']) {
      this.panel.setAttribute('theme', each);
      await expect(part).to.be.accessible();
    }
    if (theme === null) this.panel.removeAttribute('theme');
    else this.panel.setAttribute('theme', theme);
  }

  remove(): void {
    this.panel.remove();
  }
}

/** A recording that holds only what the test records. */
export function startRecording(): Promise<DevTools> {
  return devtools.enable({ collectors: [], name: 'Test session' });
}

/** Ends the recording and removes what panel and tab remember, so that the next test starts anew. */
export async function stopRecording(): Promise<void> {
  await devtools.get()?.clearAll();
  await devtools.disable();
  localStorage.removeItem('devtools-panel');
  sessionStorage.removeItem('devtools-panel:session');
}
