import { expect } from '@open-wc/testing';
import { sendKeys, sendMouse, setViewport } from '@web/test-runner-commands';
import { PanelPage, stopRecording } from '../panel-page.ts';

describe('docking', () => {
  let page: PanelPage;

  afterEach(async () => {
    page.remove();
    await stopRecording();
    await setViewport({ width: 800, height: 600 });
  });

  const margins = (): string[] => {
    const { marginTop, marginRight, marginBottom, marginLeft } = getComputedStyle(
      document.documentElement,
    );
    return [marginTop, marginRight, marginBottom, marginLeft].map((length) =>
      String(parseFloat(length)),
    );
  };
  const rect = (): number[] => {
    const { left, top, right, bottom } = page.frame.getBoundingClientRect();
    return [left, top, right, bottom];
  };
  const splitter = (): HTMLElement => page.find('.splitter')!;

  async function choose(name: string): Promise<void> {
    page.find('#menu', 'button')!.click();
    page.find(`#place-${name}`)!.click();
    await page.frame.updateComplete;
  }

  async function drag(from: [number, number], to: [number, number]): Promise<void> {
    await sendMouse({ type: 'move', position: from });
    await sendMouse({ type: 'down' });
    await sendMouse({ type: 'move', position: to });
    await sendMouse({ type: 'up' });
  }

  it('takes a side of the page and makes room there, as the attributes say', async () => {
    page = new PanelPage({ docked: '', 'panel-location': 'bottom' });
    expect(margins()).to.deep.equal(['0', '0', '0', '0']);
    await page.open();
    expect(rect()).to.deep.equal([0, 280, 800, 600]);
    expect(margins()).to.deep.equal(['0', '0', '320', '0']);
    page.panel.panelLocation = 'left';
    await page.frame.updateComplete;
    expect(rect()).to.deep.equal([0, 0, 420, 600]);
    expect(margins()).to.deep.equal(['0', '0', '0', '420']);
    page.panel.docked = false;
    await page.frame.updateComplete;
    expect(margins()).to.deep.equal(['0', '0', '0', '0']);
    expect(rect()[1]).to.be.above(0);
  });

  it('gives the room back when it is closed, or removed, and takes it again when it is back', async () => {
    page = new PanelPage({ docked: '', 'panel-location': 'right' });
    await page.open();
    expect(margins()[1]).to.equal('420');
    page.panel.open = false;
    expect(margins()[1]).to.equal('0');
    page.panel.open = true;
    await page.wait(() => margins()[1] === '420', 'the room');
    page.remove();
    expect(margins()[1]).to.equal('0');
    document.body.append(page.panel);
    await page.wait(() => margins()[1] === '420', 'the room again');
  });

  it('is chosen in the menu, with attributes in step, and is there again after a reload', async () => {
    page = new PanelPage();
    await page.open();
    await choose('right');
    expect(page.panel.docked).to.equal(true);
    expect(page.panel.getAttribute('panel-location')).to.equal('right');
    page.remove();
    page = new PanelPage();
    await page.open();
    expect(page.panel.docked).to.equal(true);
    expect(margins()).to.deep.equal(['0', '420', '0', '0']);
    await choose('float');
    expect(page.panel.docked).to.equal(false);
    expect(margins()).to.deep.equal(['0', '0', '0', '0']);
  });

  it('goes where the page says, once the page says something else than when it was chosen', async () => {
    page = new PanelPage({ 'panel-location': 'top' });
    await page.open();
    await choose('left');
    page.remove();
    page = new PanelPage({ 'panel-location': 'top' });
    expect(page.panel.panelLocation).to.equal('left');
    page.remove();
    page = new PanelPage({ 'panel-location': 'right' });
    expect(page.panel.panelLocation).to.equal('right');
  });

  it('remembers the theme that is chosen', async () => {
    page = new PanelPage({ theme: 'light' });
    await page.open();
    page.find('#menu', 'button')!.click();
    page.find('#theme-dark')!.click();
    expect(page.panel.theme).to.equal('dark');
    page.remove();
    page = new PanelPage({ theme: 'light' });
    expect(page.panel.theme).to.equal('dark');
  });

  it('is resized by its border, with the mouse and with keys, for each side by itself', async () => {
    page = new PanelPage({ docked: '' });
    await page.open();
    await drag([400, 280], [400, 200]);
    expect(rect()).to.deep.equal([0, 200, 800, 600]);
    expect(margins()[2]).to.equal('400');
    splitter().focus();
    await sendKeys({ press: 'ArrowUp' });
    await page.frame.updateComplete;
    expect(splitter().getAttribute('aria-valuenow')).to.equal('408');
    await sendKeys({ press: 'End' });
    expect(rect()[1]).to.equal(80);
    await sendKeys({ press: 'Home' });
    expect(rect()[1]).to.equal(600 - 220);
    page.panel.panelLocation = 'left';
    await page.frame.updateComplete;
    expect(rect()[2]).to.equal(420);
    splitter().focus();
    await sendKeys({ down: 'Shift' });
    await sendKeys({ press: 'ArrowRight' });
    await sendKeys({ up: 'Shift' });
    expect(rect()[2]).to.equal(500);
    page.remove();
    page = new PanelPage({ docked: '' });
    await page.open();
    expect(rect()[1]).to.equal(600 - 220);
    splitter().dispatchEvent(new MouseEvent('dblclick'));
    expect(rect()[1]).to.equal(280);
  });

  it('fits a viewport that gets smaller', async () => {
    page = new PanelPage({ docked: '' });
    await page.open();
    await setViewport({ width: 360, height: 400 });
    await page.wait(() => rect()[3] === 400, 'the new place');
    expect(rect()).to.deep.equal([0, 80, 360, 400]);
    expect(margins()[2]).to.equal('320');
  });

  it('has names for all that the menu offers', async () => {
    page = new PanelPage({ docked: '', theme: 'dark' });
    await page.open();
    page.find('#menu', 'button')!.click();
    await page.wait(() => page.find('#menu', '.window:popover-open'), 'the menu');
    await page.expectAccessible();
    expect(page.focused?.id).to.equal('place-bottom');
  });

  it('snaps to the edges of the viewport while it is dragged, unless Alt is held', async () => {
    await setViewport({ width: 1400, height: 900 });
    page = new PanelPage({ 'panel-location': 'left' });
    await page.open();
    const [left, top] = rect();
    const grab = (dx: number, dy: number): [number, number] => [left! + 8 + dx, top! + 13 + dy];
    await drag(grab(0, 0), grab(300, 0));
    expect(rect()[0]).to.equal(left! + 300);
    await drag(grab(300, 0), grab(2, 0));
    expect(rect()[0]).to.equal(0);
    await sendKeys({ down: 'Alt' });
    await drag(grab(-left!, 0), grab(2 - left!, 0));
    await sendKeys({ up: 'Alt' });
    expect(rect()[0]).to.equal(2);
  });
});
