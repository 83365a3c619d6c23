import { expect } from '@open-wc/testing';
import { parseExportData, validateImport } from '../../../src/core/data.ts';
import { USUAL_SECTIONS, type DevTools, type FormatName } from '../../../src/core/index.ts';
import { freshStore } from '../../support/fresh-store.ts';
import { startTools } from '../../support/record-session.ts';
import { sampleSession, sessionText } from '../../support/session-file.ts';

/** A file of a later minor version, with something new at every level. */
function laterFile(): Blob {
  const data = sampleSession(20, 'later');
  const extra = { deep: [{ later: true }] };
  for (const section of USUAL_SECTIONS) {
    data[section].forEach((record) => Object.assign(record, { later: 1, __later: extra }));
  }
  data.events.forEach(({ payload }) => Object.assign(payload as object, { later: extra }));
  const session = { ...data.session, later: extra, recordedUntil: '2026-01-01T00:00:00Z' };
  return new Blob([
    sessionText({ ...data, session })
      .replace('"2.0"', '"2.7"')
      .replace('{', '{"plugins":[1],'),
  ]);
}

describe('a file of a later minor version', () => {
  let tools: DevTools;

  beforeEach(async () => {
    await freshStore();
    tools = await startTools();
  });

  after(freshStore);

  for (const format of ['json', 'yaml', 'msgpack'] satisfies FormatName[]) {
    it(`is imported with a warning, and what it has more is exported again as ${format}`, async () => {
      const file = laterFile();
      const before = parseExportData(new Uint8Array(await file.arrayBuffer()), 'json');
      const { sessionId, warnings, migratedFrom } = await tools.import(file, { mode: 'open' });
      expect(migratedFrom).to.be.undefined;
      expect(warnings).to.have.length(2);
      expect(warnings.join()).to.contain('version 2.7').and.contain('"plugins"');
      const { blob } = await tools.export(`again.${format}`, { sessionId });
      const after = parseExportData(new Uint8Array(await blob!.arrayBuffer()), format);
      for (const section of USUAL_SECTIONS) expect(after[section]).to.deep.equal(before[section]);
      expect(after.session).to.deep.include({ ...before.session });
      expect(validateImport(after).errors).to.deep.equal([]);
    });
  }

  it('is exported without what may be a clock where that is asked for', async () => {
    const { sessionId } = await tools.import(laterFile(), { mode: 'open' });
    const { blob } = await tools.export('bare.json', { sessionId, includeTimestamps: false });
    expect(await blob!.text()).not.to.contain('recordedUntil');
  });
});
