import { expect } from '@open-wc/testing';
import { devtools } from '../../src/core/index.ts';
import { freshStore } from '../support/fresh-store.ts';
import { exportText } from '../support/record-session.ts';

const RECORDS = 100_000;

/** Calls between two frames: as many as make the burst last a second. */
const RECORDS_A_FRAME = 1_670;

describe('a burst of 100,000 records', () => {
  beforeEach(freshStore);
  after(freshStore);

  it('is stored whole, in its order and once', async () => {
    const tools = await devtools.enable({ collectors: [] });
    for (let i = 0; i < RECORDS; i += 1) {
      if (i % RECORDS_A_FRAME === 0) await new Promise(requestAnimationFrame);
      tools.recordEvent({ name: `e${i}`, payload: { i, at: [i % 7, 'a film'] } });
    }
    await tools.flush();
    expect(tools.status).to.include({ state: 'recording', droppedCount: 0 });
    const text = await exportText(tools);
    const stored = Array.from(text.matchAll(/"seq":(\d+),.*?"name":"e(\d+)"/g), ([, seq, i]) => [
      Number(seq),
      Number(i),
    ]);
    expect(stored).to.have.length(RECORDS);
    expect(stored.findIndex(([seq, i], at) => seq !== at + 1 || i !== at)).to.equal(-1);
  });
});
