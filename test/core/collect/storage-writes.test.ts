import { expect } from '@open-wc/testing';
import { storageWritesCollector } from '../../../src/core/collect/storage-writes.ts';
import { RecordingContext } from '../../support/recording-context.ts';

describe('storageWritesCollector', () => {
  let context: RecordingContext;
  let stop: () => void;

  beforeEach(() => {
    context = new RecordingContext();
    stop = storageWritesCollector().start(context);
  });

  afterEach(() => {
    stop();
    sessionStorage.removeItem('theme');
  });

  it('records keys and lengths, never values', () => {
    sessionStorage.setItem('theme', 'dark');
    expect(sessionStorage.getItem('theme')).to.equal('dark');
    sessionStorage.removeItem('theme');
    expect(context.events).to.deep.equal([
      {
        category: 'storage',
        name: 'session-storage',
        payload: { type: 'set', key: 'theme', length: 4 },
      },
      { category: 'storage', name: 'session-storage', payload: { type: 'remove', key: 'theme' } },
    ]);
  });

  it('leaves out what this package writes', () => {
    sessionStorage.setItem('devtools-panel:test', 'x');
    sessionStorage.removeItem('devtools-panel:test');
    expect(context.events).to.deep.equal([]);
  });

  it('throws what the platform throws, and records nothing then', () => {
    expect(() => localStorage.setItem('big', 'x'.repeat(11_000_000))).to.throw(DOMException);
    expect(context.events).to.deep.equal([]);
  });
});
