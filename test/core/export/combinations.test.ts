import { expect } from '@open-wc/testing';
import {
  SECTIONS,
  type DevTools,
  type ExportCheckpoint,
  type ExportData,
  type ExportOptions,
  type FormatName,
} from '../../../src/core/index.ts';
import { freshStore } from '../../support/fresh-store.ts';
import { recordMix, startTools } from '../../support/record-session.ts';
import { allTemplates } from '../../support/session-with-secrets.ts';

interface Combination {
  title: string;
  filename: string;
  options: ExportOptions;
}

const combinations: Combination[] = (['json', 'yaml', 'msgpack'] satisfies FormatName[]).flatMap(
  (format) => [
    { title: `${format}, plain`, filename: `session.${format}`, options: {} },
    ...[1, -1, 9].map((compressionLevel) => ({
      title: `${format}, gzip at level ${compressionLevel}`,
      filename: `session.${format}.gz`,
      options: { compressionLevel },
    })),
  ],
);

/** What a snapshot tags, texts that a format has to quote, and numbers that it could lose. */
const VALUES: Record<string, unknown> = {
  tagged: new Map<unknown, unknown>([
    [1, NaN],
    ['when', new Date(0)],
    [-0, undefined],
  ]),
  bytes: new Uint8Array([0, 255, 128]),
  bigint: 2n ** 70n,
  texts: ['no', '1e3', '~', '2026-01-01', 'a: b', ' # c', 'two\nlines\n', '\u2028', '𝄞', ''],
  surrogate: '\ud834',
  numbers: [Number.MAX_SAFE_INTEGER, -1, 1e21, 5e-324, 0.1, 2 ** 53],
  nested: { '': { __proto__: null, '0': [[], {}, [[]]] } },
};

const SECRETS = {
  email: 'ada.lovelace@example.com',
  form: { password: 'hunter2', note: 'card 4111 1111 1111 1111' },
};

for (const isSanitized of [false, true]) {
  describe(`every combination of format, level, full and delta${isSanitized ? ', sanitised' : ''}`, () => {
    const fulls: Blob[] = [];
    const deltas: Blob[] = [];
    const sanitizer = isSanitized ? { sanitize: allTemplates() } : {};
    let start: ExportData;
    let end: ExportData;
    let checkpoint: ExportCheckpoint;
    let tools: DevTools;

    const sectionsOf = (data: ExportData): unknown => SECTIONS.map((section) => data[section]);

    before(async function () {
      this.timeout(60_000);
      await freshStore();
      tools = await startTools({ sanitizeAtCapture: false });
      await recordMix(tools, 100);
      tools.recordEvent({ name: 'signed in', payload: SECRETS });
      for (const [name, value] of Object.entries(VALUES)) {
        tools.recordEvent({ name, payload: value });
        tools.recordState({ id: name, name, newValue: value });
      }
      start = await tools.getExportData(sanitizer);
      for (const { filename, options } of combinations) {
        const full = await tools.exportFull(filename, { ...options, ...sanitizer });
        fulls.push(full.blob!);
        checkpoint = full.checkpoint;
      }
      await recordMix(tools, 60, 2);
      tools.recordState({ id: 'user', name: 'user', newValue: SECRETS });
      end = await tools.getExportData(sanitizer);
      for (const { filename, options } of combinations) {
        const call = { ...options, ...sanitizer };
        deltas.push((await tools.exportIncremental(filename, checkpoint, call)).blob!);
      }
      await freshStore();
      tools = await startTools();
    });

    after(freshStore);

    it(`holds ${isSanitized ? 'no' : 'the'} secrets`, () => {
      for (const secret of ['ada.lovelace', 'hunter2', '4111']) {
        expect(JSON.stringify(end).includes(secret)).to.equal(!isSanitized);
      }
    });

    combinations.forEach(({ title }, i) => {
      it(`gives the same session back: ${title}`, async () => {
        const { sessionId } = await tools.import(fulls[i]!, { mode: 'open' });
        expect(sectionsOf(await tools.getExportData({ sessionId }))).to.deep.equal(sectionsOf(start));
        const continued = await tools.importDelta(deltas[i]!, { mode: 'open' });
        expect(continued.sessionId).to.equal(sessionId);
        expect(sectionsOf(await tools.getExportData({ sessionId }))).to.deep.equal(sectionsOf(end));
        await tools.clearAll();
      });
    });
  });
}
