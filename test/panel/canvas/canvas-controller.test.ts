import { expect, fixture, html, nextFrame, waitUntil } from '@open-wc/testing';
import { css, type TemplateResult } from 'lit';
import { CanvasController } from '../../../src/panel/canvas/canvas-controller.ts';
import { probeStyles } from '../../../src/panel/canvas/probe.styles.ts';
import { defineElement } from '../../../src/panel/define-element.ts';
import { DevtoolsElement } from '../../../src/panel/devtools-element.ts';
import { readColours } from '../../../src/panel/styles/read-colours.ts';
import { tokens } from '../../../src/panel/styles/tokens.styles.ts';

/** A canvas in the colour of the panel's surface. */
class DevtoolsTestCanvas extends DevtoolsElement {
  static override readonly styles = [
    tokens,
    probeStyles,
    css`
      canvas {
        display: block;
        width: 20px;
        height: 10px;
      }
    `,
  ];

  static {
    // What is drawn follows from the width that the first drawing gave the canvas.
    this.disableWarning?.('change-in-update');
  }

  readonly canvas = new CanvasController(
    this,
    (probe) => readColours(probe, { surface: 'var(--_surface)' }, { surface: 'Canvas' }),
    (context, { surface }) => {
      context.fillStyle = surface;
      context.fillRect(0, 0, 20, 10);
    },
  );

  protected override render(): TemplateResult {
    return html`<canvas></canvas>
      <div class="probe"></div>`;
  }

  get colour(): string {
    const context = this.renderRoot.querySelector('canvas')!.getContext('2d')!;
    return [...context.getImageData(1, 1, 1, 1).data].join();
  }
}

defineElement('devtools-test-canvas', DevtoolsTestCanvas);

describe('a canvas of the panel', () => {
  const LIGHT = '255,255,255,255';
  const DARK = '32,33,36,255';
  let element: DevtoolsTestCanvas;

  const untilColour = (colour: string): Promise<void> =>
    waitUntil(() => element.colour === colour, `the colour ${colour}`, { interval: 10 });

  beforeEach(async () => {
    element = await fixture(html`<devtools-test-canvas></devtools-test-canvas>`);
    element.style.setProperty('color-scheme', 'light');
    await untilColour(LIGHT);
    await nextFrame();
  });

  it('is drawn anew in the colours of another theme', async () => {
    element.style.setProperty('color-scheme', 'dark');
    await untilColour(DARK);
    element.style.setProperty('color-scheme', 'light');
    await untilColour(LIGHT);
  });

  it('is drawn anew in colours that the page sets', async () => {
    document.documentElement.style.setProperty('--devtools-surface', 'rgb(1, 2, 3)');
    await untilColour('1,2,3,255');
    document.documentElement.style.removeProperty('--devtools-surface');
    await untilColour(LIGHT);
  });

  it('keeps its colours when it is put elsewhere, and goes on to follow the theme there', async () => {
    const other = document.createElement('div');
    element.parentElement!.append(other);
    other.append(element);
    element.style.setProperty('color-scheme', 'dark');
    await untilColour(DARK);
    expect(element.canvas.width).to.equal(20);
  });
});
