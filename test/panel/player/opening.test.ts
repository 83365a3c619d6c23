import { expect } from '@open-wc/testing';
import type { DevTools } from '../../../src/core/index.ts';
import { PanelPage, startRecording, stopRecording } from '../panel-page.ts';

describe('a link to a moment, while it is followed', () => {
  let page: PanelPage;
  let recorder: DevTools;

  beforeEach(async () => {
    localStorage.clear();
    page = new PanelPage();
    recorder = await startRecording();
    for (let n = 1; n <= 3; n += 1) recorder.recordEvent({ name: `event ${n}` });
    await recorder.flush();
  });

  afterEach(async () => {
    page.remove();
    await stopRecording();
  });

  const player = (): HTMLElement | null => page.find('devtools-player');
  const follow = (sessionId: string): string =>
    (location.hash = `session=${encodeURIComponent(sessionId)}&seq=2`);

  async function expectMoment(): Promise<void> {
    const area = await page.wait(
      () => page.find('devtools-player', 'devtools-timeline', '.area'),
      'the player',
    );
    await page.wait(() => area.ariaValueText?.endsWith('record 2'), 'the moment');
  }

  it('shows at once that a replay is being opened, before there is any code of it', async () => {
    const data = await recorder.getExportData();
    const session = { ...data.session, id: 'linked', name: 'Linked' };
    const { sessionId } = await recorder.importData({ ...data, session }, { mode: 'open' });
    const held: (() => void)[] = [];
    const openReplay = recorder.openReplay.bind(recorder);
    const sessions = recorder.sessions.bind(recorder);
    const hold = (): Promise<void> => new Promise((resolve) => held.push(resolve));
    recorder.sessions = async () => {
      await hold();
      return sessions();
    };
    recorder.openReplay = async (id) => {
      await hold();
      return openReplay(id);
    };
    follow(sessionId);
    await page.wait(() => player()?.innerText.includes('Opening the replay…'), 'what is said');
    expect(customElements.get('devtools-player')).to.equal(undefined);
    expect(player()!.querySelector('[role=status]')!.checkVisibility()).to.equal(true);
    while (!page.find('devtools-player', 'devtools-timeline')) {
      for (const go of held.splice(0)) go();
      await new Promise((resolve) => setTimeout(resolve));
      expect(player()).not.to.equal(null);
    }
    await expectMoment();
  });

  it('opens what this tab has recorded, too', async () => {
    await page.open('events');
    await page.wait(() => page.find('devtools-events-view', '.bar .count'), 'the view');
    follow(recorder.sessionId);
    await expectMoment();
  });
});
