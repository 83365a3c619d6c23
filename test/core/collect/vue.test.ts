import '../../support/bundler-env.ts';
import { expect } from '@open-wc/testing';
import {
  KeepAlive,
  Suspense,
  Teleport,
  createApp,
  defineAsyncComponent,
  defineComponent,
  h,
  ref,
} from 'vue';
import type { Component } from 'vue';
import { RecordedVue } from '../../support/recorded-vue.ts';

const FilmCard = defineComponent({
  name: 'FilmCard',
  props: { title: { type: String, required: true } },
  emits: ['add'],
  setup(props, { emit }) {
    return () => h('button', { onClick: () => emit('add', { title: props.title }) }, props.title);
  },
});

describe('vueCollector', () => {
  let vue: RecordedVue;

  beforeEach(() => {
    vue = new RecordedVue();
  });

  afterEach(() => vue.end());

  it('records mounts, parents first, with names, parents and properties', async () => {
    const List = defineComponent({
      name: 'FilmList',
      setup: () => () => ['Jaws', 'Alien'].map((title) => h(FilmCard, { title })),
    });
    vue.show(defineComponent({ setup: () => () => h('main', h(List)) }));
    await vue.settle();
    const mounts = vue.records('mount');
    expect(mounts.map(({ name }) => name)).to.deep.equal(['Root', 'FilmList', 'FilmCard', 'FilmCard']);
    const [root, list, jaws, alien] = mounts;
    expect(root).not.to.have.property('parentId');
    expect(list?.parentId).to.equal(root?.id);
    expect(jaws).to.deep.include({ parentId: list?.id, props: { title: 'Jaws' } });
    expect(alien).to.deep.include({ parentId: list?.id, props: { title: 'Alien' } });
    expect(new Set(mounts.map(({ id }) => id)).size).to.equal(4);
  });

  it('finds apps that are mounted already, whatever shows their components', async () => {
    vue.stop();
    const Inner = defineComponent({ name: 'TheInner', setup: () => () => 'inner' });
    const Aside = defineComponent({ name: 'TheAside', setup: () => () => h('i') });
    vue.show(
      defineComponent({
        name: 'TheApp',
        setup: () => () => [
          h(Teleport, { to: 'body' }, h(Aside)),
          h(KeepAlive, () => h(FilmCard, { title: 'Jaws' })),
          h(Suspense, () => h(Inner)),
        ],
      }),
    );
    await vue.settle();
    vue.record();
    const app = vue.mountOf('TheApp');
    expect(vue.records('mount')[0]).to.equal(app);
    expect(vue.mountOf('TheInner')?.parentId).to.equal(app?.id);
    expect(vue.mountOf('TheAside')?.parentId).to.equal(app?.id);
    expect(vue.mountOf('FilmCard')?.parentId).to.equal(vue.mountOf('KeepAlive')?.id);
  });

  it('records two apps beside each other', async () => {
    vue.show(FilmCard, { title: 'Jaws' });
    vue.show(FilmCard, { title: 'Alien' });
    await vue.settle();
    expect(vue.records('mount').map(({ props }) => props)).to.deep.equal([
      { title: 'Jaws' },
      { title: 'Alien' },
    ]);
    vue.apps.shift()?.unmount();
    expect(vue.records('unmount').map(({ id }) => id)).to.deep.equal([vue.records('mount')[0]?.id]);
  });

  it('records what v-if and v-for bring and take, leaves first', async () => {
    const titles = ref(['Jaws', 'Alien']);
    const isShown = ref(true);
    const List = defineComponent({
      name: 'FilmList',
      setup: () => () => titles.value.map((title) => h(FilmCard, { title, key: title })),
    });
    vue.show(defineComponent({ name: 'TheApp', setup: () => () => (isShown.value ? h(List) : null) }));
    await vue.settle();
    titles.value = ['Alien', 'Heat'];
    await vue.settle();
    const idOf = (title: string) =>
      vue
        .records('mount')
        .find(({ props }) => (props as { title?: string } | undefined)?.title === title)?.id;
    expect(idOf('Heat')).to.be.a('string');
    expect(vue.records('unmount').map(({ id }) => id)).to.deep.equal([idOf('Jaws')]);
    isShown.value = false;
    await vue.settle();
    expect(vue.records('unmount').map(({ id }) => id)).to.deep.equal([
      idOf('Jaws'),
      idOf('Alien'),
      idOf('Heat'),
      vue.mountOf('FilmList')?.id,
    ]);
  });

  it('tells what a KeepAlive has put aside', async () => {
    const isShown = ref(true);
    vue.show(
      defineComponent({
        setup: () => () => h(KeepAlive, () => (isShown.value ? h(FilmCard, { title: 'Jaws' }) : h('i'))),
      }),
    );
    await vue.settle();
    isShown.value = false;
    await vue.settle();
    isShown.value = true;
    await vue.settle();
    const id = vue.mountOf('FilmCard')?.id;
    const told = vue.records('update').filter((each) => each.id === id);
    expect(told.map(({ meta }) => meta)).to.deep.equal([{ active: false }, { active: true }]);
    expect(vue.records('mount').filter(({ name }) => name === 'FilmCard')).to.have.length(1);
    expect(vue.records('unmount')).to.deep.equal([]);
  });

  it('names components as Vue DevTools does', async () => {
    const registered = { setup: () => () => h('i') };
    const global = { setup: () => () => h('i') };
    const children = [
      { __name: 'ScriptSetup', setup: () => () => h('i') },
      { __file: 'src/OfFile.vue', setup: () => () => h('i') },
      { __name: 'index', __file: 'src/of-folder/index.vue', setup: () => () => h('i') },
      function FunctionName() {
        return h('i');
      },
      Object.assign(() => h('i'), { displayName: 'DisplayName' }),
      registered,
      global,
      { setup: () => () => h('i') },
      defineAsyncComponent(() => Promise.resolve(FilmCard)),
    ];
    const app = createApp({
      name: 'TheApp',
      components: { Registered: registered },
      setup: () => () => children.map((child) => h(child as Component, { title: '' })),
    });
    app.component('GlobalName', global);
    vue.mount(app);
    await vue.settle();
    expect(vue.records('mount').map(({ name }) => name)).to.deep.equal([
      'TheApp',
      'ScriptSetup',
      'OfFile',
      'of-folder',
      'FunctionName',
      'DisplayName',
      'Registered',
      'GlobalName',
      'Anonymous Component',
      'AsyncComponentWrapper',
      'FilmCard',
    ]);
  });

  it('records updates with the properties that changed', async () => {
    const title = ref('Jaws');
    vue.show(defineComponent({ setup: () => () => h(FilmCard, { title: title.value }) }));
    await vue.settle();
    title.value = 'Jaws 2';
    await vue.settle();
    const id = vue.mountOf('FilmCard')?.id;
    expect(vue.records('update')).to.deep.equal([{ op: 'update', id, props: { title: 'Jaws 2' } }]);
  });

  it('leaves alone what the page marks', async () => {
    const Field = defineComponent({
      name: 'TheField',
      props: { modelValue: String },
      emits: ['update:modelValue'],
      setup(_props, { emit }) {
        const value = ref('inner');
        const type = () => emit('update:modelValue', 'typed');
        return { value, render: () => undefined, type };
      },
      render() {
        return h('input', { type: this.$attrs.type, onInput: this.type });
      },
    });
    vue.show(
      defineComponent({
        setup: () => () => [
          h('div', { 'data-devtools-block': '' }, h(FilmCard, { title: 'blocked' })),
          h('div', { 'data-devtools-mask': '' }, h('p', h(FilmCard, { title: 'masked' }))),
          h(Field, { type: 'password', modelValue: 'hunter2' }),
        ],
      }),
    );
    await vue.settle();
    vue.place.querySelector('input')?.dispatchEvent(new Event('input'));
    for (const button of vue.place.querySelectorAll('button')) button.click();
    const mounts = vue.records('mount').map(({ name, props }) => [name, props]);
    expect(mounts).to.deep.equal([
      ['Root', undefined],
      ['FilmCard', undefined],
      ['TheField', { modelValue: '[REDACTED]' }],
    ]);
    expect(vue.valuesOf('value')).to.deep.equal(['[REDACTED]']);
    expect(vue.context.events.map(({ name, payload }) => [name, payload])).to.deep.equal([
      ['update:modelValue', '[REDACTED]'],
      ['add', undefined],
    ]);
  });

  it('records of a secret field that it is empty', async () => {
    let value!: { value: string };
    const Field = defineComponent({
      name: 'EmptyField',
      props: { modelValue: String },
      setup() {
        value = ref('');
        return { value };
      },
      render() {
        return h('input', { type: 'password' });
      },
    });
    vue.show(defineComponent({ setup: () => () => h(Field, { modelValue: '' }) }));
    await vue.settle();
    expect(vue.mountOf('EmptyField')?.props).to.deep.equal({ modelValue: '' });
    for (const typed of ['h', 'hunter', '']) {
      value.value = typed;
      await vue.settle();
    }
    expect(vue.valuesOf('value')).to.deep.equal(['', '[REDACTED]', '']);
  });

  it('records what components emit', async () => {
    vue.show(FilmCard, { title: 'Jaws' });
    await vue.settle();
    vue.place.querySelector('button')?.click();
    const component = { source: 'FilmCard', componentId: vue.mountOf('FilmCard')?.id };
    expect(vue.context.events).to.deep.equal([
      { category: 'component', name: 'add', ...component, payload: { title: 'Jaws' } },
    ]);
  });

  it('records how long components took to mount and to update', async () => {
    const isSlow = ref(false);
    const wait = () => {
      const end = performance.now() + 5;
      while (performance.now() < end);
    };
    const Slow = defineComponent({
      name: 'TheSlow',
      setup: () => () => {
        wait();
        return h('i', `${isSlow.value}`);
      },
    });
    const before = performance.now();
    vue.show(defineComponent({ name: 'TheApp', setup: () => () => h(Slow) }));
    await vue.settle();
    isSlow.value = true;
    await vue.settle();
    const { id } = vue.mountOf('TheSlow')!;
    expect(vue.context.performance.map(({ name, phase }) => [name, phase])).to.deep.equal([
      ['TheSlow', 'mount'],
      ['TheApp', 'mount'],
      ['TheSlow', 'update'],
    ]);
    for (const span of vue.context.performance) expect(span.duration).to.be.within(5, 500);
    expect(vue.context.performance[0]).to.deep.include({ componentId: id });
    expect(vue.context.performance[0]?.startTime).to.be.at.least(before);
  });

  it('says of an update which properties and state it was for', async () => {
    const title = ref('Jaws');
    const Card = defineComponent({
      name: 'TheCard',
      props: { title: String },
      setup(props) {
        const isOpen = ref(false);
        const unseen = ref(0);
        return { isOpen, unseen, look: () => `${props.title} ${isOpen.value}` };
      },
      render() {
        return h(
          'button',
          { onClick: () => (this.isOpen = true), onBlur: () => this.unseen++ },
          this.look(),
        );
      },
    });
    vue.show(defineComponent({ setup: () => () => h(Card, { title: title.value }) }));
    await vue.settle();
    const button = document.querySelector('button')!;
    button.dispatchEvent(new Event('blur'));
    await vue.settle();
    await new Promise((resolve) => setTimeout(resolve));
    button.click();
    await vue.settle();
    title.value = 'Alien';
    await vue.settle();
    const spans = vue.context.performance.filter(({ name }) => name === 'TheCard');
    expect(spans.map(({ changed }) => changed)).to.deep.equal([undefined, ['isOpen'], ['props.title']]);
  });

  it('leaves an app that fails as it is', async () => {
    const isBroken = ref(false);
    const failure = new Error('render');
    const app = createApp({
      setup: () => () => {
        if (isBroken.value) throw failure;
        return h('p', 'fine');
      },
    });
    const errors: unknown[] = [];
    app.config.errorHandler = (error) => errors.push(error);
    vue.mount(app);
    isBroken.value = true;
    await vue.settle();
    expect(errors).to.deep.equal([failure]);
    isBroken.value = false;
    await vue.settle();
    expect(vue.place.textContent).to.equal('fine');
  });
});
