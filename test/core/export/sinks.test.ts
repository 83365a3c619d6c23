import { expect, waitUntil } from '@open-wc/testing';
import type { DevTools, ExportOptions, SessionError } from '../../../src/core/index.ts';
import { firstDifference, fromUtf8, gunzip, joinBytes } from '../../support/bytes.ts';
import { freshStore } from '../../support/fresh-store.ts';
import { privateFile, privateFiles, removePrivateFiles } from '../../support/opfs.ts';
import { exportText, recordMix, startTools } from '../../support/record-session.ts';
import { rejection } from '../../support/rejection.ts';
import { changedRows, settledRows } from '../../support/store-rows.ts';

const WAIT = { interval: 5, timeout: 10_000 };

/** A stream that keeps what it is given, and how it ended. */
class Kept {
  readonly chunks: Uint8Array[] = [];
  ended: 'closed' | 'aborted' | undefined;
  reason: unknown;
  readonly stream: WritableStream<Uint8Array>;

  constructor(write: (chunk: Uint8Array, sofar: number) => Promise<void> | void = () => undefined) {
    this.stream = new WritableStream({
      write: (chunk) => {
        this.chunks.push(chunk);
        return write(chunk, this.chunks.length);
      },
      close: () => void (this.ended = 'closed'),
      abort: (reason) => {
        this.ended = 'aborted';
        this.reason = reason;
      },
    });
  }
}

describe('an export goes', () => {
  let tools: DevTools;
  let text: string;

  before(async function () {
    this.timeout(60_000);
    await freshStore();
    tools = await startTools();
    await recordMix(tools, 6_000);
    await settledRows();
    text = withoutMoment(await exportText(tools));
  });

  afterEach(removePrivateFiles);
  after(freshStore);

  /** The moment of the export is all in which two exports differ. */
  function withoutMoment(file: string): string {
    return file.replaceAll(/"timestamp":"[^"]+"/g, '');
  }

  it('to a Blob', async () => {
    const { blob, bytesWritten } = await tools.export('a.json', { to: 'blob' });
    expect(blob!.type).to.equal('application/json');
    expect(blob!.size).to.equal(bytesWritten);
    expect(withoutMoment(await blob!.text()) === text).to.be.true;
  });

  it('to a file handle, in place of what the file held', async () => {
    const handle = await privateFile('session.json', `old ${'x'.repeat(5_000_000)}`);
    const result = await tools.export('session.json', { to: handle });
    expect(result).not.to.have.property('blob');
    const file = await handle.getFile();
    expect(file.size).to.equal(result.bytesWritten);
    expect(withoutMoment(await file.text()) === text).to.be.true;
    expect(Object.keys(await privateFiles())).to.deep.equal(['session.json']);
  });

  it('to a stream, which is closed at the end', async () => {
    const kept = new Kept();
    const result = await tools.export('session.json.gz', { to: kept.stream });
    await waitUntil(() => kept.ended === 'closed', 'the stream is closed', WAIT);
    const bytes = joinBytes(kept.chunks);
    expect(bytes.length).to.equal(result.bytesWritten);
    expect(withoutMoment(fromUtf8(await gunzip(bytes))) === text).to.be.true;
  });

  for (const bufferSize of [undefined, 1_000, 1_048_576]) {
    it(`to a stream in chunks of ${bufferSize ?? 'the default size'}`, async () => {
      const kept = new Kept();
      const result = await tools.export('session.json.gz', {
        to: kept.stream,
        ...(bufferSize === undefined ? {} : { bufferSize }),
      });
      const size = bufferSize ?? 65_536;
      const last = kept.chunks.at(-1)!;
      expect(new Set(kept.chunks.slice(0, -1).map(({ length }) => length))).to.have.property(
        'size',
        kept.chunks.length > 1 ? 1 : 0,
      );
      expect(kept.chunks[0]!.length).to.equal(Math.min(size, result.bytesWritten));
      expect(last.length).to.be.within(1, size);
      const bytes = joinBytes(kept.chunks);
      expect(withoutMoment(fromUtf8(await gunzip(bytes))) === text).to.be.true;
    });
  }

  it('to a stream no faster than that takes it', async () => {
    let most = 0;
    let open = 0;
    const kept = new Kept(async () => {
      open += 1;
      most = Math.max(most, open);
      await new Promise((resolve) => requestAnimationFrame(resolve));
      open -= 1;
    });
    const { bytesWritten } = await tools.export('a.json', { to: kept.stream });
    await waitUntil(() => kept.ended === 'closed', 'the stream is closed', WAIT);
    expect(most).to.equal(1);
    expect(joinBytes(kept.chunks).length).to.equal(bytesWritten);
  });

  it('to a download, under its name', async () => {
    const links: HTMLAnchorElement[] = [];
    const observe = (event: Event): void => {
      const [target] = event.composedPath();
      if (!(target instanceof HTMLAnchorElement)) return;
      event.preventDefault();
      links.push(target);
    };
    // The link is in no document: its click is heard on itself alone.
    const native = Object.getOwnPropertyDescriptor(HTMLElement.prototype, 'click')!;
    HTMLAnchorElement.prototype.click = function () {
      this.addEventListener('click', observe);
      (native.value as () => void).call(this);
    };
    try {
      const result = await tools.export('films.json', { to: 'download' });
      expect(result).not.to.have.property('blob');
    } finally {
      delete (HTMLAnchorElement.prototype as Partial<HTMLElement>).click;
    }
    expect(links.map(({ download }) => download)).to.deep.equal(['films.json']);
    const downloaded = await (await fetch(links[0]!.href)).text();
    expect(withoutMoment(downloaded) === text).to.be.true;
  });

  describe('nowhere when it is cancelled', () => {
    /** Cancels when so much of the whole is done. */
    async function cancelAt(
      part: number,
      options: ExportOptions,
    ): Promise<{ error: SessionError; done: number }> {
      const controller = new AbortController();
      let done = 0;
      const exporting = tools.export('session.json.gz', {
        compressionLevel: 9,
        ...options,
        signal: controller.signal,
        onProgress: ({ bytesProcessed, totalBytes }) => {
          done = bytesProcessed / totalBytes;
          if (done >= part) controller.abort();
        },
      });
      return { error: await rejection(exporting), done };
    }

    for (const part of [0.1, 0.5, 0.9, 1]) {
      it(`at ${part * 100} %: a file is as it was, and so is the store`, async () => {
        const before = await settledRows();
        const handle = await privateFile('session.json.gz', 'the file before');
        await privateFile('other.txt', 'another');
        const { error, done } = await cancelAt(part, { to: handle });
        expect(error.code).to.equal('aborted');
        expect(done).to.be.within(part, 1);
        expect(await privateFiles()).to.deep.equal({
          'session.json.gz': 'the file before',
          'other.txt': 'another',
        });
        expect(changedRows(before, await settledRows())).to.deep.equal([]);
        expect((await tools.export('a.json')).recordCount).to.equal(6_000);
      });

      it(`at ${part * 100} %: a stream is aborted`, async () => {
        const kept = new Kept();
        const { error } = await cancelAt(part, { to: kept.stream });
        expect(error.code).to.equal('aborted');
        await waitUntil(() => kept.ended === 'aborted', 'the stream is aborted', WAIT);
      });

      it(`at ${part * 100} %: no Blob comes`, async () => {
        expect((await cancelAt(part, { to: 'blob' })).error.code).to.equal('aborted');
      });
    }

    it('before it began', async () => {
      const handle = await privateFile('session.json', 'before');
      const error = await rejection(
        tools.export('session.json', { to: handle, signal: AbortSignal.abort() }),
      );
      expect(error.code).to.equal('aborted');
      expect(await privateFiles()).to.deep.equal({ 'session.json': 'before' });
    });

    it('while the stream takes nothing more', async () => {
      const controller = new AbortController();
      const kept = new Kept((_, count) =>
        count === 3 ? new Promise<void>(() => undefined) : undefined,
      );
      const exporting = tools.export('a.json', { to: kept.stream, signal: controller.signal });
      await waitUntil(() => kept.chunks.length === 3, 'the stream hangs', WAIT);
      controller.abort();
      expect((await rejection(exporting)).code).to.equal('aborted');
    });
  });

  describe('nowhere when it fails', () => {
    it('because the stream throws', async () => {
      const kept = new Kept((_, count) => {
        if (count === 3) throw new Error('the disk is full');
      });
      const before = await settledRows();
      const error = await rejection(tools.export('a.json', { to: kept.stream }));
      expect(error).to.include({ code: 'sink-failed' });
      expect(error.message).to.include('the disk is full');
      expect(changedRows(before, await settledRows())).to.deep.equal([]);
    });

    it('because the stream cannot be closed', async () => {
      const stream = new WritableStream<Uint8Array>({
        close() {
          throw new Error('it went away');
        },
      });
      expect((await rejection(tools.export('a.json', { to: stream }))).code).to.equal('sink-failed');
    });

    it('because somebody holds the stream', async () => {
      const { stream } = new Kept();
      stream.getWriter();
      expect((await rejection(tools.export('a.json', { to: stream }))).code).to.equal(
        'invalid-argument',
      );
    });

    it('because the file is gone', async () => {
      const handle = await privateFile('gone.json', '');
      await removePrivateFiles();
      const root = await navigator.storage.getDirectory();
      await root.getDirectoryHandle('gone.json', { create: true });
      try {
        expect((await rejection(tools.export('a.json', { to: handle }))).code).to.equal('sink-failed');
      } finally {
        await root.removeEntry('gone.json');
      }
    });

    it('because of its options: the stream is aborted, a file is as it was', async () => {
      const kept = new Kept();
      const handle = await privateFile('a.json.gz', 'before');
      for (const to of [kept.stream, handle]) {
        const error = await rejection(tools.export('a.json.gz', { to, compressionLevel: 12 }));
        expect(error.code).to.equal('invalid-argument');
      }
      await waitUntil(() => kept.ended === 'aborted', 'the stream is aborted', WAIT);
      expect(await privateFiles()).to.deep.equal({ 'a.json.gz': 'before' });
    });
  });

  it('to several sinks at once, each whole', async () => {
    const results = await Promise.all([
      tools.export('a.json.gz'),
      tools.export('b.json.gz', { compressionLevel: 1 }),
      tools.export('c.json'),
    ]);
    const [a, b, c] = await Promise.all(
      results.map(async ({ blob }) => new Uint8Array(await blob!.arrayBuffer())),
    );
    const texts = [fromUtf8(await gunzip(a!)), fromUtf8(await gunzip(b!)), fromUtf8(c!)];
    for (const one of texts) expect(withoutMoment(one) === text).to.be.true;
    expect(firstDifference(a!, b!)).not.to.be.undefined;
  });
});
