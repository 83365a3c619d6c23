import '../../support/bundler-env.ts';
import { expect } from '@open-wc/testing';
import type * as ReactModule from 'react';
import type * as DomModule from 'react-dom';
import { reactCollector } from '../../../src/collectors/react.ts';
import { RecordingContext } from '../../support/recording-context.ts';

const KEY = '__REACT_DEVTOOLS_GLOBAL_HOOK__';

interface TestHook {
  renderers: Map<number, object>;
  supportsFiber: boolean;
  inject: (renderer: object) => number;
  onCommitFiberRoot: (id: number, root: object) => void;
}

/** A hook as hot reloading puts it into the page: without a list of what it is told. */
function makeHook(): { hook: TestHook; commits: object[] } {
  const commits: object[] = [];
  let lastId = 0;
  const hook: TestHook = {
    renderers: new Map(),
    supportsFiber: true,
    inject: () => ++lastId,
    onCommitFiberRoot(_id, root) {
      commits.push(root);
    },
  };
  return { hook, commits };
}

describe('reactCollector in a page where React was first', () => {
  let React: typeof ReactModule;
  let dom: typeof DomModule;
  let context: RecordingContext;
  let setCount!: (count: number) => void;
  const { hook, commits } = makeHook();

  const start = () => reactCollector().start(context);
  const mounts = () => context.components.filter(({ op }) => op === 'mount');

  before(async () => {
    Reflect.set(globalThis, KEY, hook);
    React = await import('react');
    dom = await import('react-dom');
    const { createRoot } = await import('react-dom/client');
    const Counter = () => {
      const [count, set] = React.useState(0);
      setCount = set;
      return React.createElement('b', null, count);
    };
    const App = () => React.createElement('p', null, React.createElement(Counter));
    const place = document.body.appendChild(document.createElement('div'));
    dom.flushSync(() => createRoot(place).render(React.createElement(App)));
  });

  beforeEach(() => {
    context = new RecordingContext();
  });

  it('finds its roots, and goes on through the hook that is there', () => {
    const stop = start();
    expect(mounts().map(({ name }) => name)).to.deep.equal(['App', 'Counter']);
    const told = commits.length;
    dom.flushSync(() => setCount(1));
    expect(commits).to.have.length(told + 1);
    expect(context.components.at(-1)).to.deep.include({ op: 'update', state: { count: 1 } });
    expect(context.events).to.deep.equal([]);
    stop();
  });

  it('leaves the hook as it was, and out of what others have put over it', () => {
    const methods = { ...hook };
    const stop = start();
    expect(hook.onCommitFiberRoot).not.to.equal(methods.onCommitFiberRoot);
    stop();
    expect(hook).to.deep.equal(methods);
    expect(Reflect.get(globalThis, KEY)).to.equal(hook);

    const again = start();
    const patched = hook.onCommitFiberRoot;
    const over = (id: number, root: object) => patched(id, root);
    hook.onCommitFiberRoot = over;
    again();
    expect(hook.onCommitFiberRoot).to.equal(over);
    const told = commits.length;
    const count = context.components.length;
    dom.flushSync(() => setCount(2));
    expect(commits).to.have.length(told + 1);
    expect(context.components).to.have.length(count);
    hook.onCommitFiberRoot = methods.onCommitFiberRoot;
  });

  it('says that it hears nothing where there was no hook', () => {
    Reflect.deleteProperty(globalThis, KEY);
    const stop = start();
    expect(mounts().map(({ name }) => name)).to.deep.equal(['App', 'Counter']);
    expect(context.events).to.have.length(1);
    expect(context.events[0]).to.deep.include({ category: 'devtools', name: 'gap', source: 'react' });
    const count = context.components.length;
    dom.flushSync(() => setCount(3));
    expect(context.components).to.have.length(count);
    stop();
    expect(Object.hasOwn(globalThis, KEY)).to.equal(false);
  });

  it('has a hook that others build upon stay', () => {
    const stop = start();
    const ours = Reflect.get(globalThis, KEY) as TestHook;
    const { inject } = ours;
    ours.inject = (renderer) => inject(renderer);
    stop();
    expect(Reflect.get(globalThis, KEY)).to.equal(ours);
    expect(ours.inject({})).to.equal(1);
    Reflect.deleteProperty(globalThis, KEY);
  });
});
