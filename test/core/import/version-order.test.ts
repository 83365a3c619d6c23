import { expect } from '@open-wc/testing';
import type { DevTools } from '../../../src/core/index.ts';
import { freshStore } from '../../support/fresh-store.ts';
import { startTools } from '../../support/record-session.ts';
import { rejection } from '../../support/rejection.ts';
import { sampleSession } from '../../support/session-file.ts';

describe('a file whose version stands behind its records', () => {
  let tools: DevTools;

  before(async () => {
    await freshStore();
    tools = await startTools();
  });

  after(freshStore);

  const WRONG = '"events":[{"seq":1,"time":1}]';

  it('is imported in one go where it is of this version', async () => {
    const sorted = Object.fromEntries(Object.entries(sampleSession(30)).sort());
    expect(Object.keys(sorted).at(-1)).to.equal('version');
    expect(await tools.import(new Blob([JSON.stringify(sorted)]), { mode: 'open' })).to.include({
      recordCount: 30,
    });
  });

  it('is refused for its first wrong record where it is of this version', async () => {
    const text = `{${WRONG},"state":[{"seq":1}],"version":"2.0"}`;
    expect(await rejection(tools.import(new Blob([text])))).to.include({
      code: 'invalid-record',
      path: 'events[0].name',
      byteOffset: text.indexOf('{"seq"'),
    });
  });

  it('is refused for its version, or for having none, before its records', async () => {
    const newer = await rejection(tools.import(new Blob([`{${WRONG},"version":"3.0"}`])));
    expect(newer).to.include({ code: 'unsupported-version', path: 'version' });
    const none = await rejection(tools.import(new Blob([`{${WRONG}}`])));
    expect(none).to.include({ code: 'not-a-session', path: 'version' });
  });
});
