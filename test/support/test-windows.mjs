import { chromeLauncher } from '@web/test-runner-chrome';
import { launchOptions } from './browser.mjs';

const VIEWPORT = { width: 800, height: 600 };

/** Launches Chromium with a window for each test file that runs at a time. */
export function testWindows() {
  const { args, ...options } = launchOptions();
  return chromeLauncher({
    // A page that is kept to go back to would keep its workers, locks and stores as well.
    launchOptions: { ...options, args: [...args, '--disable-features=BackForwardCache'] },
    // Two tabs of one window would leave one in the background, without animation frames, and two
    // windows of one profile would share their stores: files that run at once must not meet there.
    async createPage({ browser }) {
      const context = await browser.createBrowserContext();
      const page = await context.newPage({ type: 'window' });
      const goto = page.goto.bind(page);
      // The runner goes from each file to `about:blank`, for which the window would get a new process, since it is no
      // page of this origin, and one more for the next file, with nothing compiled yet. The page of the next file ends
      // what is left of this one as well.
      page.goto = async (url, ...rest) => {
        if (url === 'about:blank') return null;
        // What the last file had the window emulate would go on: another theme, a size that has no room for a view.
        await page.emulateMediaFeatures([]);
        await page.setViewport(VIEWPORT);
        return goto(url, ...rest);
      };
      return page;
    },
  });
}
