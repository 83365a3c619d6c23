import { decode, encode } from '@msgpack/msgpack';
import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { MsgpackEncoder } from '../../../../src/core/formats/msgpack/msgpack-encoder.ts';
import type { ExportData } from '../../../../src/core/model/file-format.ts';
import { TAGS } from '../../../../src/core/model/tagged-value.ts';
import { appValue } from '../../../support/app-values.ts';
import { chunkSizes, exportData } from '../../../support/arbitraries.ts';
import { utf8 } from '../../../support/bytes.ts';
import { msgpackFile, splitMsgpack } from '../../../support/msgpack-file.ts';
import { thrownBy } from '../../../support/rejection.ts';
import { recordLines, sampleSession } from '../../../support/session-file.ts';

/** Sessions whose events hold what an app may have, in its tagged form, and texts that are not UTF-8. */
const taggedData = fc
  .tuple(
    exportData,
    fc.array(
      fc.oneof(
        appValue.map(({ json }) => json),
        fc.string({ unit: fc.constantFrom('\ud83c', '\udfff', 'a', 'é', '"') }),
      ),
      { maxLength: 6 },
    ),
  )
  .map(([data, values]) => ({
    ...data,
    events: values.map((value, i) => ({
      seq: i,
      time: i + 0.25,
      name: 'value',
      payload: { [typeof value === 'string' ? value : 'key']: value },
    })),
  }));

const checkpoint = {
  timestamp: '2025-02-03T04:05:06.789Z',
  componentCount: 1,
  eventCount: 2,
  stateVersion: 3,
  lastComponentId: 'c',
  lastEventId: '2',
  sessionId: 's',
  seq: 6,
  digest: '0'.repeat(32),
};

describe('A MessagePack file', () => {
  it('gives back the lines that it was made of, whatever the records and the chunks', () => {
    fc.assert(
      fc.property(
        fc.oneof(exportData, taggedData),
        chunkSizes,
        fc.integer({ min: 1, max: 9 }),
        (data, sizes, n) => {
          const { members, lines } = splitMsgpack(msgpackFile(data, n), sizes);
          const { version, timestamp, session } = data;
          expect(lines).to.deep.equal(recordLines(data));
          expect(members).to.deep.equal({ version, timestamp, session });
        },
      ),
      { numRuns: 500 },
    );
  });

  it('keeps every form of a tagged value', () => {
    const data = sampleSession(0);
    data.events = TAGS.map(($type, i) => ({
      seq: i + 1,
      time: 1,
      name: $type,
      payload: { $type, value: i % 2 === 0 ? null : '1', entries: [[1, { $type }]], path: '/a/0' },
    }));
    expect(splitMsgpack(msgpackFile(data), [5]).lines).to.deep.equal(recordLines(data));
  });

  it('is the same map to another decoder', () => {
    // The other decoder takes no `__proto__`.
    const readable = exportData.filter((data) => !JSON.stringify(data).includes('__proto__'));
    fc.assert(
      fc.property(readable, (data) => {
        const file = { ...data, checkpoint };
        expect(decode(msgpackFile(file))).to.deep.equal(normal(file));
      }),
      { numRuns: 200 },
    );
  });

  it('may be written by another encoder', () => {
    fc.assert(
      fc.property(exportData, chunkSizes, (data, sizes) => {
        const { performance, ...rest } = data;
        const file = { performance, checkpoint, ...rest };
        const { members, lines } = splitMsgpack(encode(file), sizes);
        expect(lines).to.deep.equal(recordLines(data));
        expect(members.checkpoint).to.deep.equal(checkpoint);
      }),
      { numRuns: 300 },
    );
  });

  it('begins with the members in the order of a JSON file, and leaves out what is absent', () => {
    const keys = [...Object.keys(decode(msgpackFile({ ...sampleSession(9), checkpoint })) as object)];
    expect(keys.join()).to.equal(
      'version,timestamp,session,components,state,events,performance,checkpoint',
    );
    const encoder = new MsgpackEncoder();
    const head = encoder.head({ version: '2.0', session: { id: 'a', name: 'b' } }, false, false);
    expect([...head.subarray(0, 9)]).to.deep.equal(
      [...utf8('\u0006'), 0xa7, ...utf8('version')].map(addMap),
    );
  });

  it('gives sections that another decoder finds whole, at every width of their header', () => {
    for (const count of [0, 15, 16, 65_535, 65_536]) {
      const events = Array.from({ length: count }, (_, i) => ({ seq: i, time: i, name: 'e' }));
      const file = decode(msgpackFile({ ...sampleSession(0), events }, 20_000)) as ExportData;
      expect(file.events).to.have.length(count);
      expect(file.events.at(-1)?.seq).to.equal(count === 0 ? undefined : count - 1);
    }
  });

  it('is not written when a section has more or fewer records than announced', () => {
    for (const lines of ['{"seq":1}', '{"seq":1},\n{"seq":2},\n{"seq":3}', '']) {
      const encoder = new MsgpackEncoder();
      encoder.sectionStart('events', 2);
      encoder.lines(utf8(lines));
      const { code, path } = thrownBy(() => encoder.sectionEnd());
      expect({ code, path }).to.deep.equal({ code: 'storage-corrupt', path: 'events' });
    }
  });

  it('is not ended otherwise than its head said', () => {
    const encoder = new MsgpackEncoder();
    encoder.head({ version: '2.0', session: { id: 'a', name: 'b' } }, true, false);
    expect(thrownBy(() => encoder.tail(undefined)).code).to.equal('invalid-argument');
  });
});

/** The first byte of a map in place of its count. */
function addMap(byte: number, index: number): number {
  return index === 0 ? byte | 0x80 : byte;
}

/** As it is after a way through JSON. */
function normal(data: ExportData): unknown {
  return JSON.parse(JSON.stringify(data));
}
