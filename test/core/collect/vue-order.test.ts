import '../../support/bundler-env.ts';
import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import {
  createApp,
  defineComponent,
  Fragment,
  h,
  KeepAlive,
  shallowRef,
  Suspense,
  TransitionGroup,
} from 'vue';
import type { Component, VNode } from 'vue';
import {
  type ListEdit,
  listEdits,
  shownBy,
  shownInPairs,
  swappedRows,
} from '../../support/list-edits.ts';
import { recordedOrder } from '../../support/recorded-tree.ts';
import { RecordedVue } from '../../support/recorded-vue.ts';

const Item = defineComponent({
  name: 'TheItem',
  props: { name: { type: String, required: true } },
  setup: (props) => () => h('li', props.name),
});

const item = (name: string): VNode => h(Item, { key: name, name });

const layouts: Record<string, (name: string) => VNode> = {
  'as they are': item,
  'inside of elements': (name) => h('div', { key: name }, [item(name), item(`${name} too`)]),
  'in fragments': (name) => h(Fragment, { key: name }, [item(name), h('hr'), item(`${name} too`)]),
};

describe('the order in which Vue shows components', () => {
  let vue: RecordedVue;

  beforeEach(() => {
    vue = new RecordedVue();
  });

  afterEach(() => vue.end());

  /** A list that shows what its state says. */
  function makeList(row: (name: string) => VNode, edit: ListEdit) {
    const shown = shallowRef(edit);
    const List = defineComponent({
      name: 'TheList',
      setup: () => () => {
        const { rows, hasHead, hasTail } = shown.value;
        return h('main', [
          hasHead ? item('head') : null,
          h('header', [item('first')]),
          h(
            Fragment,
            rows.map((each) => row(`row ${each}`)),
          ),
          h('footer', h('p', item('last'))),
          hasTail ? item('tail') : null,
        ]);
      },
    });
    return { List, shown };
  }

  const orderOf = (name: string): unknown[] =>
    recordedOrder(vue.context.components, vue.mountOf(name)!.id, 'name');

  for (const [title, row] of Object.entries(layouts)) {
    it(`is recorded of rows ${title}`, async () => {
      const namesOf = title === 'as they are' ? shownBy : shownInPairs;
      await fc.assert(
        fc.asyncProperty(listEdits, async (edits) => {
          vue.end();
          vue = new RecordedVue();
          const { List, shown } = makeList(row, edits[0]!);
          vue.show(List);
          for (const edit of edits) {
            shown.value = edit;
            await vue.settle();
            expect(orderOf('TheList')).to.deep.equal(namesOf(edit));
          }
        }),
        { numRuns: 25 },
      );
    });
  }

  it('costs two moves where two rows of 1,000 were swapped, and none where one comes in', async () => {
    const { before, after } = swappedRows();
    const { List, shown } = makeList(item, before);
    vue.show(List);
    await vue.settle();
    shown.value = after;
    await vue.settle();
    expect(vue.records('move')).to.have.length(2);
    expect(orderOf('TheList')).to.deep.equal(shownBy(after));
    const more = { ...after, rows: [1_000, ...after.rows] };
    shown.value = more;
    await vue.settle();
    expect(vue.records('move')).to.have.length(2);
    expect(orderOf('TheList')).to.deep.equal(shownBy(more));
  });

  it('is that of the page for what was there before the recording', async () => {
    const { List, shown } = makeList(item, { rows: [1, 2, 3], hasHead: false, hasTail: false });
    vue.show(List);
    shown.value = { rows: [3, 4, 1], hasHead: true, hasTail: true };
    await vue.settle();
    vue.stop();
    vue.record();
    await vue.settle();
    expect(orderOf('TheList')).to.deep.equal(shownBy(shown.value));
    expect(vue.records('move')).to.deep.equal([]);
  });

  it('is that of the page where a part of it is waited for', async () => {
    let arrive!: () => void;
    const waited = new Promise<void>((resolve) => (arrive = resolve));
    const Late = defineComponent({
      name: 'TheLate',
      async setup() {
        await waited;
        return () => item('late');
      },
    });
    const List = defineComponent({
      name: 'TheList',
      setup: () => () => [
        item('first'),
        h(Suspense, null, {
          default: () => h('div', [item('second'), h(Late, { name: 'late' })]),
          fallback: () => item('soon'),
        }),
        item('last'),
      ],
    });
    vue.show(List);
    await vue.settle();
    arrive();
    await vue.settle();
    await vue.settle();
    const order = orderOf('TheList');
    expect(order.filter((name) => name !== undefined)).to.deep.equal(['first', 'second', 'last']);
    expect(order).to.have.length(4);
    expect(order[2]).to.equal(undefined);
  });

  it('is left alone where a component is put aside and shown again', async () => {
    const shown = shallowRef('a');
    const pages: Record<string, Component> = {
      a: defineComponent({ name: 'PageA', setup: () => () => h('p') }),
      b: defineComponent({ name: 'PageB', setup: () => () => h('p') }),
    };
    vue.show(defineComponent({ setup: () => () => h(KeepAlive, () => h(pages[shown.value]!)) }));
    await vue.settle();
    for (const page of ['b', 'a', 'b']) {
      shown.value = page;
      await vue.settle();
    }
    expect(vue.records('move')).to.deep.equal([]);
    expect(vue.records('mount')).to.have.length(4);
  });

  it('is recorded of rows that come and go with a transition', async () => {
    const names = shallowRef(['a', 'b', 'c']);
    const List = defineComponent({
      setup: () => () => h(TransitionGroup, { tag: 'ul' }, () => names.value.map(item)),
    });
    vue.mount(createApp(List));
    await vue.settle();
    names.value = ['d', 'c', 'a', 'e'];
    await vue.settle();
    expect(orderOf('TransitionGroup')).to.deep.equal(['d', 'c', 'a', 'e']);
  });
});
