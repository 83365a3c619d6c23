import { refuseArgument } from '../model/errors.ts';
import { checkSanitizer } from '../model/check-sanitizer.ts';
import { DEFAULT_LIMITS } from '../model/limits.ts';
import type { Collector, DevToolsConfig } from './types.ts';

/** Refuses what could not be meant. @throws SessionError `invalid-argument` with the path of the option */
export function checkConfig(config: DevToolsConfig): void {
  const {
    collectors = [],
    samplingRate,
    flushIntervalMs,
    limits = {},
    sanitizeAtCapture = true,
  } = config;
  if (!Array.isArray(collectors)) refuseArgument('collectors', 'an array of collectors', collectors);
  for (const [i, collector] of collectors.entries()) checkCollector(collector, `collectors[${i}]`);
  if (typeof sanitizeAtCapture !== 'boolean')
    checkSanitizer(sanitizeAtCapture, 'sanitizeAtCapture', 'true, false or a Sanitizer');
  checkNumber('samplingRate', samplingRate, 1);
  checkNumber('flushIntervalMs', flushIntervalMs, Infinity);
  for (const name of Object.keys(DEFAULT_LIMITS) as (keyof typeof limits)[])
    checkNumber(`limits.${name}`, limits[name], Infinity);
}

/** @throws SessionError `invalid-argument` */
export function checkCollector(collector: unknown, path = 'collector'): asserts collector is Collector {
  if (typeof (collector as Partial<Collector> | null)?.start !== 'function')
    refuseArgument(path, 'a collector, which has a `start` function', collector);
}

function checkNumber(path: string, value: unknown, most: number): void {
  if (value === undefined || (typeof value === 'number' && value >= 0 && value <= most)) return;
  refuseArgument(path, most === Infinity ? 'a number from 0' : `a number from 0 to ${most}`, value);
}
