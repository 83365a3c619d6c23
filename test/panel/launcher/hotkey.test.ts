import { expect } from '@open-wc/testing';
import { matchesHotkey, parseHotkey } from '../../../src/panel/launcher/hotkey.ts';

function press(code: string, modifiers: KeyboardEventInit = {}): KeyboardEvent {
  return new KeyboardEvent('keydown', { code, ...modifiers });
}

function matches(text: string, event: KeyboardEvent): boolean {
  const hotkey = parseHotkey(text);
  return hotkey !== undefined && matchesHotkey(hotkey, event);
}

describe('hotkey', () => {
  it('matches the physical key, whatever letter the layout puts there', () => {
    const event = press('KeyD', { key: 'Δ', altKey: true, shiftKey: true });
    expect(matches('Alt+Shift+D', event)).to.equal(true);
  });

  it('wants exactly its modifiers', () => {
    expect(matches('Alt+Shift+D', press('KeyD', { altKey: true }))).to.equal(false);
    expect(matches('Alt+D', press('KeyD', { altKey: true, ctrlKey: true }))).to.equal(false);
  });

  it('reads digits, other codes and the names that keyboards print', () => {
    expect(matches('Ctrl+1', press('Digit1', { ctrlKey: true }))).to.equal(true);
    expect(matches('F12', press('F12'))).to.equal(true);
    expect(matches('Cmd + Option + k', press('KeyK', { metaKey: true, altKey: true }))).to.equal(true);
  });

  it('is none for an empty text or one of modifiers alone', () => {
    expect(parseHotkey('')).to.equal(undefined);
    expect(parseHotkey('Alt+Shift')).to.equal(undefined);
  });
});
