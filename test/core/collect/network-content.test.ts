import { expect, oneEvent, waitUntil } from '@open-wc/testing';
import { networkCollector } from '../../../src/core/collect/network.ts';
import {
  networkContent,
  type NetworkContentOptions,
} from '../../../src/core/collect/network-content.ts';
import { realtimeCollector } from '../../../src/core/collect/realtime.ts';
import { recordedPayload } from '../../support/record-lines.ts';
import { RecordingContext } from '../../support/recording-context.ts';

const realSetHeader = Object.getOwnPropertyDescriptor(XMLHttpRequest.prototype, 'setRequestHeader')!;
const asUrl = (content: string, type: string): string =>
  URL.createObjectURL(new Blob([content], { type }));

describe('networkContent', () => {
  let context: RecordingContext;
  let stops: (() => void)[] = [];

  function start(options: NetworkContentOptions): void {
    context = new RecordingContext();
    const content = networkContent(options);
    stops = [networkCollector(content).start(context), realtimeCollector(content).start(context)];
  }

  afterEach(() => stops.splice(0).forEach((stop) => stop()));

  async function payload(): Promise<Record<string, unknown>> {
    await waitUntil(() => context.events.length > 0, 'the request', { timeout: 10_000 });
    return context.events[0]!.payload as Record<string, unknown>;
  }

  it('reads nothing unless it is told to', async () => {
    start({});
    await fetch('/package.json', { headers: { 'X-Trace': '1' } });
    expect(await payload()).to.not.have.any.keys(
      'requestHeaders',
      'responseHeaders',
      'requestBody',
      'responseBody',
    );
  });

  it('reads headers in each form that an app gives them in', async () => {
    for (const headers of [
      { 'X-Trace': '7' },
      [['X-Trace', '7']] as [string, string][],
      new Headers({ 'X-Trace': '7' }),
    ]) {
      start({ headers: true });
      await fetch('/package.json', { headers });
      const { requestHeaders, responseHeaders } = await payload();
      expect(
        Object.entries(requestHeaders as object).map(([name, value]) => [
          name.toLowerCase(),
          value as unknown,
        ]),
      ).to.deep.equal([['x-trace', '7']]);
      expect(responseHeaders).to.have.property('content-type').that.contains('json');
      stops.splice(0).forEach((stop) => stop());
    }
    start({ headers: true });
    await fetch(new Request('/package.json', { headers: { 'X-Trace': '7' } }));
    expect((await payload()).requestHeaders).to.deep.equal({ 'x-trace': '7' });
  });

  it('runs no getter of the app in what it is given', async () => {
    start({ headers: true, bodies: true });
    let calls = 0;
    const init = {
      method: 'POST',
      body: 'x',
      headers: {
        get 'X-Once'() {
          calls += 1;
          return '1';
        },
      },
    };
    await fetch('/package.json', init).catch(() => undefined);
    expect((await payload()).requestHeaders).to.deep.equal({});
    expect(calls).to.equal(1);
  });

  it('reads JSON as a value, so that what is secret in it stays out', async () => {
    start({ bodies: true });
    const response = await fetch(asUrl('{"user":"ada","token":"t-123"}', 'application/json'), {});
    expect(await response.json()).to.deep.equal({ user: 'ada', token: 't-123' });
    const read = await payload();
    expect(read.responseBody).to.deep.equal({ user: 'ada', token: 't-123' });
    expect(recordedPayload(read)).to.have.deep.property('responseBody', {
      user: 'ada',
      token: '[REDACTED]',
    });
  });

  it('reads forms as pairs, so that what is secret in them stays out', async () => {
    const form = new FormData();
    form.set('password', 'hunter2');
    form.set('photo', new File(['abc'], 'me.png'));
    for (const body of [
      form,
      'user=ada&password=hunter2',
      new URLSearchParams({ password: 'hunter2' }),
    ]) {
      start({ bodies: true });
      await fetch('/nowhere', { method: 'POST', body });
      const read = await payload();
      expect(JSON.stringify(read.requestBody)).to.contain('hunter2');
      expect(JSON.stringify(recordedPayload(read))).to.not.contain('hunter2');
      stops.splice(0).forEach((stop) => stop());
    }
  });

  it('leaves out a body that is too long, and the rest of it comes to the app', async () => {
    start({ bodies: true, maxBodyLength: 100 });
    const response = await fetch(asUrl('x'.repeat(100_000), 'text/plain'));
    expect(await response.text()).to.have.length(100_000);
    expect((await payload()).responseBody).to.include({ omitted: 'too long' });
  });

  it('leaves out what looks like JSON and is none, since its keys tell nothing', async () => {
    start({ bodies: true });
    await fetch(asUrl('{"token":"hunter2"}\n{"token":"hunter3"}', 'application/json'));
    const read = await payload();
    expect(read.responseBody).to.include({ omitted: 'no JSON' });
    expect(JSON.stringify(read)).to.not.contain('hunter');
  });

  it('records a request whose answer somebody has read already, or that broke off', async () => {
    const content = networkContent({ bodies: true });
    const type = { headers: { 'content-type': 'text/plain' } };
    const used = new Response('abc', type);
    await used.text();
    const broken = new Response(
      new ReadableStream({
        start(controller) {
          controller.error(new Error('broken'));
        },
      }),
      type,
    );
    for (const response of [used, broken])
      expect(await content.ofResponse(response)).to.deep.equal({
        responseBody: { omitted: 'not readable' },
      });
  });

  it('leaves bytes alone', async () => {
    start({ bodies: true });
    await (await fetch(asUrl('abc', 'image/png'))).blob();
    expect(await payload()).to.not.have.property('responseBody');
  });

  it('reads what an XMLHttpRequest sends and gets', async () => {
    start({ headers: true, bodies: true });
    const request = new XMLHttpRequest();
    request.open('POST', '/nowhere');
    request.setRequestHeader('X-Trace', '7');
    request.send('{"a":1}');
    await oneEvent(request, 'loadend');
    const read = await payload();
    expect(read).to.deep.include({ requestHeaders: { 'X-Trace': '7' }, requestBody: { a: 1 } });
    expect(read.responseHeaders).to.have.property('content-type');
    expect(read.responseBody).to.equal(request.responseText);
  });

  it('reads messages of a socket', async () => {
    start({ bodies: true });
    const socket = new WebSocket(`ws://${location.host}/wds`);
    await oneEvent(socket, 'open');
    socket.send('{"type":"none","token":"hunter2"}');
    socket.close();
    const sent = context.events.find(({ payload }) => (payload as { type: string }).type === 'send');
    expect(sent!.payload).to.deep.include({ data: { type: 'none', token: 'hunter2' } });
    expect(JSON.stringify(recordedPayload(sent!.payload))).to.not.contain('hunter2');
  });

  it('says what failed as it does without', async () => {
    start({ headers: true, bodies: true });
    await fetch('http://127.0.0.1:9/').catch(() => undefined);
    expect(await payload()).to.include({ status: 0, error: 'TypeError' });
  });

  it('puts back what it patched', () => {
    start({ headers: true });
    stops.splice(0).forEach((stop) => stop());
    expect(Object.getOwnPropertyDescriptor(XMLHttpRequest.prototype, 'setRequestHeader')).to.deep.equal(
      realSetHeader,
    );
  });
});
