import assert from 'node:assert/strict';
import { constants, inflateRawSync } from 'node:zlib';
import { CUSTOMER } from './e2e-shop.mjs';

/** What must be found nowhere. Digits alone may stand inside longer numbers: of times, of takings. */
const traces = [
  [/zebra-|kettle/i, 'the password'],
  [/4242[\s-]?4242|(?<!\d)4242 4(?!\d)/, 'the card number'],
  [/09\/3|(?<![\d.])0937(?!\d)/, 'the expiry'],
  [/(?<![\d.])7391(?!\d)/, 'the CVV'],
];

const secretFields = ['password', 'cardNumber', 'expiry', 'cvv'];

/** @throws when a text holds any trace of what the customer typed into a secret field */
export function assertNoTrace(text, place) {
  for (const [pattern, name] of traces) {
    const match = pattern.exec(text);
    const around = match && text.slice(Math.max(0, match.index - 120), match.index + 60);
    assert.equal(match, null, `${place} holds ${name}: …${around}…`);
  }
}

/** @throws when a secret field has another value than none or the mark, keystrokes on the way included */
export function assertFieldsRemoved(data) {
  const check = (name, value, seq) => {
    if (secretFields.includes(name) && typeof value === 'string') {
      assert.match(value, /^(?:|\[REDACTED\])$/, `seq ${seq}: ${name}`);
    }
  };
  const walk = (value, seq) => {
    if (value === null || typeof value !== 'object') return;
    if (typeof value.path === 'string') check(value.path.split('/').at(-1), value.value, seq);
    for (const [key, inner] of Object.entries(value)) {
      // What was left and what is wrong is kept by the field's name too, as flags and as words.
      check(key, inner, seq);
      walk(inner, seq);
    }
  };
  for (const section of ['components', 'state', 'events', 'performance']) {
    for (const record of data[section]) walk(record, record.seq);
  }
}

/** All that a dump of the store holds, as text, compressed segments included. */
export function textOfStore(dump) {
  const encodings = new Map(
    dump['devtools-panel/segments'].map(({ key, value }) => [JSON.stringify(key), value.encoding]),
  );
  const parts = Object.entries(dump).flatMap(([store, rows]) =>
    rows.map(({ key, value }) => {
      if (store !== 'devtools-panel/chunks') return JSON.stringify({ key, value });
      const bytes = Buffer.from(value.base64, 'base64');
      const isRaw = encodings.get(JSON.stringify(key)) === 'raw';
      // A piece ends on a byte boundary without a last block, for more to follow.
      return (isRaw ? bytes : inflateRawSync(bytes, { finishFlush: constants.Z_SYNC_FLUSH })).toString();
    }),
  );
  return parts.join('\n');
}

/** The texts that a search of the customer's data must find, lest it passes for having searched nothing. */
export const visibleTraces = [CUSTOMER.name, CUSTOMER.email];
