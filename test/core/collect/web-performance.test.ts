import { expect, fixture, html, nextFrame, waitUntil } from '@open-wc/testing';
import { sendMouse } from '@web/test-runner-commands';
import { lifecycleCollector } from '../../../src/core/collect/lifecycle.ts';
import { webPerformanceCollector } from '../../../src/core/collect/web-performance.ts';
import { RecordingContext } from '../../support/recording-context.ts';

function burn(ms: number): void {
  const end = performance.now() + ms;
  while (performance.now() < end);
}

describe('webPerformanceCollector', () => {
  let context: RecordingContext;
  let stop: () => void;

  beforeEach(() => {
    context = new RecordingContext();
    stop = webPerformanceCollector().start(context);
  });

  afterEach(() => stop());

  const named = (name: string) => context.performance.filter((span) => span.name === name);

  it('records when the first byte of the page came', async () => {
    await waitUntil(() => named('navigation').length > 0);
    await nextFrame();
    expect(named('navigation')).to.have.length(1);
    const [entry] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
    expect(named('navigation')[0]).to.deep.include({ phase: entry!.type, value: entry!.responseStart });
  });

  it('records the marks and measures of the app, those from before the start too', async () => {
    stop();
    performance.mark('before');
    context = new RecordingContext();
    stop = webPerformanceCollector().start(context);
    performance.mark('order-begin');
    burn(5);
    performance.measure('order', 'order-begin');
    performance.measure('track', { start: 0, detail: { devtools: {} } });
    await waitUntil(() => named('order').length > 0);
    const [measure] = named('order');
    expect(measure!.phase).to.equal('measure');
    expect(measure!.duration).to.be.at.least(5);
    for (const mark of ['before', 'order-begin']) expect(named(mark)[0]).to.include({ phase: 'mark' });
    expect(named('track')).to.deep.equal([]);
  });

  it('leaves out what is slow in the panel', async () => {
    const panel = document.createElement('devtools-panel');
    panel.attachShadow({ mode: 'open' }).innerHTML = '<button style="width: 90px">Open</button>';
    document.body.append(panel);
    const own = panel.shadowRoot!.querySelector('button')!;
    context.ownNodes.add(own);
    const other = await fixture<HTMLButtonElement>(html`<button style="width: 90px">Buy</button>`);
    for (const button of [own, other]) {
      button.addEventListener('click', () => burn(80));
      const { x, y } = button.getBoundingClientRect();
      await sendMouse({ type: 'click', position: [Math.round(x + 20), Math.round(y + 5)] });
    }
    await waitUntil(() => named('interaction').some(({ phase }) => phase === 'click'));
    panel.remove();
    expect(named('interaction').filter(({ phase }) => phase === 'click')).to.have.length(1);
  });

  it('records slow interactions', async () => {
    const button = await fixture<HTMLButtonElement>(html`<button style="width: 90px">Buy</button>`);
    button.addEventListener('click', () => burn(80));
    const { x, y, width, height } = button.getBoundingClientRect();
    await sendMouse({
      type: 'click',
      position: [Math.round(x + width / 2), Math.round(y + height / 2)],
    });
    await waitUntil(() => named('interaction').some(({ phase }) => phase === 'click'));
    const click = named('interaction').find(({ phase }) => phase === 'click')!;
    expect(click.duration).to.be.at.least(72);
  });

  it('records shifts of the layout with their scores', async () => {
    const page = await fixture(html`<div><p style="height: 300px">Below</p></div>`);
    await nextFrame();
    await nextFrame();
    // Not within half a second of an interaction, which would excuse it.
    await waitUntil(
      async () => {
        const block = document.createElement('div');
        block.style.height = '100px';
        page.prepend(block);
        await nextFrame();
        await nextFrame();
        return named('layout-shift').length > 0;
      },
      'a shift',
      { interval: 100, timeout: 5_000 },
    );
    expect(named('layout-shift')[0]!.value).to.be.greaterThan(0);
  });
});

describe('lifecycleCollector', () => {
  it('records when the network goes and comes, until it is stopped', () => {
    const context = new RecordingContext();
    const stop = lifecycleCollector().start(context);
    dispatchEvent(new Event('offline'));
    dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }));
    stop();
    dispatchEvent(new Event('online'));
    expect(context.events).to.deep.equal([
      { category: 'lifecycle', name: 'offline', payload: { visibility: 'visible' } },
      { category: 'lifecycle', name: 'pagehide', payload: { visibility: 'visible', persisted: true } },
    ]);
  });
});
