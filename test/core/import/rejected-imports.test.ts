import { expect, waitUntil } from '@open-wc/testing';
import type {
  DevTools,
  ExportData,
  ImportMode,
  ImportSource,
  SessionError,
  SessionErrorCode,
} from '../../../src/core/index.ts';
import { gzip, joinBytes, streamOf, utf8 } from '../../support/bytes.ts';
import { freshStore } from '../../support/fresh-store.ts';
import { gzipMember } from '../../support/gzip-file.ts';
import { recordMix, startTools } from '../../support/record-session.ts';
import { rejection } from '../../support/rejection.ts';
import { sampleSession, sessionText } from '../../support/session-file.ts';
import { changedRows, settledRows, storeRows } from '../../support/store-rows.ts';

const MODES: ImportMode[] = ['merge', 'replace', 'open'];

/** A file of 20,000 records, so that much of it is staged before the end is read, with one place changed. */
const large = sessionText(sampleSession(20_000));

/** The text with a mark `¤` where the error lies; the mark is taken out. */
function marked(text: string): { bytes: Uint8Array<ArrayBuffer>; byteOffset: number } {
  const [before, after] = text.split('¤') as [string, string];
  return { bytes: utf8(before + after), byteOffset: utf8(before).length };
}

function header(rest: string): string {
  return `{"version":"2.0","session":{"id":"x"},${rest}}`;
}

const event = (seq: number): string => `{"seq":${seq},"time":1,"name":"é${seq}"}`;
const twelve = Array.from({ length: 12 }, (_, i) => event(i)).join(',\n');

type Refused = [what: string, text: string, code: SessionErrorCode, path?: string];

const REFUSED: Refused[] = [
  ['an empty file', '¤', 'not-a-session'],
  ['other JSON', '¤[1,2,3]', 'not-a-session'],
  ['a page', '¤<!doctype html><title>404</title>', 'not-a-session'],
  ['a page behind a byte order mark', '¤\uFEFF\n<html>', 'not-a-session'],
  ['a PDF document', '¤%PDF-1.7\n%\xe2\xe3', 'not-a-session'],
  ['a version that is no text', '{"version":¤2}', 'not-a-session', 'version'],
  ['a version that is none', '{"version":¤"two"}', 'not-a-session', 'version'],
  ['a newer version', '{"version":¤"3.0","events":[]}', 'unsupported-version', 'version'],
  ['an older version', '{"version":¤"0.9","events":[]}', 'unsupported-version', 'version'],
  ['a session without id', '{"version":"2.0","session":¤{"name":"x"}}', 'invalid-record', 'session.id'],
  ['a session that is a list', '{"version":"2.0","session":¤[]}', 'invalid-record', 'session.id'],
  ['a checkpoint that is none', header('"checkpoint":¤{"seq":"1"}'), 'invalid-record', 'checkpoint'],
  ['a section that is an object', header('"events":¤{}'), 'invalid-record', 'events'],
  ['a section that is a text', header('"state":¤"none"'), 'invalid-record', 'state'],
  ['a section that stands twice', header('"events":[],¤"events":[]'), 'duplicate-key', 'events'],
  [
    'a `seq` that is a text',
    header(`"events":[\n${twelve},\n¤{"seq":"12","time":1,"name":"e"}\n]`),
    'invalid-record',
    'events[12].seq',
  ],
  [
    'a `seq` that is absent',
    header(`"events":[\n${twelve},\n¤{"time":1,"name":"e"}\n]`),
    'invalid-record',
    'events[12].seq',
  ],
  [
    'a `seq` that is no integer',
    header(`"events":[\n${twelve},\n¤{"seq":12.5,"time":1,"name":"e"}\n]`),
    'invalid-record',
    'events[12].seq',
  ],
  [
    'a `seq` below zero',
    header('"events":[¤{"seq":-1,"time":1,"name":"e"}]'),
    'invalid-record',
    'events[0].seq',
  ],
  [
    'a `seq` beyond all integers',
    header('"events":[¤{"seq":1e300,"time":1,"name":"e"}]'),
    'invalid-record',
    'events[0].seq',
  ],
  [
    'a `seq` that stands twice',
    header(`"events":[\n${twelve},\n¤${event(11)}\n]`),
    'invalid-record',
    'events[12].seq',
  ],
  [
    'a `seq` that goes back',
    header(`"events":[\n${twelve},\n¤${event(3)},\n${event(99)}\n]`),
    'invalid-record',
    'events[12].seq',
  ],
  [
    'a time that is a text',
    header(`"events":[${event(0)},¤{"seq":2,"time":"now","name":"e"}]`),
    'invalid-record',
    'events[1].time',
  ],
  [
    'a time that is absent',
    header(`"state":[\n{"seq":1,"time":1,"id":"a"},\n¤{"seq":2,"id":"b"}\n]`),
    'invalid-record',
    'state[1].time',
  ],
  [
    'an event without name',
    header('"events":[¤{"seq":1,"time":1}]'),
    'invalid-record',
    'events[0].name',
  ],
  [
    'a name that is no text',
    header('"performance":[¤{"seq":1,"time":1,"name":null}]'),
    'invalid-record',
    'performance[0].name',
  ],
  [
    'a change of state without id',
    header('"state":[¤{"seq":1,"time":1,"name":"a"}]'),
    'invalid-record',
    'state[0].id',
  ],
  [
    'a component without `op`',
    header('"components":[¤{"seq":1,"time":1,"id":"a"}]'),
    'invalid-record',
    'components[0].op',
  ],
  [
    'an `op` that is none',
    header('"components":[¤{"seq":1,"time":1,"id":"a","op":"explode"}]'),
    'invalid-record',
    'components[0].op',
  ],
  ['a record that is a list', header(`"events":[\n${twelve},\n¤[1]\n]`), 'invalid-record', 'events[12]'],
  [
    'a record that is null',
    header(`"events":[\n${twelve},\n¤null,\n${event(99)}\n]`),
    'invalid-record',
    'events[12]',
  ],
  [
    'NaN',
    header(`"events":[\n${twelve},\n{"seq":12,"time":¤NaN,"name":"e"}\n]`),
    'invalid-json',
    'events[12]',
  ],
  ['junk behind the end', `${header('"events":[]')}\n¤{}`, 'trailing-data'],
  [
    'a file cut in a record',
    `${header('"events":[]').slice(0, -2)}\n{"seq":1,"ti¤`,
    'truncated',
    'events[0]',
  ],
];

describe('an import that is refused', () => {
  let tools: DevTools;
  let rowsBefore: Record<string, unknown>;

  before(async function () {
    this.timeout(60_000);
    await freshStore();
    tools = await startTools();
    await recordMix(tools, 200);
    await tools.import(new Blob([sessionText(sampleSession(50, 'opened'))]), { mode: 'open' });
    rowsBefore = await settledRows();
  });

  after(freshStore);

  /** The error of an import, after which everything stored is what it was. */
  async function refused(source: () => ImportSource, mode: ImportMode = 'merge'): Promise<SessionError> {
    const error = await rejection(tools.import(source(), { mode }));
    expect(changedRows(rowsBefore, await storeRows())).to.deep.equal([]);
    return error;
  }

  for (const [i, [what, text, code, path]] of REFUSED.entries()) {
    it(`says what is wrong and where, and changes nothing: ${what}`, async () => {
      const { bytes, byteOffset } = marked(text);
      // Every other one compressed, in turn for each mode.
      const file = i % 2 === 0 ? bytes : await gzip(bytes);
      const error = await refused(() => file, MODES[i % 3]);
      expect({ code: error.code, path: error.path, byteOffset: error.byteOffset }).to.deep.equal({
        code,
        path,
        byteOffset,
      });
    });
  }

  it('says that a file has no version', async () => {
    expect(await refused(() => new Blob(['{"events":[]}']))).to.include({
      code: 'not-a-session',
      path: 'version',
    });
    expect(await refused(() => new Blob(['{}']))).to.include({ code: 'not-a-session', path: 'version' });
  });

  const FOREIGN: Record<string, [content: string, words: string]> = {
    'photo.jpg': ['\xff\xd8\xff\xe0\0\x10JFIF', 'a picture (JPEG)'],
    'dance.gif': ['GIF89a\x01\0\x01\0', 'a picture (GIF)'],
    'trace.zip': ['PK\x03\x04\x14\0', 'a ZIP archive'],
    'traffic.har': ['{\n  "log": {\n "version": "1.2", "entries": []}}', 'a HAR file'],
    'Trace.json': ['{"traceEvents":[{"ph":"X"}]}', 'a trace of a browser'],
    'Trace-2.json': ['{"metadata":{"source":"DevTools"},"traceEvents":[]}', 'a trace of a browser'],
    'list.json': ['[{"seq":1}]', 'a list'],
    'package.json': ['{"name":"shop","version":"1.0.2"}', 'its "version" is "1.0.2"'],
    'data.json': ['{"name":"shop","private":true}', 'without a "version"'],
    'README.md': ['# Shop\n\n- **Fast**: `a` & *b*\n', 'does not begin with a key and its value'],
    'server.log': ['12:00:01 [info] it began\n12:00:02 [info]: {it goes on\n', 'it is no text of keys'],
    'table.csv': ['id,name\n1,"a"\n', 'does not begin with a key and its value'],
  };

  for (const [name, [content, words]] of Object.entries(FOREIGN)) {
    it(`says of ${name} that it is no session, and what it is like`, async () => {
      const bytes = Uint8Array.from(content, (character) => character.charCodeAt(0));
      const error = await refused(() => new File([bytes], name));
      expect(error.code).to.equal('not-a-session');
      expect(error.message)
        .to.match(/^The file is no devtools-panel session: /)
        .and.to.include(words);
    });
  }

  it('tells a picture from a session that is damaged', async () => {
    const png = utf8('XPNG\r\n\x1a\n\0\0\0\rIHDR');
    png[0] = 0x89;
    for (const name of ['a.png', 'a.json']) {
      const error = await refused(() => new File([png], name));
      expect(error).to.include({ code: 'not-a-session', byteOffset: 0 });
      expect(error.message).to.include('picture');
    }
  });

  it('says where the compressed data is wrong', async () => {
    const raw = utf8(large.slice(0, 100_000));
    const zipped = await gzip(raw);
    const cut = zipped.slice(0, zipped.length >> 1);
    const damaged = zipped.slice();
    damaged[zipped.length >> 1]! ^= 0xff;
    const whole = utf8(sessionText(sampleSession(100)));
    const cases: [Uint8Array<ArrayBuffer>, SessionErrorCode[], number | undefined][] = [
      [cut, ['gzip-truncated'], cut.length],
      [damaged, ['gzip-data', 'gzip-crc'], undefined],
      [gzipMember(whole, { crc: 5 }), ['gzip-crc'], gzipMember(whole).length - 8],
      [gzipMember(whole, { length: 5 }), ['gzip-length'], gzipMember(whole).length - 4],
      [joinBytes([await gzip(whole), utf8('tail')]), ['trailing-data'], (await gzip(whole)).length],
      [Uint8Array.of(0x1f, 0x8b), ['gzip-truncated'], 2],
    ];
    for (const [file, codes, byteOffset] of cases) {
      for (const mode of MODES) {
        const error = await refused(() => file, mode);
        expect(error.code).to.be.oneOf(codes);
        if (byteOffset !== undefined) expect(error.byteOffset).to.equal(byteOffset);
      }
    }
  });

  it('changes nothing though megabytes were staged before the error', async () => {
    const places = [0.3, 0.9, 1].map((part) => Math.floor(large.length * part));
    for (const mode of MODES) {
      for (const at of places) {
        const text = `${large.slice(0, at)}\u0001${large.slice(at)}`;
        const error = await refused(() => new Blob([text]), mode);
        expect(error.code).to.be.oneOf(['invalid-json', 'trailing-data']);
      }
    }
  }).timeout(60_000);
});

describe('an import that is cancelled', () => {
  let tools: DevTools;
  let rowsBefore: Record<string, unknown>;
  let zipped: Uint8Array<ArrayBuffer>;

  before(async function () {
    this.timeout(60_000);
    await freshStore();
    tools = await startTools();
    await recordMix(tools, 200);
    rowsBefore = await settledRows();
    zipped = await gzip(utf8(sessionText(sampleSession(60_000))));
  });

  after(freshStore);

  for (const mode of MODES) {
    for (const part of [0.1, 0.5, 0.9]) {
      it(`at ${part * 100} % changes nothing (${mode})`, async () => {
        const controller = new AbortController();
        const importing = tools.import(zipped, {
          mode,
          signal: controller.signal,
          onProgress: ({ bytesProcessed, totalBytes }) => {
            if (bytesProcessed >= totalBytes * part) controller.abort();
          },
        });
        expect((await rejection(importing)).code).to.equal('aborted');
        expect(changedRows(rowsBefore, await storeRows())).to.deep.equal([]);
        expect((await tools.sessions()).map(({ id }) => id)).to.deep.equal([tools.sessionId]);
      }).timeout(30_000);
    }
  }

  it('at the last moment, when all of it is read, changes nothing', async () => {
    for (const mode of MODES) {
      const controller = new AbortController();
      const importing = tools.import(new Blob([sessionText(sampleSession(500))]), {
        mode,
        signal: controller.signal,
        onProgress: ({ recordsProcessed }) => {
          if (recordsProcessed === 500) controller.abort();
        },
      });
      expect((await rejection(importing)).code).to.equal('aborted');
      expect(changedRows(rowsBefore, await storeRows())).to.deep.equal([]);
    }
  });

  it('before it began reads nothing', async () => {
    const error = await rejection(tools.import(zipped, { signal: AbortSignal.abort() }));
    expect(error.code).to.equal('aborted');
    expect(changedRows(rowsBefore, await storeRows())).to.deep.equal([]);
  });

  it('while the source sends nothing more ends at once, and cancels the source', async () => {
    const controller = new AbortController();
    let cancelled = false;
    let pulls = 0;
    const stalled = new ReadableStream<Uint8Array>({
      pull(stream) {
        pulls += 1;
        if (pulls === 1) stream.enqueue(utf8(large.slice(0, 500_000)));
        return pulls === 1 ? undefined : new Promise<void>(() => undefined);
      },
      cancel: () => void (cancelled = true),
    });
    const importing = tools.import(stalled, { signal: controller.signal });
    await waitUntil(() => pulls === 2, 'the source was asked for more', {
      interval: 5,
      timeout: 10_000,
    });
    controller.abort();
    expect((await rejection(importing)).code).to.equal('aborted');
    await waitUntil(() => cancelled, 'the source is cancelled', { interval: 5, timeout: 10_000 });
    expect(changedRows(rowsBefore, await storeRows())).to.deep.equal([]);
  });

  it('in the middle of one huge chunk leaves no row behind', async () => {
    const huge = utf8(sessionText(sampleSession(100_000)));
    const controller = new AbortController();
    const importing = tools.import(streamOf(huge, [huge.length]), {
      signal: controller.signal,
      mode: 'open',
    });
    const failed = rejection(importing);
    await waitUntil(
      async () => Object.keys(await storeRows()).length > Object.keys(rowsBefore).length + 4,
      'a part is staged',
      { interval: 1, timeout: 15_000 },
    );
    controller.abort();
    expect((await failed).code).to.equal('aborted');
    expect(changedRows(rowsBefore, await storeRows())).to.deep.equal([]);
  }).timeout(30_000);

  it('is followed by one that works', async () => {
    const data: ExportData = sampleSession(20, 'later');
    const { recordCount } = await tools.import(new Blob([sessionText(data)]), { mode: 'open' });
    expect(recordCount).to.equal(20);
  });
});

describe('a session that holds what other files begin with', () => {
  after(freshStore);

  it('is taken for one whatever its records hold', async () => {
    await freshStore();
    const tools = await startTools();
    const text =
      '{"version":"2.0","log":{"version":"1.2"},"events":[{"seq":1,"time":1,"name":"a","payload":{"traceEvents":[]}}]}';
    expect((await tools.import(new Blob([text]), { mode: 'open' })).recordCount).to.equal(1);
  });
});
