/* eslint-disable @typescript-eslint/unbound-method -- functions are compared by identity, not called */
import { expect } from '@open-wc/testing';
import { consoleCollector } from '../../../src/core/collect/console.ts';
import { RecordingContext } from '../../support/recording-context.ts';

const LEVELS = ['log', 'info', 'warn', 'error', 'debug', 'trace', 'assert'] as const;

describe('consoleCollector', () => {
  const real = Object.fromEntries(LEVELS.map((level) => [level, console[level]]));
  let context: RecordingContext;
  let stop: () => void;
  let shown: unknown[][];

  beforeEach(() => {
    // Stands for the console, whose output nobody needs to see here.
    shown = [];
    for (const level of LEVELS) {
      console[level] = function (this: unknown, ...args: unknown[]) {
        shown.push([this === console, context.events.length, ...args]);
      };
    }
    context = new RecordingContext();
    stop = consoleCollector().start(context);
  });

  afterEach(() => {
    stop();
    Object.assign(console, real);
  });

  it('records each level with its arguments, after the console has shown them', () => {
    const film = { title: 'Jaws' };
    console.log('one', film);
    console.error('two');
    expect(shown).to.deep.equal([
      [true, 0, 'one', film],
      [true, 1, 'two'],
    ]);
    expect(context.events).to.deep.equal([
      { category: 'console', name: 'console.log', payload: ['one', film] },
      { category: 'console', name: 'console.error', payload: ['two'] },
    ]);
    expect((context.events[0]?.payload as unknown[])[1]).to.equal(film);
  });

  it('records of assertions those that fail', () => {
    console.assert(true, 'fine');
    console.assert(false, 'broken', 1);
    expect(shown).to.have.length(2);
    expect(context.events).to.deep.equal([
      { category: 'console', name: 'console.assert', payload: ['broken', 1] },
    ]);
  });

  it('works without this, as the console does', () => {
    const { warn } = console;
    warn('loose');
    expect(context.events[0]).to.deep.include({ name: 'console.warn', payload: ['loose'] });
  });

  it('does not record what recording itself writes', () => {
    stop();
    class Chatty extends RecordingContext {
      override recordEvent(event: Parameters<RecordingContext['recordEvent']>[0]): void {
        super.recordEvent(event);
        console.warn('recorded');
      }
    }
    context = new Chatty();
    stop = consoleCollector().start(context);
    console.log('once');
    expect(context.events.map(({ name }) => name)).to.deep.equal(['console.log']);
    expect(shown.map((call) => call[2])).to.deep.equal(['once', 'recorded']);
  });

  it('lets nothing that fails in recording reach the app, and goes on', () => {
    stop();
    class Failing extends RecordingContext {
      override recordEvent(event: Parameters<RecordingContext['recordEvent']>[0]): void {
        super.recordEvent(event);
        throw new Error('no');
      }
    }
    context = new Failing();
    stop = consoleCollector().start(context);
    console.log('a');
    console.log('b');
    expect(context.events).to.have.length(2);
  });

  it('puts the very functions back', () => {
    stop();
    const before = LEVELS.map((level) => Object.getOwnPropertyDescriptor(console, level)!);
    const end = consoleCollector().start(context);
    for (const [index, level] of LEVELS.entries())
      expect(console[level]).not.to.equal(before[index]!.value);
    end();
    for (const [index, level] of LEVELS.entries()) {
      expect(console[level]).to.equal(before[index]!.value);
      expect(Object.getOwnPropertyDescriptor(console, level)).to.deep.equal(before[index]);
    }
  });

  it('is silent under a patch that outlives it', () => {
    const ours = console.log;
    const theirs = (...args: unknown[]) => ours('theirs', ...args);
    console.log = theirs;
    stop();
    expect(console.log).to.equal(theirs);
    console.log('hello');
    expect(shown.at(-1)).to.deep.equal([false, 0, 'theirs', 'hello']);
    expect(context.events).to.deep.equal([]);
  });
});
