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

  it('remembers a password that is shown in clear later', async () => {
    const input = await fixture<HTMLInputElement>(html`<input type="password" id="x1" />`);
    expect(isSecretField(input)).to.be.true;
    input.type = 'text';
    expect(isSecretField(input)).to.be.true;
  });
});
