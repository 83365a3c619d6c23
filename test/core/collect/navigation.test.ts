/* eslint-disable @typescript-eslint/unbound-method -- functions are compared by identity, not called */
import { expect, oneEvent } from '@open-wc/testing';
import { navigationCollector } from '../../../src/core/collect/navigation.ts';
import { RecordingContext } from '../../support/recording-context.ts';

interface Payload {
  type: string;
  url: string;
  from?: string;
}

const pushState = Object.getOwnPropertyDescriptor(History.prototype, 'pushState')!;
const replaceState = Object.getOwnPropertyDescriptor(History.prototype, 'replaceState')!;

describe('navigationCollector', () => {
  const pageUrl = location.href;
  let context: RecordingContext;
  let stop: () => void;

  const payloads = () => context.events.map(({ payload }) => payload as Payload);
  const changes = () => payloads().slice(1);
  const at = (path: string) => new URL(path, pageUrl).href;

  function begin(): void {
    context = new RecordingContext();
    stop = navigationCollector().start(context);
  }

  afterEach(() => {
    stop();
    history.replaceState(null, '', pageUrl);
  });

  it('begins with how the page was loaded', () => {
    history.replaceState(null, '', '/films?token=abc&page=2');
    begin();
    expect(context.events).to.have.length(1);
    expect(context.events[0]).to.deep.include({ category: 'navigation', name: 'navigation' });
    expect(payloads()[0]).to.include({ type: 'navigate', url: at('/films?token=[REDACTED]&page=2') });
  });

  function describeChanges(): void {
    it('records changes of the address by the app and by the browser', async () => {
      history.replaceState(null, '', '/start');
      begin();
      history.pushState(null, '', '/films');
      history.replaceState(null, '', '/films?page=2');
      location.hash = '#cart';
      const wentBack = oneEvent(window, 'popstate');
      history.back();
      await wentBack;
      expect(changes().map(({ url, from }) => [url, from])).to.deep.equal([
        [at('/films'), at('/start')],
        [at('/films?page=2'), at('/films')],
        [at('/films?page=2#cart'), at('/films?page=2')],
        [at('/films?page=2'), at('/films?page=2#cart')],
      ]);
      expect(changes().at(0)).to.include({ type: 'push' });
      expect(changes().at(1)).to.include({ type: 'replace' });
      expect(changes().at(-1)).to.include({ type: 'traverse' });
    });

    it('leaves out a replacement that only changes the state', () => {
      begin();
      history.replaceState({ scrollTop: 10 }, '');
      expect(changes()).to.deep.equal([]);
    });

    it('records nothing after its end', () => {
      begin();
      stop();
      history.pushState(null, '', '/films');
      expect(changes()).to.deep.equal([]);
    });
  }

  describe('with the Navigation API', () => {
    describeChanges();

    it('patches nothing', () => {
      begin();
      expect(history.pushState).to.equal(pushState.value);
    });
  });

  describe('without the Navigation API', () => {
    const api = Object.getOwnPropertyDescriptor(window, 'navigation')!;
    beforeEach(() => Reflect.deleteProperty(window, 'navigation'));
    afterEach(() => Object.defineProperty(window, 'navigation', api));

    describeChanges();

    it('puts the very functions back', () => {
      begin();
      expect(history.pushState).not.to.equal(pushState.value);
      stop();
      expect(Object.getOwnPropertyDescriptor(History.prototype, 'pushState')).to.deep.equal(pushState);
      expect(history.pushState).to.equal(pushState.value);
      expect(history.replaceState).to.equal(replaceState.value);
    });

    it('lets the errors of the history through', () => {
      begin();
      expect(() => history.pushState(null, '', 'https://elsewhere.example/')).to.throw(DOMException);
      expect(changes()).to.deep.equal([]);
    });
  });
});
