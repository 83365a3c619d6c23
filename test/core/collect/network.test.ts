/* eslint-disable @typescript-eslint/unbound-method -- functions are compared by identity, not called */
import { expect, oneEvent } from '@open-wc/testing';
import { onMissed } from '../../../src/core/collect/attempt.ts';
import { networkCollector } from '../../../src/core/collect/network.ts';
import { nextUncaught } from '../../support/next-uncaught.ts';
import { RecordingContext } from '../../support/recording-context.ts';

const FILE = '/package.json';
const MISSING = '/nowhere.json';
/** Nothing listens there. */
const UNREACHABLE = 'http://127.0.0.1:9/';

const realFetch = window.fetch;
const realOpen = Object.getOwnPropertyDescriptor(XMLHttpRequest.prototype, 'open')!;
const realSend = Object.getOwnPropertyDescriptor(XMLHttpRequest.prototype, 'send')!;

interface Payload {
  method: string;
  url: string;
  status: number;
  ok: boolean;
  size?: number;
  error?: string;
  duration: number;
}

describe('networkCollector', () => {
  let context: RecordingContext;
  let stop: () => void;

  beforeEach(() => {
    context = new RecordingContext();
    stop = networkCollector().start(context);
  });
  afterEach(() => stop());

  const payloads = () => context.events.map(({ payload }) => payload as Payload);
  const at = (path: string) => new URL(path, location.href).href;

  async function failureOf(promise: Promise<unknown>): Promise<unknown> {
    try {
      await promise;
    } catch (error) {
      return error;
    }
    throw new Error('It was expected to fail.');
  }

  describe('fetch', () => {
    it('records method, address, status, size and duration', async () => {
      const response = await fetch(FILE);
      const { size } = await response.blob();
      expect(context.events).to.have.length(1);
      expect(context.events[0]).to.deep.include({ category: 'network', name: 'fetch' });
      expect(payloads()[0]).to.deep.include({
        method: 'GET',
        url: at(FILE),
        status: 200,
        ok: true,
        size,
      });
      expect(payloads()[0]?.duration).to.be.above(0);
    });

    it('reads the method and the address in each of their forms', async () => {
      await fetch(new URL(FILE, location.href), { method: 'head' });
      await fetch(new Request(FILE, { method: 'HEAD' }));
      await fetch(new Request(FILE, { method: 'POST', body: 'x' }), { method: 'GET', body: null }).catch(
        () => null,
      );
      expect(payloads().map(({ method }) => method)).to.deep.equal(['HEAD', 'HEAD', 'GET']);
      expect(new Set(payloads().map(({ url }) => url))).to.deep.equal(new Set([at(FILE)]));
    });

    it('records an answer that is an error', async () => {
      const response = await fetch(MISSING);
      expect(response.status).to.equal(404);
      expect(payloads()[0]).to.include({ status: 404, ok: false });
    });

    it('gives the app the very failure, and records its name', async () => {
      const error = await failureOf(fetch(UNREACHABLE, { mode: 'no-cors' }));
      expect(error).to.be.instanceOf(TypeError);
      const reason = new Error('changed my mind');
      expect(await failureOf(fetch(FILE, { signal: AbortSignal.abort(reason) }))).to.equal(reason);
      expect(await failureOf(fetch(FILE, { signal: AbortSignal.abort() }))).to.have.property(
        'name',
        'AbortError',
      );
      expect(payloads().map((payload) => [payload.status, payload.error])).to.deep.equal([
        [0, 'TypeError'],
        [0, 'Error'],
        [0, 'AbortError'],
      ]);
    });

    it('records an address that cannot be parsed as its text, without secrets', async () => {
      const misses: unknown[] = [];
      const stopHearing = onMissed((error) => misses.push(error));
      await failureOf(fetch('http://'));
      await failureOf(fetch('http://ada:pw@[?token=abc&page=1'));
      await failureOf(fetch('ht\ntps:ada:pw@['));
      stopHearing();
      expect(misses).to.deep.equal([]);
      expect(payloads().map(({ url, error }) => [url, error])).to.deep.equal([
        ['http://', 'TypeError'],
        ['[REDACTED]@[?token=[REDACTED]&page=1', 'TypeError'],
        ['[REDACTED]@[', 'TypeError'],
      ]);
    });

    it('leaves an address that the app computes unknown', async () => {
      let computed = 0;
      const address = {
        toString() {
          computed += 1;
          return FILE;
        },
      };
      await fetch(address as string);
      expect(computed).to.equal(1);
      expect(payloads()[0]).to.include({ url: '', status: 200 });
    });

    it('resolves an address against the page that made the request', async () => {
      const { href } = location;
      const pending = fetch('package.json');
      history.replaceState(history.state, '', '/elsewhere/');
      await pending;
      history.replaceState(history.state, '', href);
      expect(payloads()[0]?.url).to.equal(new URL('package.json', href).href);
    });

    it('leaves an unhandled rejection unhandled, and a handled one handled', async () => {
      const unhandled = new Error('unhandled');
      const uncaught = nextUncaught('unhandledrejection');
      // A handled failure first: were it reported, it would be the one that comes.
      await failureOf(fetch(FILE, { signal: AbortSignal.abort(new Error('handled')) }));
      void fetch(FILE, { signal: AbortSignal.abort(unhandled) });
      expect((await uncaught).reason).to.equal(unhandled);
    });

    it('redacts secrets in the address', async () => {
      await fetch(`${FILE}?api_key=abc&page=1`);
      expect(payloads()[0]?.url).to.equal(at(`${FILE}?api_key=[REDACTED]&page=1`));
    });

    it('does not run code of the app that names a request', async () => {
      let reads = 0;
      const init = {
        get method() {
          reads++;
          return 'GET';
        },
      };
      stop();
      await fetch(FILE, init);
      const usual = reads;
      stop = networkCollector().start(context);
      await fetch(FILE, init);
      expect(reads).to.equal(usual * 2);
    });

    it('looks like the browser function, and is put back', () => {
      expect(window.fetch).not.to.equal(realFetch);
      expect(fetch.name).to.equal('fetch');
      expect(fetch.length).to.equal(realFetch.length);
      expect(fetch.toString()).to.equal(realFetch.toString());
      stop();
      expect(window.fetch).to.equal(realFetch);
    });

    it('does not record the end of a request that outlives it', async () => {
      const pending = fetch(FILE);
      stop();
      expect((await pending).ok).to.be.true;
      expect(context.events).to.deep.equal([]);
    });
  });

  describe('XMLHttpRequest', () => {
    async function request(method: string, url: string | URL, prepare?: (xhr: XMLHttpRequest) => void) {
      const xhr = new XMLHttpRequest();
      xhr.open(method, url);
      const ended = oneEvent(xhr, 'loadend');
      xhr.send();
      prepare?.(xhr);
      await ended;
      return xhr;
    }

    it('records method, address, status, size and duration', async () => {
      const xhr = await request('get', FILE);
      expect(context.events[0]).to.deep.include({ category: 'network', name: 'xhr' });
      expect(payloads()[0]).to.deep.include({
        method: 'GET',
        url: at(FILE),
        status: 200,
        ok: true,
        size: xhr.responseText.length,
      });
    });

    it('records failures by their kind', async () => {
      await request('GET', MISSING);
      await request('GET', UNREACHABLE);
      await request('GET', FILE, (xhr) => xhr.abort());
      expect(payloads().map((payload) => [payload.status, payload.error])).to.deep.equal([
        [404, undefined],
        [0, 'error'],
        [0, 'abort'],
      ]);
    });

    it('records each use of one request object', async () => {
      const xhr = await request('GET', FILE);
      const ended = oneEvent(xhr, 'loadend');
      xhr.open('HEAD', new URL(`${MISSING}?token=abc`, location.href));
      xhr.send();
      await ended;
      expect(payloads().map(({ method, url, status }) => [method, url, status])).to.deep.equal([
        ['GET', at(FILE), 200],
        ['HEAD', at(`${MISSING}?token=[REDACTED]`), 404],
      ]);
    });

    it('lets the errors of a wrong call through', () => {
      expect(() => new XMLHttpRequest().send()).to.throw(DOMException);
      expect(() => XMLHttpRequest.prototype.open.call({} as XMLHttpRequest, 'GET', FILE, true)).to.throw(
        TypeError,
      );
    });

    it('puts the very functions back', () => {
      expect(XMLHttpRequest.prototype.open).not.to.equal(realOpen.value);
      stop();
      expect(Object.getOwnPropertyDescriptor(XMLHttpRequest.prototype, 'open')).to.deep.equal(realOpen);
      expect(Object.getOwnPropertyDescriptor(XMLHttpRequest.prototype, 'send')).to.deep.equal(realSend);
    });
  });
});
