import '../../support/bundler-env.ts';
import { expect, waitUntil } from '@open-wc/testing';
import { computed, defineComponent, h, reactive, ref, shallowRef, watch } from 'vue';
import { RecordedVue } from '../../support/recorded-vue.ts';

describe('vueCollector, of state', () => {
  let vue: RecordedVue;

  beforeEach(() => {
    vue = new RecordedVue();
  });

  afterEach(() => vue.end());

  it('records refs, reactive objects and computed values by name, and their changes', async () => {
    const query = ref('jaws');
    const form = reactive({ address: { city: 'Paris' } });
    const Search = defineComponent({
      name: 'FilmSearch',
      setup() {
        const length = computed(() => query.value.length);
        return { query, form, length, films: shallowRef([1]), plain: 1, go: () => undefined };
      },
      render() {
        return h('p', `${this.length}`);
      },
    });
    vue.show(Search);
    await vue.settle();
    const { id } = vue.mountOf('FilmSearch')!;
    const address = { address: { city: 'Paris' } };
    expect(vue.context.state).to.deep.equal([
      { id: `${id}.query`, name: 'query', owner: id, kind: 'ref', newValue: 'jaws' },
      {
        id: `${id}.form`,
        name: 'form',
        owner: id,
        kind: 'store',
        type: 'reactive',
        newValue: address,
      },
      { id: `${id}.length`, name: 'length', owner: id, kind: 'computed', newValue: 4 },
      { id: `${id}.films`, name: 'films', owner: id, kind: 'ref', type: 'shallow', newValue: [1] },
    ]);
    expect(vue.mountOf('FilmSearch')?.state).to.deep.equal({
      query: 'jaws',
      form: address,
      length: 4,
      films: [1],
    });
    vue.context.state.length = 0;
    query.value = 'alien';
    form.address.city = 'Rome';
    await vue.settle();
    expect(
      vue.context.state.map(({ name, oldValue, newValue }) => [name, oldValue, newValue]),
    ).to.deep.equal([
      ['query', 'jaws', 'alien'],
      ['form', address, { address: { city: 'Rome' } }],
      ['length', 4, 5],
    ]);
    expect(vue.records('update')).to.deep.equal([
      {
        op: 'update',
        id,
        state: { query: 'alien', form: { address: { city: 'Rome' } }, length: 5 },
      },
    ]);
  });

  it('records changes that nothing renders, and shares what did not change', async () => {
    const films = ref([{ title: 'Jaws' }, { title: 'Alien' }]);
    vue.show(defineComponent({ setup: () => ({ films }), render: () => null }));
    await vue.settle();
    films.value[1]!.title = 'Aliens';
    films.value.push({ title: 'Heat' });
    await vue.settle();
    const [before, after, ...more] = vue.valuesOf('films') as (typeof films.value)[];
    expect(more).to.deep.equal([]);
    expect(before).to.deep.equal([{ title: 'Jaws' }, { title: 'Alien' }]);
    expect(after).to.deep.equal([{ title: 'Jaws' }, { title: 'Aliens' }, { title: 'Heat' }]);
    expect(after?.[0]).to.equal(before?.[0]);
    expect(vue.stateOf('films')[1]?.oldValue).to.equal(before);
  });

  it('records data and computed of the options', async () => {
    const Counter = defineComponent({
      name: 'TheCounter',
      data: () => ({ count: 1, list: [1] }),
      computed: {
        double(): number {
          return this.count * 2;
        },
        unused() {
          throw new Error('evaluated in vain');
        },
      },
      render() {
        return h('b', this.double);
      },
    });
    const instance = vue.show(Counter)._instance!.proxy as unknown as { count: number; list: number[] };
    await vue.settle();
    instance.count = 2;
    instance.list.push(2);
    await vue.settle();
    expect(vue.valuesOf('count')).to.deep.equal([1, 2]);
    expect(vue.valuesOf('list')).to.deep.equal([[1], [1, 2]]);
    expect(vue.valuesOf('double')).to.deep.equal([2, 4]);
    expect(vue.stateOf('unused')).to.deep.equal([]);
    expect(vue.stateOf('count')[0]).to.deep.include({ kind: 'ref', type: 'data' });
  });

  it('evaluates nothing, runs no getter and leaves renderings as they are', async () => {
    let evaluations = 0;
    let getterCalls = 0;
    let renderings = 0;
    const count = ref(0);
    const hidden = reactive({ deep: { count: 0 } });
    const Odd = defineComponent({
      name: 'TheOdd',
      setup() {
        const lazy = computed(() => ++evaluations + count.value);
        const form = reactive({
          get size() {
            getterCalls++;
            throw new Error('getter');
          },
          frozen: Object.freeze({ a: 1 }),
        });
        const proxy = shallowRef(
          new Proxy(
            {},
            {
              ownKeys() {
                throw new Error('trap');
              },
            },
          ),
        );
        const result = { lazy, form, hidden, proxy };
        Object.defineProperty(result, 'getter', {
          enumerable: true,
          get: () => getterCalls++,
        });
        return result;
      },
      render() {
        renderings++;
        return h('i', count.value);
      },
    });
    vue.show(Odd);
    await vue.settle();
    hidden.deep.count++;
    await vue.settle();
    count.value++;
    await vue.settle();
    expect({ evaluations, getterCalls, renderings }).to.deep.equal({
      evaluations: 0,
      getterCalls: 0,
      renderings: 2,
    });
    expect(vue.valuesOf('hidden')).to.deep.equal([{ deep: { count: 0 } }, { deep: { count: 1 } }]);
    expect(vue.stateOf('lazy')).to.deep.equal([]);
  });

  it('sets state back', async () => {
    const query = ref('jaws');
    const form = reactive<Record<string, unknown>>({ city: 'Paris', zip: '75001' });
    const length = computed(() => query.value.length);
    vue.show(
      defineComponent({
        name: 'FilmSearch',
        data: () => ({ page: 1 }),
        setup: () => ({ query, form, length }),
        render() {
          return h('p', [this.query, this.page, this.length]);
        },
      }),
    );
    await vue.settle();
    const { id } = vue.mountOf('FilmSearch')!;
    expect(vue.collector.restore?.(`${id}.query`, 'alien')).to.be.true;
    expect(vue.collector.restore?.(`${id}.form`, { city: 'Rome' })).to.be.true;
    expect(vue.collector.restore?.(`${id}.page`, 7)).to.be.true;
    expect(vue.collector.restore?.(`${id}.length`, 7)).to.be.false;
    expect(vue.collector.restore?.('FilmSearch-0.query', 7)).to.be.false;
    await vue.settle();
    expect([query.value, form]).to.deep.equal(['alien', { city: 'Rome' }]);
    expect(vue.place.textContent).to.equal('alien75');
  });

  it('tells what renders, computes and watches for a ref, without what it does itself', async () => {
    const query = ref('jaws');
    const other = ref(1);
    const Search = defineComponent({
      name: 'FilmSearch',
      setup() {
        const length = computed(() => query.value.length);
        watch(query, function remember() {});
        return { query, other, length, form: reactive({ a: 1 }) };
      },
      render() {
        return h('p', `${this.query}${this.length}`);
      },
    });
    vue.show(Search);
    await vue.settle();
    const { id } = vue.mountOf('FilmSearch')!;
    const watchers = vue.collector.watchersOf!(`${id}.query`)!;
    expect(watchers).to.have.deep.members([
      { kind: 'component', name: 'FilmSearch', id },
      { kind: 'computed', name: 'length', id: `${id}.length` },
      { kind: 'effect', name: watchers.find(({ kind }) => kind === 'effect')!.name },
    ]);
    expect(vue.collector.watchersOf!(`${id}.length`)).to.deep.equal([
      { kind: 'component', name: 'FilmSearch', id },
    ]);
    expect(vue.collector.watchersOf!(`${id}.other`)).to.deep.equal([]);
    // Vue keeps for itself who depends on the properties of an object.
    expect(vue.collector.watchersOf!(`${id}.form`)).to.equal(undefined);
    expect(vue.collector.watchersOf!('elsewhere')).to.equal(undefined);
  });

  /** More than are watched. */
  const many = (): { id: number; tags: string[] }[] =>
    Array.from({ length: 1_500 }, (_, id) => ({ id, tags: [`tag ${id}`] }));

  it('notices what changes beside a long list, whether that is reactive or not', async () => {
    const form = reactive({ films: many(), query: '', range: { from: 1990 } });
    const shop = reactive({ films: shallowRef(many()), query: ref(''), cart: { lines: [1] } });
    vue.show({ name: 'FilmShop', setup: () => ({ form, shop }), render: () => h('p', 'static') });
    await vue.settle();
    const last = (name: string): unknown => vue.valuesOf(name).at(-1);
    form.query = 'jaws';
    shop.query = 'alien';
    await vue.settle();
    expect(last('form')).to.have.property('query', 'jaws');
    expect(last('shop')).to.have.property('query', 'alien');
    form.range.from = 2000;
    shop.cart.lines.push(2);
    await vue.settle();
    expect(last('form')).to.deep.include({ range: { from: 2000 } });
    expect(last('shop')).to.deep.include({ cart: { lines: [1, 2] } });
  });

  it('finds what changed deep in a long list once a component was rendered', async () => {
    const films = ref(many());
    vue.show({
      name: 'FilmList',
      setup: () => ({ films }),
      render: () => h('p', films.value.at(-1)?.tags.join()),
    });
    await vue.settle();
    films.value.at(-1)!.tags.push('classic');
    await vue.settle();
    await waitUntil(() => vue.stateOf('films').length > 1, 'the change is recorded');
    expect(vue.stateOf('films').at(-1)?.newValue).to.have.nested.property('[1499].tags[1]', 'classic');
    await vue.settle();
    expect(vue.stateOf('films')).to.have.length(2);
  });
});
