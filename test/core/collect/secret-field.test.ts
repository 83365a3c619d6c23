import { expect, fixture, html } from '@open-wc/testing';
import { isSecretField } from '../../../src/core/collect/secret-field.ts';

function field(attributes: Record<string, string>): HTMLInputElement {
  const input = document.createElement('input');
  for (const [name, value] of Object.entries(attributes)) input.setAttribute(name, value);
  return input;
}

describe('isSecretField', () => {
  const secrets: Record<string, string>[] = [
    { type: 'password' },
    { type: 'PASSWORD' },
    { type: 'hidden', name: 'csrf' },
    { autocomplete: 'cc-number' },
    { autocomplete: 'section-pay billing cc-csc' },
    { autocomplete: 'one-time-code' },
    { type: 'text', autocomplete: 'current-password' },
    { name: 'card' },
    { name: 'cardNumber' },
    { id: 'credit-card' },
    { id: 'payment_card_input' },
    { name: 'cvv2' },
    { name: 'checkout[cvc]' },
    { name: 'IBAN' },
    { id: 'user-ssn' },
    { name: 'socialSecurityNumber' },
    { name: 'otp' },
    { name: 'pin' },
    { 'aria-label': 'Account number' },
    { placeholder: 'API key' },
    { name: 'confirmpassword' },
  ];
  for (const attributes of secrets) {
    it(`knows ${JSON.stringify(attributes)} for a secret`, () => {
      expect(isSecretField(field(attributes))).to.be.true;
    });
  }

  const ordinary: Record<string, string>[] = [
    { name: 'email', type: 'email', autocomplete: 'email' },
    { name: 'name', autocomplete: 'name' },
    { name: 'shipping' },
    { name: 'passenger' },
    { name: 'author' },
    { name: 'cards' },
    { id: 'film-card-size' },
    { name: 'maxTokens' },
    { name: 'secretary' },
    { id: 'search', type: 'search', placeholder: 'Search 3,201 films' },
  ];
  for (const attributes of ordinary) {
    it(`takes ${JSON.stringify(attributes)} for an ordinary field`, () => {
      expect(isSecretField(field(attributes))).to.be.false;
    });
  }

  const labelled: [what: string, markup: string][] = [
    ['a label around it', '<label>Password <input></label>'],
    ['a label that points at it', '<label for="f1">Card number</label><input id="f1">'],
    ['a label of a text area', '<label for="f2">Seed: private key</label><textarea id="f2"></textarea>'],
    ['aria-labelledby', '<b id="t1">Your</b><b id="t2">PIN</b><input aria-labelledby="t1 t2">'],
  ];
  for (const [what, markup] of labelled) {
    it(`knows a secret by ${what}, in shadow trees too`, async () => {
      const place = await fixture<HTMLElement>(html`<div></div>`);
      place.innerHTML = markup;
      expect(isSecretField(place.querySelector('input,textarea')!)).to.be.true;
      const root = place.attachShadow({ mode: 'open' });
      root.innerHTML = markup;
      expect(isSecretField(root.querySelector('input,textarea')!)).to.be.true;
    });
  }

  it('knows a secret by the name of a component around it, through several shadow trees', async () => {
    const outer = await fixture<HTMLElement>(html`<form-row label="Security code"></form-row>`);
    const inner = document.createElement('text-box');
    outer.attachShadow({ mode: 'open' }).append(inner);
    const input = field({ type: 'text' });
    inner.attachShadow({ mode: 'closed' }).append(input);
    inner.remove();
    expect(isSecretField(input)).to.be.false;
    outer.shadowRoot!.append(inner);
    expect(isSecretField(input)).to.be.true;
  });

  it('takes labels of ordinary fields and of flags for what they are', async () => {
    const place = await fixture<HTMLElement>(html`
      <div>
        <label>Title <input /></label>
        <label>Show password <input type="checkbox" /></label>
        <label>Pay by card <input type="radio" /></label>
      </div>
    `);
    for (const input of place.querySelectorAll('input')) expect(isSecretField(input)).to.be.false;
  });

  it('remembers a password that is shown in clear later', async () => {
    const input = await fixture<HTMLInputElement>(html`<input type="password" id="x1" />`);
    expect(isSecretField(input)).to.be.true;
    input.type = 'text';
    expect(isSecretField(input)).to.be.true;
  });
});
