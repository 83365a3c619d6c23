import {
  devtools,
  type DevTools,
  type DevToolsConfig,
  type ExportData,
  type ExportOptions,
} from '../../src/core/index.ts';
import { seeded, gunzip, fromUtf8 } from './bytes.ts';

/** A recording that holds only what a test records. */
export function startTools(config: DevToolsConfig = {}): Promise<DevTools> {
  return devtools.enable({ collectors: [], name: 'Films', ...config });
}

/** Records `count` records of all four kinds, with payloads of some hundred bytes, and makes them durable. */
export async function recordMix(tools: DevTools, count: number, seed = 1): Promise<void> {
  const random = seeded(seed);
  const word = (): string => random().toString(36).slice(2, 9);
  for (let i = 0; i < count; i += 1) {
    const kind = i % 10;
    const payload = {
      id: i,
      word: word(),
      at: '2025-01-02T03:04:05.678Z',
      time: i,
      list: Array.from({ length: 9 }, word),
    };
    if (kind === 0)
      tools.recordComponent({ op: 'mount', id: `c${seed}-${i}`, name: `x-${word()}`, props: payload });
    else if (kind === 1)
      tools.recordState({ id: `s${i % 50}`, name: 'films', oldValue: i - 1, newValue: payload });
    else if (kind === 2)
      tools.recordPerformance({ name: `x-${i % 7}`, startTime: i, duration: random() * 9 });
    else
      tools.recordEvent({
        category: kind < 6 ? 'dom' : 'console',
        name: `${word()}-${i}`,
        target: 'button',
        payload,
      });
  }
  await tools.flush();
}

/** The uncompressed text of what an export gives. */
export async function exportText(
  tools: DevTools,
  options: ExportOptions & { filename?: string } = {},
): Promise<string> {
  const { filename = 'session.json', ...rest } = options;
  const { blob } = await tools.export(filename, rest);
  const bytes = new Uint8Array(await blob!.arrayBuffer());
  return fromUtf8(bytes[0] === 0x1f ? await gunzip(bytes) : bytes);
}

export async function exportedData(tools: DevTools, options: ExportOptions = {}): Promise<ExportData> {
  return JSON.parse(await exportText(tools, options)) as ExportData;
}
