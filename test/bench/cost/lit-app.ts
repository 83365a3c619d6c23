import { html, LitElement } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { makeRows, removeRow, swapRows, updateRows, type Row } from './row-data.ts';
import type { RowsApp } from './rows-app.ts';

@customElement('bench-row')
class BenchRow extends LitElement {
  @property({ attribute: false }) row!: Row;
  @property({ type: Boolean }) selected = false;

  override render() {
    return html`
      <span>${this.row.id}</span>
      <a class="select" @click=${this.#tell}>${this.row.label}</a>
      <button class="remove" @click=${this.#tell}>×</button>
    `;
  }

  #tell(event: Event): void {
    const { className } = event.currentTarget as Element;
    this.dispatchEvent(new CustomEvent(`row-${className}`, { detail: this.row.id }));
  }
}

@customElement('bench-rows')
class BenchRows extends LitElement {
  @state() private rows: readonly Row[] = [];
  @state() private selected = 0;

  override render() {
    return html`
      <button class="create" @click=${() => (this.rows = makeRows())}>Create</button>
      <button class="update" @click=${() => (this.rows = updateRows(this.rows))}>Update</button>
      <button class="swap" @click=${() => (this.rows = swapRows(this.rows))}>Swap</button>
      <button class="clear" @click=${() => (this.rows = [])}>Clear</button>
      ${repeat(
        this.rows,
        ({ id }) => id,
        (row) =>
          html`<bench-row
            .row=${row}
            ?selected=${row.id === this.selected}
            @row-select=${this.#select}
            @row-remove=${this.#remove}
          ></bench-row>`,
      )}
    `;
  }

  #select({ detail }: CustomEvent<number>): void {
    this.selected = detail;
  }

  #remove({ detail }: CustomEvent<number>): void {
    this.rows = removeRow(this.rows, detail);
  }
}

/** The rows in Lit: an element a row, each with its shadow tree. */
export async function showRows(container: Element): Promise<RowsApp> {
  const app = new BenchRows();
  container.append(app);
  await app.updateComplete;
  const root = app.renderRoot;
  return {
    root,
    rowAt: (index) => root.querySelectorAll<BenchRow>('bench-row')[index]!.renderRoot,
  };
}
