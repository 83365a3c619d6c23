import { expect } from '@open-wc/testing';
import { isSecretKey, isSecretValue } from '../../../src/core/sanitize/secret-keys.ts';

describe('isSecretKey', () => {
  for (const key of [
    'totp',
    'totpCode',
    'mfaCode',
    'mfa_code',
    'sessionKey',
    'seedPhrase',
    'mnemonic',
    'recoveryCode',
    'recovery-codes',
    'passportNumber',
    'taxId',
    'connectionString',
    'pass',
    'card',
    'cardExpiry',
    'expiry',
    'securityAnswer',
    'code_verifier',
    'oauth_verifier',
    'licenseKey',
    'webhookSecret',
    '2faCode',
    'Kennwort',
    'contraseña',
    'motDePasse',
    'senha',
    'wachtwoord',
    'lösenord',
    'hasło',
    'пароль',
  ]) {
    it(`knows ${key}`, () => expect(isSecretKey(key)).to.be.true);
  }

  for (const key of [
    'passThrough',
    'cardCount',
    'tokenCount',
    'discount',
    'taxidermy',
    'cards',
    'tokenType',
    'passwordStrength',
    'authMethod',
    'cardTitle',
    'passwordRequired',
  ]) {
    it(`does not take ${key} for one`, () => expect(isSecretKey(key)).to.be.false);
  }
});

describe('isSecretValue', () => {
  it('takes lists, maps and texts under plurals for secrets, and numbers for counts', () => {
    for (const key of ['tokens', 'refreshTokens', 'refresh_tokens', 'cookies', 'authtokens']) {
      expect(isSecretValue(key, ['a']), key).to.be.true;
      expect(isSecretValue(key, { a: 1 }), key).to.be.true;
      expect(isSecretValue(key, 'a=b'), key).to.be.true;
      expect(isSecretValue(key, 12), key).to.be.false;
    }
    expect(isSecretValue('maxTokens', 4096)).to.be.false;
    expect(isSecretValue('film', ['a'])).to.be.false;
  });

  it('takes flags and what is absent or empty for no secrets', () => {
    for (const key of ['password', 'cardNumber', 'tokens', 'card'])
      for (const value of [true, null, undefined, '']) expect(isSecretValue(key, value)).to.be.false;
    expect(isSecretValue('password', ' ')).to.be.true;
    expect(isSecretValue('password', 0)).to.be.true;
  });

  it('takes a card for one only where it has what a payment card has', () => {
    const payment = [
      ...[
        '4111 1',
        4111,
        ['4111 1111'],
        { number: '' },
        { number: '4111' },
        { cvc: '' },
        { holder: 'Ada' },
      ],
      ...[[{ brand: 'Visa', last4: '1111' }], { expMonth: 3 }],
    ];
    for (const value of payment) expect(isSecretValue('card', value), JSON.stringify(value)).to.be.true;
    const other = [
      'Visa',
      7,
      [{ rank: 'A' }],
      { title: 'Plan 2027' },
      { number: 7 },
      { type: 'note' },
      [],
    ];
    for (const key of ['card', 'cards', 'selectedCard'])
      for (const value of other) expect(isSecretValue(key, value), JSON.stringify(value)).to.be.false;
  });

  it('takes a card that cannot be looked into for one', () => {
    const hostile = new Proxy({}, { ownKeys: () => expect.fail('It is not asked twice.') });
    expect(isSecretValue('card', hostile)).to.be.true;
    const cycle: unknown[] = [];
    cycle.push(cycle);
    expect(isSecretValue('cards', cycle)).to.be.false;
  });
});
