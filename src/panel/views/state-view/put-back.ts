import { devtools } from '../../../core/index.ts';
import type { RefSummary } from '../../../core/index.ts';
import { escapeText } from '../../value/escape-text.ts';
import { describeFailure } from '../describe-failure.ts';

/** Why a ref cannot be set, in words; undefined where it can be tried. */
export function whyNotSettable(ref: RefSummary, isLive: boolean): string | undefined {
  if (!isLive) return 'Only the session that is being recorded can be changed';
  if (ref.kind === 'computed') return 'A computed value follows from others: change those';
  return undefined;
}

/** Sets a ref in the live app. @returns why it was not taken, in words; undefined where it was */
export async function putBack(id: string, value: unknown): Promise<string | undefined> {
  try {
    const result = await devtools.get()?.restoreState(new Map([[id, value]]));
    if (!result) return 'not taken: nothing is being recorded';
    const [refused] = result.refused;
    if (!refused) return undefined;
    const place = refused.path === undefined ? '' : ` (at ${refused.path})`;
    return escapeText(`not taken: ${refused.reason}${place}`);
  } catch (error) {
    return `not taken: ${describeFailure(error)}`;
  }
}
