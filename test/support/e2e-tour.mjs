import { until } from './e2e-browser.mjs';
import { clickInPanel, within } from './e2e-panel.mjs';

/** Opens the palette, finds something to do by its name, and does it. */
async function runCommand(page, label) {
  await page.focus(within('[role=tab][aria-selected=true]'));
  await openPalette(page);
  await page.keyboard.type(label);
  await until(`${label} is found`, async () =>
    (
      await page.$eval(within('devtools-palette >>> [aria-selected=true]'), (one) => one.innerText)
    ).startsWith(label),
  );
  await page.keyboard.press('Enter');
  await until('the palette is gone', async () => !(await page.$(within('devtools-palette'))));
}

async function openPalette(page) {
  await page.keyboard.down('Control');
  await page.keyboard.press('KeyK');
  await page.keyboard.up('Control');
  await appear(page, 'devtools-palette >>> input');
}

function appear(page, selector) {
  return page.waitForSelector(within(selector), { visible: true });
}

/** Focuses the list of a view, once it has rows, and presses keys there. */
async function inRows(page, view, selector, ...keys) {
  await appear(page, `devtools-${view}-view >>> [id^=row-]`);
  await page.focus(within(`devtools-${view}-view >>> ${selector}`));
  for (const key of keys) await page.keyboard.press(key);
}

async function esc(page) {
  await page.keyboard.press('Escape');
}

async function clearFilter(page) {
  await page.$eval(within('devtools-events-view >>> input'), (input) => {
    input.value = '';
    input.dispatchEvent(new Event('input'));
  });
}

/**
 * What the panel can show, one after another, each from where the one before left it; `leave` closes what is open over
 * the views.
 */
export const TOUR = [
  {
    name: 'components',
    show: async (page) => {
      await runCommand(page, 'Show Components');
      await inRows(page, 'components', '[role=tree]', 'Home', 'ArrowDown', 'ArrowDown');
      await appear(page, 'devtools-component-details >>> [role=tab]');
    },
  },
  ...['state', 'events', 'renders'].map((tab) => ({
    name: `components-${tab}`,
    show: (page) => clickInPanel(page, `devtools-component-details >>> #tab-${tab}`),
  })),
  {
    name: 'state',
    show: async (page) => {
      await runCommand(page, 'Show State');
      await inRows(page, 'state', '[role=grid]', 'Home', 'ArrowDown');
      await appear(page, 'devtools-ref-history >>> [id^=row-]');
    },
  },
  {
    name: 'state-editor',
    show: async (page) => {
      await clickInPanel(page, 'devtools-ref-history >>> .edit');
      await appear(page, 'devtools-value-editor >>> textarea');
    },
    leave: esc,
  },
  {
    name: 'events',
    show: async (page) => {
      await runCommand(page, 'Show Events');
      await inRows(page, 'events', '[role=grid]', 'Home', 'ArrowDown', 'ArrowDown');
      await appear(page, 'devtools-events-view >>> .details');
    },
  },
  {
    name: 'events-completion',
    show: async (page) => {
      await page.keyboard.press('/');
      await page.keyboard.type('category:');
      await appear(page, 'devtools-events-view >>> [role=option]');
    },
    leave: async (page) => {
      await esc(page);
      await clearFilter(page);
    },
  },
  {
    name: 'events-problem',
    show: async (page) => {
      await page.focus(within('devtools-events-view >>> input'));
      await page.keyboard.type('duration>x (');
    },
    leave: clearFilter,
  },
  {
    name: 'events-statistics',
    show: (page) => clickInPanel(page, 'devtools-events-view >>> #statistics'),
    leave: (page) => clickInPanel(page, 'devtools-events-view >>> #statistics'),
  },
  {
    name: 'performance-table',
    show: async (page) => {
      await runCommand(page, 'Show Performance');
      await clickInPanel(page, 'devtools-performance-view >>> #mode-table');
      await inRows(page, 'performance', '[role=grid]', 'Home');
    },
  },
  {
    name: 'performance-flame',
    show: async (page) => {
      await clickInPanel(page, 'devtools-performance-view >>> #mode-flame');
      await appear(page, 'devtools-flame >>> [tabindex="0"]');
      await page.focus(within('devtools-flame >>> [tabindex="0"]'));
      await page.keyboard.press('Home');
      await page.keyboard.press('ArrowDown');
    },
  },
  {
    name: 'performance-timeline',
    show: (page) => clickInPanel(page, 'devtools-performance-view >>> #mode-timeline'),
  },
  {
    name: 'performance-slow',
    show: (page) => clickInPanel(page, 'devtools-performance-view >>> #mode-slow'),
  },
  {
    name: 'sessions',
    show: async (page) => {
      await runCommand(page, 'Show Sessions');
      await inRows(page, 'sessions', '[role=grid]', 'Home');
    },
  },
  {
    name: 'palette',
    show: async (page) => {
      await page.focus(within('#tab-sessions'));
      await openPalette(page);
    },
    leave: esc,
  },
  {
    name: 'keys',
    show: async (page) => {
      await page.focus(within('#tab-sessions'));
      await page.keyboard.press('?');
      await appear(page, 'devtools-key-list >>> dialog');
    },
    leave: esc,
  },
  {
    name: 'export',
    show: async (page) => {
      await runCommand(page, 'Export…');
      await appear(page, 'devtools-export-dialog >>> #format');
    },
  },
  {
    name: 'export-preview',
    show: async (page) => {
      await clickInPanel(page, 'devtools-export-dialog >>> #preview');
      await appear(page, 'devtools-sanitize-preview >>> dialog');
    },
    leave: async (page) => {
      await esc(page);
      await esc(page);
    },
  },
  {
    name: 'player-components',
    show: async (page) => {
      await runCommand(page, 'Show Components');
      await runCommand(page, 'Replay what is recorded');
      await appear(page, 'devtools-player');
      await runCommand(page, 'Compare with this moment');
      for (let step = 0; step < 3; step += 1) await runCommand(page, 'Replay: former');
    },
  },
  { name: 'player-state', show: (page) => runCommand(page, 'Show State') },
  { name: 'player-events', show: (page) => runCommand(page, 'Show Events') },
  {
    name: 'player-performance',
    show: (page) => runCommand(page, 'Show Performance'),
    leave: (page) => runCommand(page, 'Back to live'),
  },
];
