import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { html, LitElement, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { elementsCollector } from '../../../src/collectors/elements.ts';
import { litCollector } from '../../../src/collectors/lit.ts';
import {
  type ListEdit,
  listEdits,
  shownBy,
  shownInPairs,
  swappedRows,
} from '../../support/list-edits.ts';
import { recordedOrder } from '../../support/recorded-tree.ts';
import { RecordingContext } from '../../support/recording-context.ts';

customElements.define(
  'order-item',
  class extends LitElement {
    static override properties = { name: { reflect: true } };
  },
);
customElements.define('order-plain', class extends HTMLElement {});
customElements.define(
  'order-shell',
  class extends HTMLElement {
    constructor() {
      super();
      this.attachShadow({ mode: 'open' }).innerHTML = '<slot></slot>';
    }
  },
);

const item = (name: string): TemplateResult => html`<order-item name=${name}></order-item>`;
const plain = (name: string): TemplateResult => html`<order-plain name=${name}></order-plain>`;

@customElement('order-list')
class OrderList extends LitElement {
  @property({ attribute: false }) edit: ListEdit = { rows: [], hasHead: false, hasTail: false };
  @property({ attribute: false }) row: (name: string) => TemplateResult = item;

  override render() {
    const { rows, hasHead, hasTail } = this.edit;
    const { row } = this;
    return html`${hasHead ? item('head') : nothing}
      <header>${item('first')}</header>
      <ul>
        ${repeat(
          rows,
          (each) => each,
          (each) => row(`row ${each}`),
        )}
      </ul>
      <footer><p>${item('last')}</p></footer>
      ${hasTail ? item('tail') : nothing}`;
  }
}

const layouts: Record<string, (name: string) => TemplateResult> = {
  'as they are': item,
  'inside of elements': (name) => html`<li>${item(name)}<b>${item(`${name} too`)}</b></li>`,
  'without an element': (name) =>
    html`${item(name)}
      <hr />
      ${item(`${name} too`)}`,
  'of two kinds': (name) =>
    html`<li>${plain(name)}</li>
      ${item(`${name} too`)}`,
};

describe('the order in which elements stand', () => {
  /** Of both collectors, as a recorder gets them. */
  let context: RecordingContext;
  let stops: (() => void)[];
  let place: HTMLElement;

  /** Whether each record takes as long as the work of a slice. */
  let isSlow: boolean;

  const start = (): void => {
    context = new RecordingContext();
    const record = context.recordComponent.bind(context);
    context.recordComponent = (component) => {
      record(component);
      const begin = performance.now();
      while (isSlow && performance.now() - begin < 4.5);
    };
    stops = [litCollector().start(context), elementsCollector().start(context)];
  };
  const stop = (): void => {
    for (const each of stops) each();
  };

  async function settle(): Promise<void> {
    for (let turn = 0; turn < 3; turn += 1) await new Promise((resolve) => setTimeout(resolve));
  }

  beforeEach(() => {
    isSlow = false;
    place = document.body.appendChild(document.createElement('main'));
    start();
  });

  afterEach(() => {
    stop();
    place.remove();
  });

  async function show(edit: ListEdit, row = item): Promise<OrderList> {
    const list = new OrderList();
    list.edit = edit;
    list.row = row;
    place.replaceChildren(list);
    await list.updateComplete;
    await settle();
    return list;
  }

  async function change(list: OrderList, edit: ListEdit): Promise<void> {
    list.edit = edit;
    await list.updateComplete;
    await settle();
  }

  const idOf = (name: string): string =>
    context.components.find((record) => record.op === 'mount' && record.name === name)!.id;
  const orderOf = (name: string): unknown[] => recordedOrder(context.components, idOf(name), 'name');
  /** Work that took long goes on in later tasks. */
  async function untilOrder(names: string[]): Promise<void> {
    for (let turn = 0; turn < 100 && String(orderOf('order-list')) !== String(names); turn += 1)
      await settle();
    expect(orderOf('order-list')).to.deep.equal(names);
  }
  const moves = (): number => context.components.filter(({ op }) => op === 'move').length;

  for (const [title, row] of Object.entries(layouts)) {
    it(`is recorded of rows ${title}`, async () => {
      const namesOf = title === 'as they are' ? shownBy : shownInPairs;
      await fc.assert(
        fc.asyncProperty(listEdits, async (edits) => {
          place.replaceChildren();
          stop();
          start();
          const list = await show(edits[0]!, row);
          for (const edit of edits) {
            await change(list, edit);
            await untilOrder(namesOf(edit));
          }
        }),
        { numRuns: 20, includeErrorInReport: true },
      );
    }).timeout(30_000);
  }

  it('is recorded where the work is cut into slices, and the app goes on between them', async () => {
    const row = layouts['of two kinds']!;
    const edit = (rows: number[]): ListEdit => ({ rows, hasHead: false, hasTail: false });
    const steps = [
      [5, 6],
      [0, 6, 5, 1],
      [7, 1, 8, 9, 2, 5],
      [2, 5, 9, 3, 7, 4, 6],
      [7, 4, 8],
      [4, 5, 8, 0, 7, 1, 3, 9],
    ].map(edit);
    const list = await show(edit([]), row);
    isSlow = true;
    for (const step of steps) {
      list.edit = step;
      await untilOrder(shownInPairs(step));
    }
  });

  it('costs two moves where two rows of 1,000 were swapped, and none where one comes in', async () => {
    const { before, after } = swappedRows();
    const list = await show(before);
    expect(moves()).to.equal(0);
    await change(list, after);
    expect(moves()).to.equal(2);
    expect(orderOf('order-list')).to.deep.equal(shownBy(after));
    const more = { ...after, rows: [1_000, ...after.rows] };
    await change(list, more);
    expect(moves()).to.equal(2);
    expect(orderOf('order-list')).to.deep.equal(shownBy(more));
  });

  it('costs few moves where an app puts all rows in again', async () => {
    const list = await show({ rows: [], hasHead: false, hasTail: false });
    for (const kind of ['order-item', 'order-plain']) {
      const rows = Array.from({ length: 200 }, (_, i) => {
        const row = document.createElement(kind);
        row.setAttribute('name', `${kind} ${i}`);
        return row;
      });
      const box = list.renderRoot.querySelector('ul')!;
      box.replaceChildren(...rows);
      await settle();
      const before = moves();
      const swapped = [rows[0]!, rows[150]!, ...rows.slice(2, 150), rows[1]!, ...rows.slice(151)];
      box.replaceChildren(...swapped);
      await settle();
      expect(moves() - before).to.equal(2);
      const names = swapped.map((row) => row.getAttribute('name'));
      expect(orderOf('order-list')).to.deep.equal(['first', ...names, 'last']);
    }
  });

  it('is that of the page for what was there before the recording', async () => {
    const list = await show({ rows: [1, 2, 3], hasHead: false, hasTail: false });
    const edit = { rows: [3, 4, 1], hasHead: true, hasTail: true };
    await change(list, edit);
    stop();
    start();
    await settle();
    expect(orderOf('order-list')).to.deep.equal(shownBy(edit));
  });

  it('is that of the page inside of what has a shadow tree, and outside of all components', async () => {
    const names = async (markup: string): Promise<unknown[]> => {
      stop();
      start();
      await settle();
      place.innerHTML = markup;
      await settle();
      const before = document.createElement('order-plain');
      before.setAttribute('name', 'new');
      place.querySelector('.here')!.before(before);
      await settle();
      const shell = place.querySelector('order-shell') ? idOf('order-shell') : undefined;
      return recordedOrder(context.components, shell, 'name');
    };
    const shell = `<order-shell><div><order-plain name="a"></order-plain></div><b class="here"></b>
      <order-plain name="b"></order-plain></order-shell>`;
    expect(await names(shell)).to.deep.equal(['a', 'new', 'b']);
    const roots = `<p><order-plain name="a"></order-plain></p><b class="here"></b>
      <p><order-item name="b"></order-item></p>`;
    expect(await names(roots)).to.deep.equal(['a', 'new', 'b']);
  });
});
