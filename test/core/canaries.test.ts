import { expect, fixture } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { DevTools } from '../../src/core/index.ts';
import { SessionError } from '../../src/core/model/errors.ts';
import { isSecretKey } from '../../src/core/sanitize/secret-keys.ts';
import { isIn, nameOf, plantCanaries, type Canary } from '../support/canaries.ts';
import { exportText } from '../support/record-session.ts';
import { rejection } from '../support/rejection.ts';
import { allTemplates } from '../support/session-with-secrets.ts';
import { textOfStore } from '../support/store-text.ts';

describe('canaries', function () {
  this.timeout(60_000);
  let tools: DevTools;
  let canaries: readonly Canary[];
  let end: () => Promise<void>;

  before(async () => {
    ({ tools, canaries, end } = await plantCanaries());
  });

  after(() => end());

  it('are in the store where nothing but their looks tells them', async () => {
    const stored = await textOfStore();
    const emails = canaries.filter(({ value }) => value.kind === 'email');
    // Headers are not recorded.
    for (const canary of emails.slice(0, -1)) expect(isIn(stored, canary), nameOf(canary)).to.be.true;
  });

  it('are not in the store under keys that name a secret', async () => {
    const stored = await textOfStore();
    const keyed = canaries.filter(({ value, path }) => path.isKeyed && isSecretKey(value.key));
    expect(keyed).not.to.have.length(0);
    expect(keyed.filter((canary) => isIn(stored, canary)).map(nameOf)).to.deep.equal([]);
  });

  it('are not in the store when they are typed into secret fields', async () => {
    const typed: string[] = [];
    for (const attributes of [{ type: 'password' }, { autocomplete: 'cc-number' }, { name: 'cvv' }]) {
      const field = await fixture<HTMLInputElement>(document.createElement('input'));
      for (const [name, value] of Object.entries(attributes)) field.setAttribute(name, value);
      const text = `canary${typed.length}${'4929 1823 6671 0045'.replaceAll(' ', '')}`;
      typed.push(text);
      field.focus();
      await sendKeys({ type: text });
      field.blur();
    }
    await tools.flush();
    const stored = await textOfStore();
    for (const text of typed)
      for (let length = 8; length <= text.length; length += 1)
        expect(stored).not.to.include(text.slice(0, length));
  });

  it('are not in what an export has sanitised', async () => {
    const text = await exportText(tools, { sanitize: allTemplates() });
    expect(canaries.filter((canary) => isIn(text, canary)).map(nameOf)).to.deep.equal([]);
  });

  it('are not in what is said of a file that is damaged just there', async () => {
    const text = await exportText(tools);
    const said: string[] = [];
    for (const canary of canaries) {
      const form = JSON.stringify(canary.value.text).slice(1, -1);
      const at = text.indexOf(form);
      if (at < 0) continue;
      const end = at + form.length;
      for (const damaged of [`${text.slice(0, end)}"${text.slice(end)}`, text.slice(0, end)]) {
        const error = await rejection(tools.import(new Blob([damaged]), { mode: 'open' }));
        expect(error).to.be.instanceOf(SessionError);
        const words = `${String(error)} ${error.path} ${String(error.cause)}`;
        if (isIn(words, canary)) said.push(`${nameOf(canary)}: ${words}`);
      }
    }
    expect(said).to.deep.equal([]);
  });
});
