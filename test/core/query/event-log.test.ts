import { expect } from '@open-wc/testing';
import { EventLog } from '../../../src/core/query/event-log.ts';
import { QuerySession } from '../../support/query-session.ts';

describe('EventLog', () => {
  let session: QuerySession;

  beforeEach(async () => {
    session = await QuerySession.begin();
    const events = Array.from({ length: 30 }, (_, i) => ({ seq: i + 1, name: `event ${i % 3}` }));
    await session.append('events', events);
  });

  afterEach(() => session.end());

  it('finds each match once when one filter is asked for twice at a time', async () => {
    const log = new EventLog(session.reader);
    const filter = { text: 'event 2' };
    const [count, first, again] = await Promise.all([
      log.count(filter),
      log.at({ offset: 0, limit: 100, filter }),
      log.count(filter),
    ]);
    expect([count, again]).to.deep.equal([10, 10]);
    expect(first.map(({ seq }) => seq)).to.deep.equal([3, 6, 9, 12, 15, 18, 21, 24, 27, 30]);
  });

  it('goes on with a filter where the log has grown', async () => {
    const log = new EventLog(session.reader);
    const filter = { text: 'EVENT 0' };
    expect(await log.count(filter)).to.equal(10);
    await session.append('events', [{ seq: 31, name: 'event 0' }]);
    expect(await log.count(filter)).to.equal(11);
    expect((await log.at({ offset: 10, limit: 5, filter })).map(({ seq }) => seq)).to.deep.equal([31]);
  });
});
