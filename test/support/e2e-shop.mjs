import { clickOn, until } from './e2e-browser.mjs';

/** What a customer types at checkout. The shop checks the card's digits and that it has not expired. */
export const CUSTOMER = {
  name: 'Ada Quill',
  email: 'ada.quill@example.com',
  password: 'Zebra-Kettle-58',
  cardNumber: '4242 4242 4242 4242',
  expiry: '09/37',
  cvv: '7391',
};

const within = (selector) => `film-app >>> ${selector}`;

function textOf(page, selector) {
  return page.$eval(within(selector), (element) => element.textContent.replace(/\s+/g, ' ').trim());
}

function click(page, selector) {
  return clickOn(page, within(selector));
}

function appear(page, selector) {
  return page.waitForSelector(within(selector), { visible: true });
}

async function type(page, selector, text) {
  await click(page, selector);
  await page.keyboard.type(text);
}

/** Chooses an option as a keyboard user does. */
async function choose(page, selector, label) {
  const field = await appear(page, selector);
  await field.focus();
  await page.keyboard.type(label);
}

function untilText(page, selector, pattern) {
  return until(`${selector} shows ${pattern}`, async () => pattern.test(await textOf(page, selector)));
}

/** Opens the shop and waits for its films. */
export async function openShop(browser, demo) {
  const page = await browser.newPage();
  await page.goto(demo.url);
  await appear(page, 'film-card >>> h3 a');
  return page;
}

/** Searches, filters, opens a film, and buys it: with real keys and clicks alone. */
export async function buyFilms(page) {
  await type(page, '#search', 'batman');
  await untilText(page, 'film-card >>> h3', /Batman/);
  await page.keyboard.press('Escape');
  await click(page, '#search');
  await page.keyboard.press('Enter');
  await choose(page, '#genre', 'Comedy');
  await untilText(page, 'film-card >>> .genre', /Comedy/);
  await click(page, '#next-page');
  await untilText(page, 'film-pager >>> .position', /Page 2/);

  await click(page, 'film-card >>> h3 a');
  await click(page, '#add-to-cart');
  await untilText(page, '.in-cart', /1 in your cart/);
  await click(page, '#recommendations');
  await appear(page, 'film-recommendations >>> film-card');

  await click(page, '#cart-link');
  await click(page, '#checkout-link');
  for (const [field, text] of Object.entries(CUSTOMER)) await type(page, `#${field}`, text);
  await click(page, '#place-order');
  await untilText(page, 'film-confirmation >>> h1', /Thank you, Ada Quill/);
}

/** Sets off the two errors that the shop has on offer. */
export async function breakThings(page) {
  await click(page, '#throw-error');
  await click(page, '#reject-promise');
}

/** Goes back to the films and puts the first into the cart. */
export async function addFilm(page) {
  await click(page, '#home-link');
  await click(page, 'film-card >>> .offer button');
}
