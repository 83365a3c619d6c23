import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { fuzzyMatch } from '../../../src/panel/commands/fuzzy.ts';

/** The texts that match, best first, each with what was matched in brackets. */
function ranked(query: string, ...texts: string[]): string[] {
  return texts
    .flatMap((text) => {
      const match = fuzzyMatch(query, text);
      if (!match) return [];
      const marked = match.ranges.reduceRight(
        (line, [start, end]) => `${line.slice(0, start)}[${line.slice(start, end)}]${line.slice(end)}`,
        text,
      );
      return { marked, score: match.score };
    })
    .sort((a, b) => b.score - a.score)
    .map(({ marked }) => marked);
}

describe('fuzzyMatch', () => {
  it('finds letters in their order, whatever stands between them', () => {
    expect(ranked('dlf', 'Dock left', 'Clear', 'Default')).to.deep.equal(['[D]ock [l]e[f]t']);
    expect(fuzzyMatch('tfel', 'Dock left')).to.equal(undefined);
  });

  it('takes no notice of case and of spaces in the query', () => {
    expect(ranked('DOCK l', 'Dock left')).to.deep.equal(['[Dock] [l]eft']);
    expect(ranked('dockLeft', 'Dock left')).to.deep.equal(['[Dock] [left]']);
  });

  it('prefers beginnings of words to letters inside them', () => {
    expect(ranked('ef', 'Reflect', 'Export file')).to.deep.equal(['[E]xport [f]ile', 'R[ef]lect']);
    expect(ranked('cb', 'Scrubber', 'CartButton', 'film-card-button')).to.deep.equal([
      '[C]art[B]utton',
      'film-[c]ard-[b]utton',
      'S[c]ru[b]ber',
    ]);
  });

  it('prefers letters that stand together, and of equal ones the shorter text', () => {
    expect(ranked('stat', 'Start auto', 'Show state', 'State')).to.deep.equal([
      '[Stat]e',
      'Show [stat]e',
      '[Sta]r[t] auto',
    ]);
  });

  it('tells the best of several ways to match, not the first', () => {
    expect(ranked('state', 'so that State')).to.deep.equal(['so that [State]']);
  });

  it('matches everything alike with an empty query', () => {
    expect(fuzzyMatch(' ', 'Anything')).to.deep.equal({ score: 0, ranges: [] });
    expect(fuzzyMatch('', '')).to.deep.equal({ score: 0, ranges: [] });
  });

  it('tells ranges that spell the query, for any text', () => {
    const plain = (text: string): string => text.toLowerCase().replaceAll('ς', 'σ');
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.array(fc.nat()), (text, picks) => {
        const letters = [...text];
        const places = new Set(picks.map((pick) => pick % Math.max(1, letters.length)));
        const query = [...places].sort((a, b) => a - b).map((place) => letters[place] ?? '');
        const match = fuzzyMatch(query.join(''), text);
        const spelled = match?.ranges.map(([start, end]) => text.slice(start, end)).join('');
        expect(plain(spelled ?? '-')).to.equal(plain(query.join('').replaceAll(/\s/g, '')));
      }),
    );
  });

  it('knows letters of other scripts in both their cases', () => {
    expect(ranked('ΌΔΟΣ', 'Όδος', 'όδοσ Α')).to.have.length(2);
    expect(ranked('izmir', 'İzmir')).to.deep.equal([]);
    expect(ranked('İzmİr', 'İZMİR')).to.deep.equal(['[İZMİR]']);
  });

  it('finds a text of 20,000 letters in no more than its beginning', () => {
    expect(fuzzyMatch('z', `${'a'.repeat(20_000)}z`)).to.equal(undefined);
    expect(fuzzyMatch('za', `z${'a'.repeat(20_000)}`)?.ranges).to.deep.equal([[0, 2]]);
  });
});
