import { expect } from '@open-wc/testing';
import { FileHeader } from '../../../src/core/import/file-header.ts';

describe('FileHeader', () => {
  function read(session: object): FileHeader {
    const header = new FileHeader();
    header.add('version', '2.0', 0);
    header.add('session', session, 0);
    header.end();
    return header;
  }

  it('keeps what a session says of itself, and what it does not know', () => {
    const session = {
      id: 'a',
      name: 'A',
      startedAt: 1,
      endedAt: 2.5,
      origin: 'https://example.com',
      userAgent: 'test',
      merged: [{ sessionId: 'b', name: 'B', fromSeq: 1, toSeq: 2, shift: 3 }],
      droppedCount: 4,
      timestamps: true,
      later: { than: 'this' },
    };
    const header = read(session);
    expect(header.session).to.deep.equal(session);
    expect(header.warnings).to.deep.equal([]);
  });

  it('leaves out what is not of its type, with a warning that names it', () => {
    const wrong = {
      startedAt: 'yesterday',
      endedAt: Infinity,
      origin: 5,
      userAgent: {},
      merged: { sessionId: 'b' },
      droppedCount: '4',
      timestamps: 'no',
    };
    const header = read({ id: 'a', ...wrong });
    expect(header.session).to.deep.equal({ id: 'a', name: 'a' });
    expect(header.warnings).to.deep.equal(
      Object.keys(wrong).map((field) => `The file's "session.${field}" cannot be used and is left out.`),
    );
  });

  it('leaves out merged ranges that do not say which they are', () => {
    const range = { sessionId: 'b', name: 'B', fromSeq: 1, toSeq: 2, shift: 3 };
    for (const merged of [[null], [range, { ...range, shift: '3' }], ['b']]) {
      const header = read({ id: 'a', merged });
      expect(header.session).not.to.have.property('merged');
      expect(header.warnings).to.have.length(1);
    }
  });
});
