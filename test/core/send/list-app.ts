import type { Collector, CollectorContext } from '../../../src/core/index.ts';

class ListApp extends HTMLElement {
  titles: readonly string[] = [];
  isShort = false;
  changed = (): void => undefined;

  connectedCallback(): void {
    const root = this.shadowRoot ?? this.attachShadow({ mode: 'open' });
    root.innerHTML = `
      <form id="add"><input id="title" aria-label="Title"><button id="submit">Add</button></form>
      <input id="password" type="password" aria-label="Password">
      <label id="short-label"><input id="short" type="checkbox">Short</label>
      <ul></ul>
      <a id="away" href="/elsewhere.html">Away</a>`;
    const title = root.querySelector<HTMLInputElement>('#title')!;
    root.querySelector('form')!.addEventListener('submit', (event) => {
      event.preventDefault();
      this.set({ titles: [...this.titles, title.value] });
      title.value = '';
    });
    root.querySelector<HTMLInputElement>('#short')!.addEventListener('change', ({ target }) => {
      this.set({ isShort: (target as HTMLInputElement).checked });
    });
  }

  set(values: { titles?: readonly string[]; isShort?: boolean }): void {
    Object.assign(this, values);
    this.changed();
    const root = this.shadowRoot!;
    root.querySelector<HTMLInputElement>('#short')!.checked = this.isShort;
    root.querySelector('ul')!.replaceChildren(
      ...this.titles.map((title) => {
        const button = document.createElement('button');
        button.className = 'remove';
        button.textContent = `Remove ${title}`;
        button.addEventListener('click', () =>
          this.set({ titles: this.titles.filter((other) => other !== title) }),
        );
        return button;
      }),
    );
  }
}

customElements.define('test-list-app', ListApp);

/** A list of titles with a form, and the collector of its state. */
export function createListApp(): { app: ListApp; collector: Collector } {
  const app = new ListApp();
  const collector: Collector = {
    name: 'list-app',
    start(context: CollectorContext) {
      const record = (): void => {
        context.recordState({ id: 'titles', name: 'titles', newValue: app.titles });
        context.recordState({ id: 'short', name: 'short', newValue: app.isShort });
      };
      app.changed = record;
      record();
      return () => (app.changed = () => undefined);
    },
    restore(id, value) {
      if (id === 'titles') app.set({ titles: value as string[] });
      if (id === 'short') app.set({ isShort: value as boolean });
      return id === 'titles' || id === 'short';
    },
  };
  return { app, collector };
}
