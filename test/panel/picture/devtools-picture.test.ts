import { expect, fixture, html, oneEvent, waitUntil } from '@open-wc/testing';
import { formatElapsed } from '../../../src/panel/styles/format.ts';
import type { DevTools, Replay } from '../../../src/core/index.ts';
import type { CollectorContext } from '../../../src/core/record/types.ts';
import '../../../src/panel/picture/devtools-picture.ts';
import type { MomentSeekEvent } from '../../../src/panel/views/moment-seek-event.ts';
import { freshStore } from '../../support/fresh-store.ts';
import { pictureContext, recordText, recordWhole } from '../../support/picture-records.ts';
import { pressKeys } from '../../support/press-keys.ts';
import { recordMix, startTools } from '../../support/record-session.ts';

type Picture = HTMLElementTagNameMap['devtools-picture'];

describe('<devtools-picture>', () => {
  let tools: DevTools;
  let context: CollectorContext;
  let replay: Replay;
  let picture: Picture;

  beforeEach(async () => {
    localStorage.removeItem('devtools-panel');
    await freshStore();
    tools = await startTools();
    context = pictureContext(tools);
    await recordMix(tools, 1); // 1
    recordWhole(context, 'first'); // 2, 3
    recordText(context, 'second'); // 4
    recordText(context, 'third'); // 5
    recordWhole(context, 'fourth'); // 6, 7
    context.recordDom({ name: 'end', data: {} }); // 8
    await tools.flush();
    replay = await tools.openReplay(tools.sessionId);
  });

  afterEach(() => replay.close());

  after(freshStore);

  const frameOf = (element: Picture): HTMLIFrameElement => element.shadowRoot!.querySelector('iframe')!;
  const textOf = (element: Picture): string =>
    frameOf(element).contentDocument?.querySelector('html')?.textContent.trim() ?? '';
  const untilText = (text: string): Promise<void> =>
    waitUntil(() => textOf(picture) === text, `it shows ${text}, not ${textOf(picture)}`);

  async function waitUntilFound<T>(find: () => T | null | undefined, what: string): Promise<T> {
    await waitUntil(find, what);
    const found = find();
    if (!found) throw new Error(`gone again: ${what}`);
    return found;
  }

  async function show(seq: number): Promise<void> {
    const room = await fixture<HTMLElement>(html`
      <div class="room">
        <devtools-picture .replay=${replay} .seq=${seq}></devtools-picture>
      </div>
    `);
    room.style.cssText = 'display: flex; width: 600px; height: 300px; justify-content: end';
    picture = room.querySelector('devtools-picture')!;
    await picture.updateComplete;
  }

  it('shows the page of the moment, and follows it both ways', async () => {
    await show(4);
    await untilText('second');
    picture.seq = 5;
    await untilText('third');
    picture.seq = 3;
    await untilText('first');
    picture.seq = 7;
    await untilText('fourth');
  });

  it('is scrolled to where the page was, at the moment that is opened first, too', async () => {
    recordWhole(context, 'tall'); // 9, 10
    const none = { source: 0, adds: [], removes: [], texts: [] };
    const attributes = [{ id: 4, attributes: { style: 'height: 2000px' } }];
    context.recordDom({ name: 'mutation', data: { ...none, attributes } }); // 11
    context.recordDom({ name: 'scroll', data: { id: 1, x: 0, y: 300 } }); // 12
    await tools.flush();
    await replay.close();
    replay = await tools.openReplay(tools.sessionId);
    await show(12);
    await untilText('tall');
    await waitUntil(
      () => frameOf(picture).contentDocument!.documentElement.scrollTop === 300,
      'scrolled',
    );
    picture.seq = 11;
    await picture.updateComplete;
    picture.seq = 12;
    await waitUntil(() => frameOf(picture).contentDocument!.documentElement.scrollTop === 300, 'again');
  });

  it('shows the last of many moments that come fast', async () => {
    await show(3);
    for (let i = 0; i < 50; i += 1) {
      picture.seq = 3 + (i % 5);
      await picture.updateComplete;
    }
    await untilText('fourth');
  });

  it('says where there is none: before the first, and after the end', async () => {
    await show(1);
    await waitUntil(() => picture.shadowRoot!.querySelector('.none'), 'it says so');
    expect(picture.shadowRoot!.querySelector('.none')!.textContent).to.include('No picture');
    picture.seq = 4;
    await untilText('second');
    expect(picture.shadowRoot!.querySelector('.none')).to.equal(null);
    picture.seq = 8;
    await waitUntil(() => picture.shadowRoot!.querySelector('.none'), 'it says so again');
  });

  it('says from when on there is one, and goes there', async () => {
    await show(1);
    const none = (): HTMLElement | null => picture.shadowRoot!.querySelector('.none');
    const go = await waitUntilFound(() => none()?.querySelector('button'), 'the button');
    const { time } = (await replay.pictureAt(3)).records[1]!;
    expect(none()!.innerText).to.include(`The next one is at ${formatElapsed(time, replay.startTime)}`);
    const asked = oneEvent<MomentSeekEvent>(picture, 'moment-seek');
    go.focus();
    go.click();
    expect((await asked).seq).to.equal(3);
    picture.seq = 3;
    await untilText('first');
    // What was pressed is gone: keys still reach the panel.
    await waitUntil(() => picture.shadowRoot!.activeElement?.role === 'separator', 'the focus');
    picture.seq = 8;
    await waitUntil(() => none()?.innerText.includes('The last one ended at'), 'until when there was');
    await expect(picture).to.be.accessible();
  });

  it('says that there is none at all where no whole page was recorded', async () => {
    const data = await tools.getExportData();
    const session = { ...data.session, id: 'cut', name: 'Cut' };
    const dom = data.dom!.filter(({ name }) => name !== 'full-snapshot');
    const { sessionId } = await tools.importData({ ...data, session, dom }, { mode: 'open' });
    await replay.close();
    replay = await tools.openReplay(sessionId);
    await show(4);
    const none = await waitUntilFound(() => picture.shadowRoot!.querySelector('.none'), 'what is said');
    expect(none.textContent).to.include('No picture in this session');
    expect(none.querySelector('button')).to.equal(null);
  });

  it('has the colours in which the person saw the page, light or dark', async () => {
    for (const scheme of ['dark', 'light'] as const) {
      recordWhole(context, scheme, { scheme });
    }
    await tools.flush();
    await replay.close();
    replay = await tools.openReplay(tools.sessionId);
    const isDark = (): boolean =>
      frameOf(picture).contentWindow!.matchMedia('(prefers-color-scheme: dark)').matches;
    await show(10);
    await untilText('dark');
    await waitUntil(isDark, 'what the page asks for');
    const page = picture.shadowRoot!.querySelector('.page')!;
    expect(getComputedStyle(page).backgroundColor).to.equal('rgb(18, 18, 18)');
    picture.seq = 12;
    await untilText('light');
    await waitUntil(() => !isDark(), 'the other one');
    expect(getComputedStyle(page).backgroundColor).to.equal('rgb(255, 255, 255)');
  });

  it('leaves no room for a scroll bar that took none', async () => {
    const style = 'height: 2000px; margin: 0';
    const none = { source: 0, adds: [], removes: [], texts: [] };
    const attributes = [
      { id: 4, attributes: { style } },
      { id: 2, attributes: { style: 'scrollbar-gutter: stable' } },
    ];
    recordWhole(context, 'tall', { clientWidth: 800 }); // 9, 10
    context.recordDom({ name: 'mutation', data: { ...none, attributes } }); // 11
    await tools.flush();
    await replay.close();
    replay = await tools.openReplay(tools.sessionId);
    await show(11);
    await untilText('tall');
    const root = (): HTMLElement => frameOf(picture).contentDocument!.documentElement;
    await waitUntil(() => root().scrollHeight > 1_900, 'the page is as tall as it was');
    expect(root().getBoundingClientRect().width).to.equal(800);
  });

  it('fits the page into its room, and never shows it larger than it was', async () => {
    await show(4);
    await untilText('second');
    const box = picture.shadowRoot!.querySelector('.page')!;
    const stage = picture.shadowRoot!.querySelector('.stage')!;
    const inner = (): DOMRect => box.getBoundingClientRect();
    await waitUntil(() => inner().width <= stage.clientWidth + 0.5, 'it is as wide as its room');
    expect(inner().width / inner().height).to.be.closeTo(800 / 600, 0.01);
    picture.parentElement!.style.cssText = 'display: flex; width: 4000px; height: 2000px';
    await waitUntil(() => Math.abs(inner().width - 800) < 1, 'it has the size that it had');
  });

  it('covers nothing of the page with the button that hides it, beside the views or above them', async () => {
    await show(4);
    await untilText('second');
    const stage = picture.shadowRoot!.querySelector('.stage')!;
    const button = picture.shadowRoot!.querySelector('#hide-picture')!;
    const outer = picture.parentElement!.parentElement!;
    outer.style.cssText = 'container-type: inline-size';
    for (const width of [900, 400]) {
      outer.style.width = `${width}px`;
      const [page, cross] = [stage.getBoundingClientRect(), button.getBoundingClientRect()];
      expect(cross.width, `shown at ${width} px`).to.be.above(0);
      const isBeside = cross.bottom <= page.top || cross.left >= page.right;
      expect(isBeside, `beside the page at ${width} px`).to.equal(true);
    }
  });

  it('lets no script run, and nothing be fetched or reached by it', async () => {
    await show(4);
    await untilText('second');
    const frame = frameOf(picture);
    expect(frame.getAttribute('sandbox')).to.equal('allow-same-origin');
    expect(frame.inert).to.be.true;
    const { contentDocument } = frame;
    const script = contentDocument!.createElement('script');
    script.textContent = 'parent.stolen = 1';
    contentDocument!.body.append(script);
    expect(window).not.to.have.property('stolen');
    const refused = oneEvent(contentDocument!, 'securitypolicyviolation');
    contentDocument!.createElement('img').src = '/stolen.png';
    expect(((await refused) as Event as SecurityPolicyViolationEvent).effectiveDirective).to.equal(
      'img-src',
    );
  });

  it('keeps the policy of the frame whatever page is in it', async () => {
    await show(7);
    await untilText('fourth');
    const { contentDocument } = frameOf(picture);
    expect(contentDocument!.compatMode).to.equal('CSS1Compat');
    const refused = oneEvent(contentDocument!, 'securitypolicyviolation');
    contentDocument!.body.append(contentDocument!.createElement('iframe'));
    contentDocument!.querySelector('iframe')!.src = '/stolen.html';
    await refused;
  });

  it('is resized by keys and remembered', async () => {
    await show(4);
    const splitter = picture.shadowRoot!.querySelector<HTMLElement>('[role=separator]')!;
    expect(splitter.getAttribute('aria-valuenow')).to.equal('40');
    splitter.focus();
    await pressKeys('ArrowLeft');
    await pressKeys('ArrowLeft');
    await picture.updateComplete;
    expect(splitter.getAttribute('aria-valuenow')).to.equal('44');
    expect(picture.offsetWidth).to.be.closeTo(264, 2);
    await pressKeys('Home');
    await picture.updateComplete;
    expect(splitter.getAttribute('aria-valuenow')).to.equal('15');
    await show(4);
    const again = picture.shadowRoot!.querySelector('[role=separator]')!;
    expect(again.getAttribute('aria-valuenow')).to.equal('15');
    again.dispatchEvent(new MouseEvent('dblclick'));
    await picture.updateComplete;
    expect(again.getAttribute('aria-valuenow')).to.equal('40');
  });

  it('is hidden by its button, and what it missed meanwhile is there when it comes back', async () => {
    await show(4);
    await untilText('second');
    picture.shadowRoot!.querySelector<HTMLElement>('#hide-picture')!.click();
    await picture.updateComplete;
    expect(picture.hidden).to.be.true;
    picture.seq = 5;
    await picture.updateComplete;
    expect(textOf(picture)).to.equal('second');
    const [command] = picture.commands();
    expect(command).to.include({ label: 'Show the picture', keys: 'v' });
    command!.run();
    await untilText('third');
    expect(picture.hidden).to.be.false;
  });

  it('says that it cannot be read', async () => {
    await show(4);
    await untilText('second');
    await replay.close();
    picture.seq = 1;
    await waitUntil(() => picture.shadowRoot!.querySelector('.none'), 'it says so');
  });

  it('shows the same after it was moved', async () => {
    await show(5);
    await untilText('third');
    const { parentElement } = picture;
    picture.remove();
    parentElement!.append(picture);
    await untilText('third');
  });

  for (const scheme of ['light', 'dark']) {
    it(`is accessible in ${scheme}`, async () => {
      await show(4);
      picture.style.colorScheme = scheme;
      await untilText('second');
      await expect(picture).to.be.accessible();
    });
  }
});
