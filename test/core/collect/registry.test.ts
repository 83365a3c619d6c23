import { expect } from '@open-wc/testing';
import { announceCollector, onAnnounced } from '../../../src/core/collect/registry.ts';
import type { Collector } from '../../../src/core/record/types.ts';
import { RecordingContext } from '../../support/recording-context.ts';

describe('collector registry', () => {
  const ends: (() => void)[] = [];
  afterEach(() => {
    for (const end of ends.splice(0)) end();
  });

  function makeCollector(log: string[]): Collector {
    return {
      name: 'test',
      start() {
        log.push('start');
        return () => log.push('stop');
      },
    };
  }

  const use = (collector: Collector) => collector.start(new RecordingContext());

  it('starts what was announced before the recorder', () => {
    const log: string[] = [];
    ends.push(announceCollector(makeCollector(log)));
    expect(log).to.deep.equal([]);
    ends.push(onAnnounced(use));
    expect(log).to.deep.equal(['start']);
  });

  it('starts at once what is announced while a recorder runs', () => {
    const log: string[] = [];
    ends.push(onAnnounced(use));
    ends.push(announceCollector(makeCollector(log)));
    expect(log).to.deep.equal(['start']);
  });

  it('stops what it started when the recorder ends, and starts it again with the next', () => {
    const log: string[] = [];
    ends.push(announceCollector(makeCollector(log)));
    onAnnounced(use)();
    expect(log).to.deep.equal(['start', 'stop']);
    onAnnounced(use)();
    expect(log).to.deep.equal(['start', 'stop', 'start', 'stop']);
  });

  it('stops a collector that is withdrawn, and does not start it again', () => {
    const log: string[] = [];
    const end = onAnnounced(use);
    const withdraw = announceCollector(makeCollector(log));
    withdraw();
    expect(log).to.deep.equal(['start', 'stop']);
    end();
    ends.push(onAnnounced(use));
    expect(log).to.deep.equal(['start', 'stop']);
  });
});
