import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { createComponent, createSignal, For, Show } from 'solid-js';
import type { JSX } from 'solid-js';
import { insert, render } from 'solid-js/web';
import { solidCollector } from '../../../src/collectors/solid.ts';
import { type ListEdit, listEdits, swappedRows } from '../../support/list-edits.ts';
import { recordedTree } from '../../support/recorded-tree.ts';
import { RecordingContext } from '../../support/recording-context.ts';

const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

/** What a compiler makes of an element with children, which may be accessors. */
function element(name: string, ...children: JSX.Element[]): HTMLElement {
  const made = document.createElement(name);
  for (const child of children) insert(made, child, null);
  return made;
}

function Item(props: { name: string }): JSX.Element {
  return element('li', props.name);
}

const item = (name: string): JSX.Element => createComponent(Item, { name });

const layouts: Record<string, (name: string) => JSX.Element> = {
  'as they are': item,
  'inside of elements': (name) => element('div', item(name), item(`${name} too`)),
  'without an element': (name) => [item(name), item(`${name} too`)],
};

describe('the order in which Solid shows components', () => {
  const collector = solidCollector();
  let context: RecordingContext;
  let stop: () => void;
  let place: HTMLElement;
  let disposals: (() => void)[];

  const start = (): void => {
    context = new RecordingContext();
    stop = collector.start(context);
  };
  const end = (): void => {
    for (const dispose of disposals.splice(0)) dispose();
    stop();
  };

  beforeEach(() => {
    place = document.body.appendChild(document.createElement('main'));
    disposals = [];
    start();
  });

  afterEach(() => {
    end();
    place.remove();
  });

  async function show(first: ListEdit, row: (name: string) => JSX.Element) {
    const [edit, setEdit] = createSignal(first);
    const at = (name: string, isShown: () => boolean): JSX.Element =>
      createComponent(Show, {
        keyed: true,
        get when() {
          return isShown();
        },
        get children() {
          return item(name);
        },
      });
    function List(): JSX.Element {
      return element(
        'section',
        at('head', () => edit().hasHead),
        element('header', item('first')),
        createComponent(For, {
          get each() {
            return edit().rows;
          },
          children: (each: number) => row(`row ${each}`),
        }),
        element('footer', item('last')),
        at('tail', () => edit().hasTail),
      );
    }
    disposals.push(render(() => createComponent(List, {}), place));
    await settle();
    return async (next: ListEdit) => {
      setEdit(next);
      await settle();
    };
  }

  /** The names of items in the order of the recorded tree. */
  function recordedNames(): unknown[] {
    const tree = new Map(recordedTree(context.components).map((one) => [one.id, one]));
    const namesIn = (id: string): unknown[] => {
      const { name, props, children } = tree.get(id)!;
      return name === 'Item' ? [(props as { name: string }).name] : children.flatMap(namesIn);
    };
    return [...tree.values()].filter(({ parentId }) => !parentId).flatMap(({ id }) => namesIn(id));
  }

  const shownNames = (): (string | null)[] =>
    Array.from(place.querySelectorAll('li'), ({ textContent }) => textContent);
  const moves = (): number => context.components.filter(({ op }) => op === 'move').length;

  for (const [title, row] of Object.entries(layouts)) {
    it(`is recorded of rows ${title}`, async () => {
      await fc.assert(
        fc.asyncProperty(listEdits, async (edits) => {
          end();
          start();
          const change = await show(edits[0]!, row);
          for (const edit of edits) {
            await change(edit);
            expect(recordedNames()).to.deep.equal(shownNames());
          }
        }),
        { numRuns: 25, includeErrorInReport: true },
      );
    });
  }

  it('costs two moves where two rows of 1,000 were swapped, and none where one comes in', async () => {
    const { before, after } = swappedRows();
    const change = await show(before, item);
    expect(moves()).to.equal(0);
    await change(after);
    expect(moves()).to.equal(2);
    expect(recordedNames()).to.deep.equal(shownNames());
    await change({ ...after, rows: [1_000, ...after.rows] });
    expect(moves()).to.equal(2);
    expect(recordedNames()).to.deep.equal(shownNames());
  });
});
