import {
  jsonHead,
  jsonSectionEnd,
  jsonSectionStart,
  jsonTail,
  RECORD_SEPARATOR,
} from '../../src/core/formats/json/json-layout.ts';
import type { ExportData } from '../../src/core/model/file-format.ts';
import { SECTIONS, sectionsOfFile, type SectionName } from '../../src/core/model/records.ts';
import { seeded } from './bytes.ts';

/** The text of a file, as an export lays it out. */
export function sessionText({ session, timestamp, checkpoint, ...sections }: ExportData): string {
  const body = sectionsOfFile(sections.dom !== undefined).map((section) => {
    const lines = sections[section]!.map((record) => JSON.stringify(record));
    return jsonSectionStart(section) + lines.join(RECORD_SEPARATOR) + jsonSectionEnd();
  });
  return jsonHead(session, timestamp) + body.join('') + jsonTail(checkpoint);
}

/** A session with records in all sections: `count` in total, their `seq` from `firstSeq` on, and causes among events. */
export function sampleSession(count: number, id = 'session-a', firstSeq = 1): ExportData {
  const random = seeded(count);
  const data: ExportData = {
    version: '2.0',
    timestamp: '2025-02-03T04:05:06.789Z',
    session: {
      id,
      name: `Session ${id}`,
      startedAt: 1_700_000_000_000,
      origin: 'https://example.com/films',
    },
    components: [],
    state: [],
    events: [],
    performance: [],
  };
  let lastEvent: number | undefined;
  for (let i = 0; i < count; i += 1) {
    const seq = firstSeq + i;
    const time = 1_700_000_000_000 + i * 16.25;
    const kind = i % 10;
    const name = `item-${Math.floor(random() * 50)}`;
    if (kind === 0) data.components.push({ seq, time, op: 'mount', id: `c${i}`, name, parentId: 'c0' });
    else if (kind === 1)
      data.state.push({ seq, time, id: name, name, newValue: { total: random(), text: 'ä🎬' } });
    else if (kind === 2)
      data.performance.push({ seq, time, name, startTime: i, duration: random() * 20 });
    else {
      const cause = lastEvent === undefined || kind !== 3 ? {} : { cause: lastEvent };
      const payload = { id: Math.floor(random() * 1e6), path: `/films/${name}`, list: [i, null, true] };
      data.events.push({ seq, time, category: kind < 6 ? 'dom' : 'console', name, payload, ...cause });
      lastEvent = seq;
    }
  }
  return data;
}

/** All records of a file by section, as text: what two files have to agree on. */
export function recordLines(
  data: Partial<Pick<ExportData, SectionName>>,
): Record<SectionName, string[]> {
  return Object.fromEntries(
    SECTIONS.map((section) => [section, (data[section] ?? []).map((record) => JSON.stringify(record))]),
  ) as Record<SectionName, string[]>;
}
