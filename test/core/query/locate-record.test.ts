import { expect } from '@open-wc/testing';
import { USUAL_SECTIONS, type DevTools } from '../../../src/core/index.ts';
import { freshStore } from '../../support/fresh-store.ts';
import { exportedData, recordMix, startTools } from '../../support/record-session.ts';
import { sampleSession } from '../../support/session-file.ts';

describe('a record by its section and seq', () => {
  let tools: DevTools;

  beforeEach(async () => {
    await freshStore();
    tools = await startTools();
  });

  after(freshStore);

  it('is found with its position, in recorded and in merged parts', async () => {
    await recordMix(tools, 2_000);
    await tools.importData(sampleSession(300, 'elsewhere'), { mode: 'merge' });
    const query = await tools.openQuery(tools.sessionId);
    const data = await exportedData(tools);
    for (const section of USUAL_SECTIONS) {
      const records = data[section];
      expect(records.length, section).to.be.above(0);
      for (const offset of [0, Math.floor(records.length / 2), records.length - 1]) {
        const record = records[offset]!;
        const located = await query.recordAt({ section, seq: record.seq });
        expect(located).to.deep.equal({ record, offset });
      }
      expect(await query.recordAt({ section, seq: 1_000_000 })).to.equal(undefined);
    }
    query.close();
  });

  it('is found as the last event, or the last record of a component, up to a moment', async () => {
    await recordMix(tools, 2_000);
    const query = await tools.openQuery(tools.sessionId);
    const { events, components } = await exportedData(tools);
    const component = components[40]!;
    tools.recordComponent({ op: 'update', id: component.id, props: {} });
    await tools.flush();
    for (const seq of [1, events[0]!.seq, events[600]!.seq, events[600]!.seq + 3, 1_000_000]) {
      const last = events.filter((event) => event.seq <= seq).at(-1);
      const place = last && { section: 'events', seq: last.seq };
      expect(await query.lastBefore({ seq })).to.deep.equal(place);
    }
    const { id: componentId } = component;
    const before = (seq: number): Promise<unknown> => query.lastBefore({ seq, componentId });
    expect(await before(component.seq - 1)).to.equal(undefined);
    expect(await before(1_999)).to.deep.equal({ section: 'components', seq: component.seq });
    expect(await before(1_000_000)).to.deep.include({ section: 'components' });
    expect(await before(1_000_000)).not.to.deep.include({ seq: component.seq });
    query.close();
  });
});
