import { refuseArgument } from '../model/errors.ts';
import type { SanitizeException } from '../model/sanitize-exception.ts';
import { Redactor } from './redactor.ts';
import { templateOf } from './template-registry.ts';

/** Of patterns that are added without one: before those of the templates `pii` and `gdpr`. */
const OWN_PRIORITY = 60;

/** Finds secrets and personal data in what was recorded, and takes them out of a copy. */
export class Sanitizer extends Redactor {
  /** @param names - `pii`, `pci`, `hipaa`, `gdpr`, `secrets` or registered ones @throws SessionError `invalid-argument` */
  loadTemplates(...names: string[]): this {
    for (const { patterns, isOwn } of names.map(templateOf)) {
      for (const pattern of patterns) this.add(pattern, isOwn);
    }
    return this;
  }

  /**
   * @param replacement - may hold `$1` or `${1}` for groups
   * @param name - @defaultValue the pattern's text
   * @throws SessionError `invalid-argument`, with the position in the pattern
   */
  addPattern(pattern: string | RegExp, replacement: string, name = String(pattern)): this {
    return this.addPatternWithPriority(pattern, replacement, OWN_PRIORITY, name);
  }

  /** @param priority - highest first; ties in the order of addition @throws SessionError `invalid-argument` */
  addPatternWithPriority(
    pattern: string | RegExp,
    replacement: string,
    priority: number,
    name: string,
  ): this {
    this.add({ name, pattern, replacement, priority }, true);
    return this;
  }

  /**
   * Leaves as it is what would be found by mistake: see `SanitizeException`.
   * @throws SessionError `invalid-argument` where it names neither a pattern nor a path
   */
  except({ pattern, path }: SanitizeException): this {
    if (pattern === undefined && path === undefined)
      refuseArgument('exception', 'a pattern, a path or both', undefined);
    if (pattern !== undefined && typeof pattern !== 'string')
      refuseArgument('pattern', 'a name', pattern);
    if (path !== undefined && typeof path !== 'string') refuseArgument('path', 'a text', path);
    this.leave({
      ...(pattern === undefined ? {} : { pattern }),
      ...(path === undefined ? {} : { path }),
    });
    return this;
  }
}
