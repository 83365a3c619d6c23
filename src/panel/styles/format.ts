const count = new Intl.NumberFormat('en');

/** `1,234,567`. */
export function formatCount(value: number): string {
  return count.format(value);
}

/** A count with its noun: `1 event`, `2,000 events`. */
export function formatCountOf(value: number, noun: string, plural = `${noun}s`): string {
  return `${count.format(value)} ${value === 1 ? noun : plural}`;
}

/** Bytes with a decimal unit and three digits: `812 B`, `4.52 kB`, `12.3 MB`. */
export function formatBytes(bytes: number): string {
  const units = ['B', 'kB', 'MB', 'GB', 'TB'];
  let value = bytes;
  let unit = 0;
  while (value >= 999.5 && unit < units.length - 1) {
    value /= 1000;
    unit += 1;
  }
  const digits = unit === 0 || value >= 99.95 ? 0 : value >= 9.995 ? 1 : 2;
  return `${value.toFixed(digits)} ${units[unit]}`;
}

/** Milliseconds, in seconds from ten thousand on: `0.42`, `12.3`, `812`, `12.3 s`. */
export function formatMs(ms: number): string {
  if (ms >= 10_000) return `${(ms / 1000).toFixed(1)} s`;
  return ms.toFixed(ms >= 99.95 ? 0 : ms >= 9.995 ? 1 : 2);
}

/** Time since `start` as `mm:ss.mmm`, with hours only if there are any; both in epoch ms. A dash without a clock. */
export function formatElapsed(time: number | undefined, start: number): string {
  const ms = Math.round((time ?? NaN) - start);
  if (!Number.isFinite(ms)) return '–';
  const sign = ms < 0 ? '-' : '';
  const rest = Math.abs(ms);
  const two = (value: number): string => String(Math.floor(value)).padStart(2, '0');
  const hours = rest >= 3_600_000 ? `${two(rest / 3_600_000)}:` : '';
  return `${sign}${hours}${two((rest / 60_000) % 60)}:${two((rest / 1000) % 60)}.${String(rest % 1000).padStart(3, '0')}`;
}

/** Local date and time with milliseconds, for titles: `2026-03-01 14:02:11.482`. */
export function formatClock(time: number): string {
  const local = new Date(time - new Date(time).getTimezoneOffset() * 60_000);
  if (Number.isNaN(local.getTime())) return 'unknown time';
  return local.toISOString().slice(0, 23).replace('T', ' ');
}

/** Something a second, with two digits that mean something: `0.12`, `4.5`, `120`. */
export function formatRate(perSecond: number): string {
  if (perSecond === 0) return '0';
  if (perSecond >= 99.5) return formatCount(Math.round(perSecond));
  return perSecond >= 9.95 ? perSecond.toFixed(0) : perSecond.toPrecision(2);
}
