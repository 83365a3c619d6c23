import { expect } from '@open-wc/testing';
import {
  FORMAT_VERSION,
  type DevTools,
  type ExportData,
  type ImportSource,
  type Progress,
} from '../../../src/core/index.ts';
import { gzip, joinBytes, streamOf, utf8 } from '../../support/bytes.ts';
import { freshStore } from '../../support/fresh-store.ts';
import { gzipMember } from '../../support/gzip-file.ts';
import { privateFile, removePrivateFiles } from '../../support/opfs.ts';
import { exportedData, recordMix, startTools } from '../../support/record-session.ts';
import { rejection } from '../../support/rejection.ts';
import { recordLines, sampleSession, sessionText } from '../../support/session-file.ts';

describe('an import reads', () => {
  const data = sampleSession(300);
  const plain = utf8(sessionText(data));
  let zipped: Uint8Array<ArrayBuffer>;
  let tools: DevTools;

  before(async () => {
    await freshStore();
    tools = await startTools();
    zipped = await gzip(plain);
  });

  afterEach(removePrivateFiles);
  after(freshStore);

  async function opened(
    source: ImportSource,
  ): Promise<{ data: ExportData; compressed: boolean; origin: string }> {
    const { sessionId, compressed, recordCount, format } = await tools.import(source, { mode: 'open' });
    expect(recordCount).to.equal(300);
    expect(format).to.equal('json');
    const { origin } = (await tools.sessions()).find(({ id }) => id === sessionId)!;
    return { data: await exportedData(tools, { sessionId }), compressed, origin };
  }

  const sources: [
    what: string,
    make: (bytes: Uint8Array<ArrayBuffer>) => ImportSource | Promise<ImportSource>,
    origin: RegExp,
  ][] = [
    ['a File', (bytes) => new File([bytes], 'session.json'), /^session\.json$/],
    ['a Blob', (bytes) => new Blob([bytes]), /^blob$/],
    ['bytes', (bytes) => bytes, /^bytes$/],
    [
      'a part of a buffer',
      (bytes) => joinBytes([utf8('xx'), bytes, utf8('yy')]).subarray(2, -2),
      /^bytes$/,
    ],
    ['a file handle', (bytes) => privateFile('from-disk.json', bytes), /^from-disk\.json$/],
    ['a stream', (bytes) => streamOf(bytes, [1_000]), /^stream$/],
    ['a stream of small chunks', (bytes) => streamOf(bytes, [50, 1, 300, 2]), /^stream$/],
    ['a URL', (bytes) => new URL(URL.createObjectURL(new Blob([bytes]))), /^blob:http/],
    ['a Response', (bytes) => new Response(bytes), /^$/],
    ['a fetched Response', (bytes) => fetch(URL.createObjectURL(new Blob([bytes]))), /^blob:http/],
  ];
  for (const [what, make, expectedOrigin] of sources) {
    it(`${what}, compressed or not`, async () => {
      for (const bytes of [plain, zipped]) {
        const { data: stored, compressed, origin } = await opened(await make(bytes));
        expect(recordLines(stored)).to.deep.equal(recordLines(data));
        expect(compressed).to.equal(bytes === zipped);
        expect(origin).to.match(expectedOrigin);
      }
    });
  }

  it('a file by its content, whatever its name says', async () => {
    for (const [bytes, name] of [
      [zipped, 'session.json'],
      [plain, 'session.json.gz'],
      [zipped, 'photo.png'],
      [plain, ''],
    ] as const) {
      const { data: stored, compressed } = await opened(new File([bytes], name, { type: 'image/png' }));
      expect(recordLines(stored)).to.deep.equal(recordLines(data));
      expect(compressed).to.equal(bytes === zipped);
    }
  });

  it('gzip as others write it: header fields, several members', async () => {
    const split = plain.length >> 1;
    const files = [
      gzipMember(plain, { name: 'session.json', comment: 'c', headerCrc: true }),
      joinBytes([await gzip(plain.subarray(0, split)), gzipMember(plain.subarray(split))]),
    ];
    for (const file of files) {
      expect(recordLines((await opened(new Blob([file]))).data)).to.deep.equal(recordLines(data));
    }
  });

  it('other layouts of the JSON', async () => {
    const layouts = [
      JSON.stringify(data),
      JSON.stringify(data, null, 2),
      `\uFEFF${JSON.stringify(data, null, '\t').replaceAll('\n', '\r\n')}`,
      JSON.stringify(Object.fromEntries(Object.entries(data).reverse())),
    ];
    for (const layout of layouts) {
      const { data: stored } = await opened(new Blob([layout]));
      expect(recordLines(stored)).to.deep.equal(recordLines(data));
      expect(stored.session.id).to.equal('session-a');
    }
  });

  it('a file whose sections are missing or null as empty', async () => {
    const { sessionId, recordCount, warnings } = await tools.import(
      new Blob(['{"version":"2.0","session":{"id":"bare"},"state":null}']),
      { mode: 'open' },
    );
    expect(recordCount).to.equal(0);
    expect(warnings).to.deep.equal([]);
    expect((await exportedData(tools, { sessionId })).session).to.include({ id: 'bare', name: 'bare' });
  });

  it('unknown fields of records and header on, and warns of unknown members', async () => {
    const odd = {
      ...data,
      version: '2.9',
      extension: { a: 1 },
      events: [{ seq: 1, time: 1.5, name: 'e', future: [{ x: null }], severity: 'high' }],
    };
    const { sessionId, warnings } = await tools.import(new Blob([JSON.stringify(odd)]), {
      mode: 'open',
    });
    expect(warnings).to.have.length(2);
    expect(warnings[0]).to.include('2.9').and.include(FORMAT_VERSION);
    expect(warnings[1]).to.include('extension');
    const stored = await exportedData(tools, { sessionId });
    expect(stored.events).to.deep.equal(odd.events);
  });

  it('what a session without clock holds', async () => {
    await recordMix(tools, 100);
    const { blob } = await tools.export('a.json', { includeTimestamps: false });
    const { sessionId } = await tools.import(blob!, { mode: 'open' });
    const again = await tools.export('b.json', { sessionId, includeTimestamps: false });
    const [first, second] = await Promise.all([blob!.text(), again.blob!.text()]);
    expect(recordLines(JSON.parse(second) as ExportData)).to.deep.equal(
      recordLines(JSON.parse(first) as ExportData),
    );
    const stored = await exportedData(tools, { sessionId });
    expect(stored.session.timestamps).to.be.false;
    expect(stored.events[0]).not.to.have.property('time');
  });

  it('with progress that never goes back and ends at the whole', async () => {
    const large = new Blob([sessionText(sampleSession(20_000))]);
    const told: Progress[] = [];
    await tools.import(large, { mode: 'open', onProgress: (progress) => told.push(progress) });
    expect(told.length).to.be.above(1);
    told.forEach(({ bytesProcessed, recordsProcessed, totalBytes }, i) => {
      expect(bytesProcessed).to.be.at.least(told[i - 1]?.bytesProcessed ?? 0);
      expect(recordsProcessed).to.be.at.least(told[i - 1]?.recordsProcessed ?? 0);
      expect(totalBytes).to.equal(large.size);
    });
    expect(told.at(-1)).to.include({ bytesProcessed: large.size, recordsProcessed: 20_000 });
  });

  it('not from what is no source, or gives nothing', async () => {
    const broken = new ReadableStream<Uint8Array>({
      pull: (controller) => controller.error(new Error('the network went away')),
    });
    const used = new Response(plain);
    await used.text();
    expect((await rejection(tools.import('x.json' as never))).code).to.equal('invalid-argument');
    expect((await rejection(tools.import(new URL('/no-such-file.json', location.href)))).code).to.equal(
      'source-failed',
    );
    expect((await rejection(tools.import(new URL('nothing:to-see')))).code).to.equal('source-failed');
    expect((await rejection(tools.import(new Response('', { status: 404 })))).code).to.equal(
      'source-failed',
    );
    expect((await rejection(tools.import(broken))).code).to.equal('source-failed');
    expect((await rejection(tools.import(used))).code).to.be.oneOf([
      'invalid-argument',
      'source-failed',
    ]);
  });

  it('a stream to its end and no further: it is cancelled when the file is refused', async () => {
    let cancelled = false;
    const endless = new ReadableStream<Uint8Array>({
      pull: (controller) => controller.enqueue(utf8('junk ')),
      cancel: () => void (cancelled = true),
    });
    expect((await rejection(tools.import(endless))).code).to.equal('not-a-session');
    expect(cancelled).to.be.true;
  });
});
