import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { JsonSplitter } from '../../../../src/core/formats/json/json-splitter.ts';
import { SECTIONS } from '../../../../src/core/model/records.ts';
import { chunkSizes, exportData } from '../../../support/arbitraries.ts';
import { joinBytes, utf8 } from '../../../support/bytes.ts';
import { recordLines, sampleSession, sessionText } from '../../../support/session-file.ts';
import { splitJson } from '../../../support/split-json.ts';

const WINDOWS_BREAKS = /\n/g;

describe('JsonSplitter', () => {
  it('gives back what an export wrote, whatever the records and the chunks', () => {
    fc.assert(
      fc.property(exportData, chunkSizes, (data, sizes) => {
        const { members, lines } = splitJson(utf8(sessionText(data)), sizes);
        expect(lines).to.deep.equal(recordLines(data));
        expect(members).to.deep.equal({
          version: data.version,
          timestamp: data.timestamp,
          session: data.session,
        });
      }),
      { numRuns: 300 },
    );
  });

  it('gives the same records in any layout of the text', () => {
    const layouts: ((data: object) => string)[] = [
      (data) => JSON.stringify(data),
      (data) => JSON.stringify(data, null, 2),
      (data) => JSON.stringify(data, null, '\t'),
      (data) => JSON.stringify(data, null, 2).replace(WINDOWS_BREAKS, '\r\n'),
      (data) => `\uFEFF${JSON.stringify(data)}`,
      (data) => ` \r\n\t${JSON.stringify(data)} \n\n`,
      (data) => JSON.stringify(Object.fromEntries(Object.entries(data).reverse()), null, 1),
      (data) => JSON.stringify(data).replaceAll('},{', '} ,\n\n {'),
    ];
    // A text that holds what a layout replaces would be changed by it.
    const safe = exportData.filter(
      (data) => !/\}|\\u|[\r\n]/.test(JSON.stringify(data).replace(/[{}]+/g, '')),
    );
    fc.assert(
      fc.property(safe, fc.constantFrom(...layouts), chunkSizes, (data, layout, sizes) => {
        fc.pre(!recordLines(data).events.some((line) => line.includes('},{')));
        expect(splitJson(utf8(layout(data)), sizes).lines).to.deep.equal(recordLines(data));
      }),
      { numRuns: 300 },
    );
  });

  it('skips a byte order mark that arrives a byte at a time', () => {
    const data = sampleSession(20);
    const bytes = utf8(`\uFEFF${sessionText(data)}`);
    expect(splitJson(bytes, [1]).lines).to.deep.equal(recordLines(data));
    expect(splitJson(bytes, [2, 1, 50]).lines).to.deep.equal(recordLines(data));
  });

  for (const [what, write] of [
    ['with a record a line', sessionText],
    ['without line breaks', JSON.stringify],
    ['that is indented', (data: object) => JSON.stringify(data, null, 2)],
  ] as const) {
    it(`reads long sections of a text ${what} in runs, not one by one`, () => {
      const data = { ...sampleSession(20_000), components: [], state: [], performance: [] };
      const { lines, parts } = splitJson(utf8(write(data)), [1024 ** 2]);
      expect(lines).to.deep.equal(recordLines(data));
      expect(parts.length).to.be.below(60);
    });
  }

  for (const write of [sessionText, JSON.stringify]) {
    it(`says where each run and each of its records begins (${write.name})`, () => {
      const data = sampleSession(3_000);
      const bytes = utf8(write(data));
      const { parts } = splitJson(bytes, [7_000]);
      let found = 0;
      for (const part of parts) {
        if (part.kind !== 'run') continue;
        part.records.forEach((record, i) => {
          const at = part.byteOffset + (part.offsets?.()[i] ?? 0);
          const line = utf8(JSON.stringify(record));
          expect([...bytes.subarray(at, at + line.length)]).to.deep.equal([...line]);
          found += 1;
        });
      }
      expect(found).to.equal(3_000);
    });
  }

  it('says where records begin that do not keep to their lines', () => {
    const first = '{"seq":1,\n"time":1,"name":"é"}';
    const rest = ['{"seq":2,"time":1,"name":"b"}', '{"seq":3,"time":1,"name":"c"}'];
    const bytes = utf8(`{"events":[\n${first},${rest.join(',\n')},\n{"seq":4,"time":1,"name":"d"}\n]}`);
    const starts = ['{"seq":1', '{"seq":2', '{"seq":3', '{"seq":4'].map((start) => {
      const wanted = utf8(start);
      return bytes.findIndex((_, i) => wanted.every((byte, j) => bytes[i + j] === byte));
    });
    const offsets = splitJson(bytes).parts.flatMap((part) =>
      part.kind === 'run'
        ? part.records.map((_, i) => part.byteOffset + (part.offsets?.()[i] ?? 0))
        : [],
    );
    expect(offsets).to.deep.equal(starts);
  });

  it('rewrites records that are not canonical, and keeps those that are', () => {
    const canonical = '{"seq":1,"time":1,"name":"a"}';
    const odd = '{ "seq": 2, "time": 1.50, "name": "\\u0061" }';
    const { lines } = splitJson(utf8(`{"events":[\n${canonical},\n${odd},\n${canonical}\n]}`));
    expect(lines.events).to.deep.equal([canonical, '{"seq":2,"time":1.5,"name":"a"}', canonical]);
  });

  it('rewrites odd records wherever they stand among many', () => {
    const line = (seq: number): string => `{"seq":${seq},"name":"${'a'.repeat(90)}"}`;
    const canonical = Array.from({ length: 2_000 }, (_, seq) => line(seq));
    for (const odd of [[0], [900], [1_999], [10, 1_000, 1_990]]) {
      const written = canonical.map((text, i) => (odd.includes(i) ? text.replace(':', ': ') : text));
      const { lines } = splitJson(utf8(`{"events":[\n${written.join(',\n')}\n]}`));
      expect(lines.events).to.deep.equal(canonical);
    }
  });

  it('keeps of a record what the caller asks for', () => {
    for (const text of ['{"seq":1,"name":"a"},\n{"seq":2,"name":"b"}', '{"seq":1},{"seq":2}']) {
      const parts = new JsonSplitter((record) => (record as { seq: number }).seq)
        .push({ bytes: utf8(`{"events":[\n${text}\n]}`) })
        .flatMap((part) => (part.kind === 'run' ? part.records : []));
      expect(parts).to.deep.equal([1, 2]);
    }
  });

  it('passes a compressed piece on with the records that it holds', () => {
    const lines = recordLines(sampleSession(50)).events;
    const splitter = new JsonSplitter();
    splitter.push({ bytes: utf8('{"version":"2.0","events":[\n') });
    const reusable = { piece: Uint8Array.of(1, 2, 3), crc32: 7 };
    const bytes = utf8(lines.slice(0, 20).join(',\n'));
    const parts = splitter.push({ bytes, ...reusable });
    expect(parts).to.have.length(1);
    expect(parts[0]).to.deep.include({ kind: 'run', section: 'events', reusable, byteOffset: 28 });
    splitter.push({ bytes: utf8(',\n') });
    const second = splitter.push({ bytes: utf8(lines.slice(20).join(',\n')), ...reusable });
    expect(second[0]).to.deep.include({ reusable, byteOffset: 28 + bytes.length + 2 });
    splitter.push({ bytes: utf8('\n]}') });
    splitter.end();
  });

  it('passes no piece on that holds half a record, or something else', () => {
    const reusable = { piece: Uint8Array.of(1), crc32: 7 };
    for (const text of [
      '{"seq":1,"time":1,"name":"a"},\n{"seq":2',
      '{ "seq":1}',
      '{"seq":1}\n]}',
      '1',
      '',
    ]) {
      const splitter = new JsonSplitter();
      splitter.push({ bytes: utf8('{"events":[\n') });
      const parts = splitter.push({ bytes: utf8(text), ...reusable });
      expect(parts.filter((part) => part.kind === 'run' && part.reusable !== undefined)).to.deep.equal(
        [],
      );
    }
  });

  it('keeps `__proto__` a field of the record and no prototype', () => {
    const line = '{"seq":1,"time":1,"name":"a","__proto__":{"polluted":true},"payload":{"__proto__":1}}';
    const { records } = splitJson(utf8(`{"events":[\n${line}\n]}`));
    expect(JSON.stringify(records.events[0])).to.equal(line);
    expect('polluted' in {}).to.be.false;
  });

  it('takes a file without sections, and sections in any order with unknown members between', () => {
    expect(splitJson(utf8('{}')).parts).to.deep.equal([]);
    const { members, records } = splitJson(
      utf8(
        '{"performance":[],"x":{"events":[1]},"events":[{"seq":1}],"version":"2.0","components":null}',
      ),
    );
    expect(members).to.deep.equal({ x: { events: [1] }, version: '2.0', components: null });
    expect(records.events).to.deep.equal([{ seq: 1 }]);
  });

  it('holds a record as long as many chunks together', () => {
    const payload = 'x'.repeat(3 * 1024 ** 2);
    const line = JSON.stringify({ seq: 1, time: 1, name: 'a', payload });
    const bytes = joinBytes([utf8('{"events":[\n'), utf8(line), utf8('\n]}')]);
    expect(splitJson(bytes, [65_536]).lines.events[0]).to.equal(line);
  });

  it('takes every section apart in the same way', () => {
    for (const section of SECTIONS) {
      const { records } = splitJson(utf8(`{"${section}":[{"seq":1},{"seq":2}]}`), [3]);
      expect(records[section]).to.deep.equal([{ seq: 1 }, { seq: 2 }]);
    }
  });
});
