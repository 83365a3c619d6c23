import { expect, fixture, html } from '@open-wc/testing';
import { readColours } from '../../../src/panel/styles/read-colours.ts';

describe('the colours of a canvas', () => {
  const wanted = { text: 'light-dark(#010203, #fafbfc)', line: 'var(--line)' };
  const forced = { text: 'CanvasText', line: 'GrayText' };

  for (const [scheme, text] of [
    ['light', 'rgb(1, 2, 3)'],
    ['dark', 'rgb(250, 251, 252)'],
  ] as const) {
    it(`are those of the ${scheme} theme that the element is in`, async () => {
      const probe = await fixture<HTMLElement>(html`<div></div>`);
      probe.style.setProperty('color-scheme', scheme);
      probe.style.setProperty('--line', 'rgb(9, 8, 7)');
      expect(readColours(probe, wanted, forced)).to.deep.equal({ text, line: 'rgb(9, 8, 7)' });
    });
  }
});
