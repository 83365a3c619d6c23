import { expect } from '@open-wc/testing';
import { fileNameOf } from '../../../src/panel/export-dialog/file-name.ts';

const time = new Date(2026, 2, 1, 14, 2, 11, 482).getTime();
const nameOf = (name: string, delta = 0): string =>
  fileNameOf({ name, time, delta, ending: '.json.gz' });

describe('the name of a file that nobody named', () => {
  it('tells the session, the local date and time, and whether it is a delta', () => {
    expect(nameOf('Film shop')).to.equal('Film-shop_2026-03-01_14-02-11.json.gz');
    expect(nameOf('Film shop', 2)).to.equal('Film-shop_2026-03-01_14-02-11_delta-2.json.gz');
    expect(nameOf('映画店 – Größe')).to.equal('映画店-Größe_2026-03-01_14-02-11.json.gz');
  });

  it('is safe whatever the session is called', () => {
    const hostile = {
      '../../etc/passwd': 'etc-passwd',
      'C:\\Windows\\nul.txt': 'C-Windows-nul-txt',
      'con.aux': 'con-aux',
      '.hidden': 'hidden',
      '-rf *': 'rf',
      'a\u0000b\n<script>|"?': 'a-b-script',
      '\u202Egnp.exe\u2066\u200B\uD800': 'gnp-exe',
      '\u0301\u0301': 'session',
      '   ': 'session',
      '': 'session',
    };
    for (const [name, safe] of Object.entries(hostile))
      expect(nameOf(name), name).to.equal(`${safe}_2026-03-01_14-02-11.json.gz`);
  });

  it('is short enough for every file system, without half a character', () => {
    for (const letter of ['a', '映', '𝒜', 'e\u0301'])
      for (const name of [letter.repeat(100_000), `${letter} `.repeat(100_000)]) {
        const file = nameOf(name, 99);
        expect(new TextEncoder().encode(file).length).to.be.below(255);
        expect(/\p{Surrogate}/u.test(file)).to.equal(false);
        expect(file).to.match(/[^-]_2026-03-01_14-02-11_delta-99\.json\.gz$/);
      }
  });
});
