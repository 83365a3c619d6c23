import { RecordMaker } from '../generator/record-maker.ts';
import { toRecord, type MadeRecord } from '../generator/inputs.ts';
import { loadFilms, recordTime } from './sample-data.ts';

/** Different events, which come again and again with another `seq` and time. */
const TEMPLATES = 4_000;

/** Lines that are made at a time. */
const SLICE_LINES = 20_000;

/** A session file of `count` events alone, as an export writes it. */
export async function eventFile(count: number): Promise<Blob> {
  const maker = new RecordMaker(await loadFilms());
  const templates: string[] = [];
  while (templates.length < TEMPLATES) {
    const made = maker.next();
    if (made.section !== 'events') continue;
    const {
      seq: _seq,
      time: _time,
      ...rest
    } = toRecord(made, 1, 0) as MadeRecord & Record<string, unknown>;
    templates.push(JSON.stringify(rest).slice(1));
  }
  const parts: string[] = [
    '{"version":"2.0","session":{"id":"events","name":"Events"},"components":[],"state":[],"events":[\n',
  ];
  for (let from = 0; from < count; from += SLICE_LINES) {
    const lines = Array.from({ length: Math.min(SLICE_LINES, count - from) }, (_, step) => {
      const index = from + step;
      return `{"seq":${index + 1},"time":${recordTime(index)},${templates[index % TEMPLATES]}`;
    });
    parts.push(lines.join(',\n'), from + SLICE_LINES < count ? ',\n' : '\n');
  }
  parts.push('],"performance":[]}\n');
  return new Blob(parts);
}
