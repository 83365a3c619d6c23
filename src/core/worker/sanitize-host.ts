import { createPartLooker, type PartLooker } from '../export/part-looker.ts';
import { SessionError } from '../model/errors.ts';
import { MatchList } from '../sanitize/match-list.ts';
import { loadSanitizer } from './load-sanitizer.ts';
import type { SanitizeHost } from './protocol.ts';

/** A worker that looks at parts for an export in another one. */
export function createSanitizeHost(): SanitizeHost {
  let look: PartLooker | undefined;

  return {
    async open({ sanitize, lists, typed }) {
      const sanitizer = await loadSanitizer(sanitize);
      look = createPartLooker(sanitizer.forLines(lists ? new MatchList() : undefined, typed));
    },

    async look(task, { transfer }) {
      if (look === undefined) throw new SessionError('invalid-argument', 'There is no sanitiser yet.');
      const looked = await look(task);
      if (looked.lines !== undefined) transfer.push(looked.lines.buffer);
      return looked;
    },
  };
}
