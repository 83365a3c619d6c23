import { expect } from '@open-wc/testing';
import { matchesKeys, nameKeys } from '../../../src/panel/commands/keys.ts';

const press = (key: string, init: KeyboardEventInit = {}): KeyboardEvent =>
  new KeyboardEvent('keydown', { key, ...init });

describe('keys of commands', () => {
  it('are a letter without modifiers, or with just those that are named', () => {
    expect(matchesKeys('p', press('p'))).to.equal(true);
    expect(matchesKeys('p', press('P', { shiftKey: true }))).to.equal(false);
    expect(matchesKeys('p', press('p', { ctrlKey: true }))).to.equal(false);
    expect(matchesKeys('Shift+P', press('P', { shiftKey: true }))).to.equal(true);
    expect(matchesKeys('Shift+P', press('p'))).to.equal(false);
    expect(matchesKeys('Ctrl+K', press('k', { ctrlKey: true }))).to.equal(true);
    expect(matchesKeys('Ctrl+K', press('k', { ctrlKey: true, altKey: true }))).to.equal(false);
    expect(matchesKeys('Shift+ArrowLeft', press('ArrowLeft', { shiftKey: true }))).to.equal(true);
  });

  it('are a sign, whether or not the keyboard needs Shift for it', () => {
    expect(matchesKeys('?', press('?', { shiftKey: true }))).to.equal(true);
    expect(matchesKeys('/', press('/', { shiftKey: true }))).to.equal(true);
    expect(matchesKeys('+', press('+'))).to.equal(true);
    expect(matchesKeys('Ctrl++', press('+', { ctrlKey: true }))).to.equal(true);
  });

  it('are found on a keyboard of another script', () => {
    expect(matchesKeys('Ctrl+K', press('л', { code: 'KeyK', ctrlKey: true }))).to.equal(true);
    expect(matchesKeys('q', press('a', { code: 'KeyQ' }))).to.equal(false);
  });

  it('are told one by one', () => {
    expect(nameKeys('Ctrl+Shift+K')).to.deep.equal(['Ctrl', 'Shift', 'K']);
    expect(nameKeys('+')).to.deep.equal(['+']);
  });
});
