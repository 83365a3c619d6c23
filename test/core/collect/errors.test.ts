import { expect, fixture, fixtureCleanup, html, oneEvent } from '@open-wc/testing';
import { errorsCollector } from '../../../src/core/collect/errors.ts';
import { nextUncaught } from '../../support/next-uncaught.ts';
import { RecordingContext } from '../../support/recording-context.ts';

describe('errorsCollector', () => {
  let context: RecordingContext;
  let stop: () => void;

  beforeEach(() => {
    context = new RecordingContext();
    stop = errorsCollector().start(context);
  });

  afterEach(() => {
    stop();
    fixtureCleanup();
  });

  async function reject(reason: unknown): Promise<void> {
    const uncaught = nextUncaught('unhandledrejection');
    // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- apps reject with anything
    void Promise.reject(reason);
    await uncaught;
  }

  it('records an error that nobody catches, with the error and its place', async () => {
    const error = new RangeError('out of films');
    const uncaught = nextUncaught('error');
    queueMicrotask(() => {
      throw error;
    });
    await uncaught;
    const [event] = context.events;
    expect(event).to.deep.include({ category: 'error', name: 'error' });
    const payload = event?.payload as Record<string, unknown>;
    expect(payload.message).to.equal('Uncaught RangeError: out of films');
    expect(payload.error).to.equal(error);
    expect(payload.file).to.contain('errors.test.ts');
    expect(payload.line).to.be.a('number').above(0);
  });

  it('records a rejection that nobody handles', async () => {
    const error = new Error('no network');
    await reject(error);
    expect(context.events).to.deep.equal([
      { category: 'error', name: 'unhandledrejection', payload: { message: 'no network', error } },
    ]);
  });

  it('records what was thrown when it is no error, without running its code', async () => {
    const odd = {
      get message() {
        return 'odd';
      },
    };
    await reject(odd);
    await reject('plain');
    expect(context.events.map(({ payload }) => (payload as { message: string }).message)).to.deep.equal([
      '',
      'plain',
    ]);
    expect((context.events[0]?.payload as { error: unknown }).error).to.equal(odd);
  });

  it('records an image that does not load', async () => {
    const place = await fixture(html`<div></div>`);
    const image = Object.assign(new Image(), { id: 'poster', alt: '' });
    const failed = oneEvent(image, 'error');
    place.append(image);
    image.src = '/nowhere.png?token=abc';
    await failed;
    expect(context.events).to.deep.equal([
      {
        category: 'error',
        name: 'resource-error',
        target: 'img#poster',
        payload: { url: '/nowhere.png?token=[REDACTED]' },
      },
    ]);
  });

  it('records nothing after its end', async () => {
    stop();
    await reject(new Error('late'));
    expect(context.events).to.deep.equal([]);
  });
});
