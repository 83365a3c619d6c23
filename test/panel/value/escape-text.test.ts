import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { escapeBlock, escapeText } from '../../../src/panel/value/escape-text.ts';

describe('escapeText', () => {
  it('writes controls, direction marks, invisible characters and lone surrogates as escapes', () => {
    expect(escapeText('a\u202eb\u2066c\u200bd\u0000e\ud800f\ufeff')).to.equal(
      'a\\u202eb\\u2066c\\u200bd\\u0000e\\ud800f\\ufeff',
    );
    expect(escapeText('one\ntwo\tthree\r')).to.equal('one\\ntwo\\tthree\\r');
  });

  it('leaves all that people write alone, in every script, emoji included', () => {
    const text = 'Ärger, 東京, עברית, مرحبا, 👩‍👩‍👧, 🇩🇪, naïve “quotes”';
    expect(escapeText(text)).to.equal(text);
  });

  it('never lets a character through that turns the direction', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(escapeText(text)).not.to.match(/[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\p{Cc}]/u);
      }),
    );
  });

  it('keeps the lines of a block', () => {
    expect(escapeBlock('a\n\tb\u202e')).to.equal('a\n\tb\\u202e');
  });
});
