import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { domEventsCollector } from '../../../src/core/collect/dom-events.ts';
import { devtools } from '../../../src/core/index.ts';
import type {
  DevTools,
  EventRecord,
  Replay,
  SendOptions,
  SendProgress,
  SendResult,
} from '../../../src/core/index.ts';
import { freshStore } from '../../support/fresh-store.ts';
import { rejection } from '../../support/rejection.ts';
import { createListApp } from './list-app.ts';

/** As fast as the app follows, and soon given up. */
const FAST: SendOptions = { speed: Infinity, patienceMs: 150 };

describe('DevTools.sendEvents', () => {
  let tools: DevTools;
  let app: ReturnType<typeof createListApp>['app'];
  let replays: Replay[];

  beforeEach(async () => {
    await freshStore();
    const list = createListApp();
    ({ app } = list);
    document.body.append(app);
    tools = await devtools.enable({
      collectors: [domEventsCollector(), list.collector],
      name: 'List',
    });
    replays = [];
  });

  afterEach(async () => {
    for (const replay of replays) await replay.close();
    await devtools.disable();
    app.remove();
  });

  const find = (selector: string): HTMLElement => app.shadowRoot!.querySelector<HTMLElement>(selector)!;

  async function add(title: string): Promise<void> {
    find('#title').focus();
    await sendKeys({ type: title });
    await sendKeys({ press: 'Enter' });
  }

  async function openReplay(): Promise<Replay> {
    const replay = await tools.openReplay(tools.status.sessionId);
    replays.push(replay);
    return replay;
  }

  /** Opens a session in which these were the events, with all else as it was recorded. */
  async function openOther(edit: (events: EventRecord[]) => EventRecord[]): Promise<Replay> {
    const data = await tools.getExportData();
    const session = { ...data.session, id: 'other', name: 'Other' };
    const { sessionId } = await tools.importData(
      { ...data, session, events: edit(data.events) },
      { mode: 'open' },
    );
    const replay = await tools.openReplay(sessionId);
    replays.push(replay);
    return replay;
  }

  const event = (fields: Partial<EventRecord>): EventRecord => ({
    seq: 100,
    time: Date.now(),
    category: 'dom',
    name: 'click',
    ...fields,
  });

  /** Puts the app where it was before the first event, and sends all of them. */
  async function send(replay: Replay, options = FAST): Promise<SendResult> {
    const [first] = await replay.events({
      from: replay.firstSeq,
      to: replay.lastSeq,
      filter: { category: 'dom' },
    });
    const state = await replay.stateAt(first!.seq - 1);
    await tools.restoreState(new Map([...state].map(([id, { value }]) => [id, value])));
    return tools.sendEvents(replay, options);
  }

  it('brings the app where the recorded events brought it', async () => {
    await add('Heat');
    await add('Alien');
    find('#short').click();
    find('ul').querySelector('button')!.click();
    const result = await send(await openReplay());
    expect(result.stopped).to.equal(undefined);
    expect(result.sent).to.equal(result.total);
    expect(app.titles).to.deep.equal(['Alien']);
    expect(app.isShort).to.equal(true);
  });

  it('does once what one event set off, such as the check box of a label', async () => {
    find('#short-label').click();
    expect(app.isShort).to.equal(true);
    const result = await send(await openReplay());
    expect(result.stopped).to.equal(undefined);
    expect(app.isShort).to.equal(true);
  });

  it('keeps the recorded pace, and a part of it', async () => {
    const start = Date.now();
    const replay = await openOther(() => [
      event({ seq: 100, time: start, target: 'test-list-app >> input#short' }),
      event({ seq: 101, time: start + 800, target: 'test-list-app >> input#title' }),
    ]);
    for (const speed of [1, 4]) {
      const begun = performance.now();
      await tools.sendEvents(replay, { speed, patienceMs: 0 });
      expect(performance.now() - begun).to.be.greaterThan(800 / speed);
    }
  });

  it('stops where the app does something else, and says what', async () => {
    await add('Heat');
    await add('Alien');
    const replay = await openReplay();
    find('form').addEventListener('submit', () => {
      const title = find('#title') as HTMLInputElement;
      if (title.value === '') app.set({ titles: [...app.titles.slice(0, -1), 'Other'] });
    });
    const { stopped, sent, total } = await send(replay);
    expect(stopped).to.include({
      reason: 'difference',
      message: 'titles at /0 is not what was recorded',
    });
    expect(stopped!.ref).to.deep.equal({
      name: 'titles',
      path: '/0',
      expected: { value: 'Heat' },
      came: { value: 'Other' },
    });
    expect(stopped!.place.section).to.equal('state');
    expect(sent).to.be.lessThan(total);
    expect(app.titles).to.deep.equal(['Other']);
  });

  it('stops where the app does nothing, once it had its time', async () => {
    find('#short').click();
    const replay = await openReplay();
    await tools.restoreState(new Map([['short', false]]));
    find('#short').replaceWith(find('#short').cloneNode());
    expect((await tools.sendEvents(replay, FAST)).stopped?.message).to.equal(
      'short is not what was recorded',
    );
  });

  for (const [what, target] of Object.entries({
    'is gone': 'test-list-app >> button#gone',
    'is named in a way that would run as a selector': '*',
    'is named with markup': '<img src=x onerror="document.title=1">',
    'is named by code': "');document.title='run';('",
    'belongs to the panel': 'devtools-panel >> button.launcher',
  })) {
    it(`stops where an element ${what}, and runs nothing`, async () => {
      const { title } = document;
      const panel = document.body.appendChild(document.createElement('devtools-panel'));
      const root = panel.shadowRoot ?? panel.attachShadow({ mode: 'open' });
      const launcher = root.appendChild(document.createElement('button'));
      launcher.className = 'launcher';
      let isClicked = false;
      launcher.addEventListener('click', () => (isClicked = true));
      const { stopped } = await tools.sendEvents(await openOther(() => [event({ target })]), FAST);
      panel.remove();
      expect(stopped).to.include({ reason: 'no-element', message: 'the page has no such element' });
      expect(stopped!.place).to.deep.equal({ section: 'events', seq: 100 });
      expect(document.title).to.equal(title);
      expect(isClicked).to.equal(false);
    });
  }

  /** Three clicks, 30 ms apart, after the last of which the app sums up; here each takes the app longer. */
  async function sendSlowly(sum: (clicks: number) => number): Promise<SendResult> {
    const button = document.body.appendChild(document.createElement('button'));
    button.id = 'later';
    let clicks = 0;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const record = (): void => tools.recordState({ id: 'sum', name: 'sum', newValue: sum(clicks) });
    button.addEventListener('click', () => {
      clicks += 1;
      clearTimeout(timer);
      timer = setTimeout(record, 40);
      for (const end = performance.now() + 60; performance.now() < end;);
    });
    tools.recordState({ id: 'sum', name: 'sum', newValue: 0 });
    await tools.flush();
    const data = await tools.getExportData();
    const time = Date.now();
    const events = [0, 1, 2].map((n) =>
      event({ seq: 100 + n, time: time + n * 30, target: 'button#later' }),
    );
    const state = [
      ...data.state,
      { seq: 110, time: time + 100, id: 'sum', name: 'sum', oldValue: 0, newValue: 3 },
    ];
    const session = { ...data.session, id: 'slow', name: 'Slow' };
    const { sessionId } = await tools.importData({ ...data, session, events, state }, { mode: 'open' });
    const replay = await tools.openReplay(sessionId);
    replays.push(replay);
    try {
      return await tools.sendEvents(replay, { patienceMs: 500 });
    } finally {
      button.remove();
    }
  }

  it('takes nothing for a difference that a timer did since each event took longer than recorded', async () => {
    const { stopped, sent } = await sendSlowly((clicks) => clicks);
    expect(stopped?.message).to.equal(undefined);
    expect(sent).to.equal(3);
  });

  it('stops where that stays another one, and names the event that it came with', async () => {
    const { stopped } = await sendSlowly((clicks) => clicks * 2);
    expect(stopped?.ref).to.deep.include({
      name: 'sum',
      expected: { value: 3 },
      came: { value: 6 },
    });
  });

  it('tells how far it is, at which record, and how long the next event is away', async () => {
    const time = Date.now();
    const replay = await openOther(() => [
      event({ seq: 100, time, target: 'test-list-app >> input#title' }),
      event({ seq: 101, time: time + 60_000, target: 'test-list-app >> input#title' }),
    ]);
    const stop = new AbortController();
    const told: SendProgress[] = [];
    const failure = await rejection(
      tools.sendEvents(replay, {
        signal: stop.signal,
        onProgress: (progress) => {
          told.push(progress);
          if (progress.waitMs !== undefined) stop.abort();
        },
      }),
    );
    expect(failure.code).to.equal('aborted');
    expect(told[0]).to.deep.equal({ sent: 0, total: 2 });
    expect(told[1]).to.deep.equal({ sent: 1, total: 2, seq: 100 });
    expect(told.at(-1)).to.deep.include({ sent: 1, total: 2, seq: 100 });
    expect(told.at(-1)!.waitMs).to.be.within(30_000, 60_000);
  });

  it('waits for an element that comes up late', async () => {
    const button = document.createElement('button');
    button.id = 'late';
    let clicks = 0;
    button.addEventListener('click', () => (clicks += 1));
    const replay = await openOther(() => [event({ target: 'test-list-app >> button#late' })]);
    const { stopped } = await tools.sendEvents(replay, {
      speed: Infinity,
      onProgress: () => requestAnimationFrame(() => app.shadowRoot!.append(button)),
    });
    expect(stopped).to.equal(undefined);
    expect(clicks).to.equal(1);
  });

  it('tells elements of one description apart by their labels, or else stops', async () => {
    app.set({ titles: ['Heat', 'Alien', 'Jaws'] });
    await tools.flush();
    const target = 'test-list-app >> button.remove';
    const named = await openOther(() => [event({ target, payload: { text: 'Remove Alien' } })]);
    await tools.sendEvents(named, FAST);
    expect(app.titles).to.deep.equal(['Heat', 'Jaws']);
    const { stopped } = await tools.sendEvents(await openOther(() => [event({ target })]), FAST);
    expect(stopped?.message).to.equal('2 elements fit, and nothing recorded tells them apart');
  });

  it('never sends what is secret, was removed or was cut', async () => {
    const targets = { password: '#password', title: '#title' };
    for (const [value, id] of [
      ['hunter2', targets.password],
      ['[REDACTED]', targets.title],
      ['x'.repeat(1000), targets.title],
      [undefined, targets.title],
    ] as const) {
      const replay = await openOther(() => [
        event({ name: 'input', target: `test-list-app >> input${id}`, payload: { value } }),
      ]);
      const { stopped, sent } = await tools.sendEvents(replay, FAST);
      expect(stopped?.reason, String(value)).to.equal('not-recorded');
      expect(sent).to.equal(0);
      expect((find(id) as HTMLInputElement).value).to.equal('');
    }
  });

  it('stops before a link would end the page', async () => {
    const { stopped } = await tools.sendEvents(
      await openOther(() => [event({ target: 'test-list-app >> a#away' })]),
      FAST,
    );
    expect(stopped).to.include({ reason: 'not-possible' });
    expect(stopped!.message).to.match(/^it leaves the page for .*\/elsewhere\.html$/);
  });

  it('stops when it is told to', async () => {
    await add('Heat');
    const stop = new AbortController();
    const replay = await openReplay();
    const sending = send(replay, {
      signal: stop.signal,
      onProgress: ({ sent }) => sent > 0 && stop.abort(),
    });
    expect((await rejection(sending)).code).to.equal('aborted');
    expect(app.titles).to.deep.equal([]);
  });

  it('is marked in the log, before and after', async () => {
    find('#short').click();
    const { stopped } = await send(await openReplay());
    expect(stopped).to.equal(undefined);
    const { events } = await tools.getExportData();
    const marks = events.filter(({ category }) => category === 'devtools');
    expect(marks.map(({ name }) => name)).to.deep.equal(['send', 'send/end']);
    expect(marks[1]!.payload).to.deep.equal({ sent: 3, total: 3 });
    const between = events.filter(
      ({ seq, category }) => category === 'dom' && seq > marks[0]!.seq && seq < marks[1]!.seq,
    );
    expect(between.map(({ name }) => name)).to.deep.equal(['click', 'input', 'change']);
  });

  it('refuses what makes no sense, and while nothing is recorded', async () => {
    const replay = await openReplay();
    for (const options of [{ speed: 0 }, { speed: NaN }, { patienceMs: -1 }, { from: NaN }])
      expect((await rejection(tools.sendEvents(replay, options))).code).to.equal('invalid-argument');
    tools.pause();
    expect((await rejection(tools.sendEvents(replay))).code).to.equal('not-enabled');
  });
});
