import { expect } from '@open-wc/testing';
import { readScriptName } from '../../../src/panel/views/performance-view/script-name.ts';

describe('the name of a script that ran in a long frame', () => {
  it('is short: files by their names, and no address twice', () => {
    const url = 'https://shop.test/assets/cart-1a2b.js?v=3#x';
    const cases: Record<string, [short: string, full: string]> = {
      [`${url} ${url}`]: ['cart-1a2b.js', url],
      [`BUTTON#buy.onclick get total ${url}`]: [
        'BUTTON#buy.onclick get total cart-1a2b.js',
        `BUTTON#buy.onclick get total ${url}`,
      ],
      'https://shop.test/': ['shop.test/', 'https://shop.test/'],
      'TimerHandler:setTimeout blob:https://shop.test/17-4': [
        'TimerHandler:setTimeout 17-4',
        'TimerHandler:setTimeout blob:https://shop.test/17-4',
      ],
      '': ['', ''],
    };
    for (const [what, [short, full]] of Object.entries(cases))
      expect(readScriptName(what), what).to.deep.equal({ short, full, isPanel: false });
  });

  it('tells work of the panel from that of the app', () => {
    const own = [
      'DEVTOOLS-PANEL.onclick https://shop.test/a.js',
      'Window.requestAnimationFrame draw https://shop.test/assets/devtools-frame-BgLgChBT.js',
      'Worker.onmessage https://shop.test/node_modules/devtools-panel/dist/chunks/query-client-1.js',
      'https://shop.test/node_modules/.vite/deps/devtools-panel_auto.js?v=1',
    ];
    const others = [
      'FILM-APP.onclick https://shop.test/devtools-shop/a.js',
      'https://shop.test/devtools-1a2b.js',
      'https://shop.test/devtools-panel/a.js',
      'BUTTON#devtools-panel.onclick https://shop.test/a.js',
    ];
    for (const what of own) expect(readScriptName(what).isPanel, what).to.equal(true);
    for (const what of others) expect(readScriptName(what).isPanel, what).to.equal(false);
  });
});
