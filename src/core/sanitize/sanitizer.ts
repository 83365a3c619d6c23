import { refuseArgument } from '../model/errors.ts';
import type { SanitizeException } from '../model/sanitize-exception.ts';
import { readOwnPattern } from './own-pattern.ts';
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
   * Adds a pattern of the app, with a priority of 60.
   * @param pattern - a text is written as for Go or JavaScript: `(?i)`, `(?m)` and `(?s)` in front, `(?P<name>…)`,
   * `[[:digit:]]`, `\A`, `\z`, `\pL`, `\Q…\E`. It is looked for in texts, in a value with its key as
   * `"key":"value"`, and in the keys of the app's own objects: one that becomes the same as another is numbered,
   * and where a match reaches from a key into its value, the value is removed and the key stays. Of records, names
   * and ids are texts as well; their keys, `seq`, `time`, `op` and `kind` stay.
   * @param replacement - `$1` or `${1}` stands for a group, `${name}` or `$<name>` for a named one, `$0` for the
   * match, `$$` for a dollar sign
   * @param name - @defaultValue the pattern's text
   * @throws SessionError `invalid-argument`: with `byteOffset`, the position in the pattern, for one that cannot be
   * read or would be read as something else; with the path `replacement` for a group that the pattern has not
   */
  addPattern(pattern: string | RegExp, replacement: string, name = String(pattern)): this {
    return this.addPatternWithPriority(pattern, replacement, OWN_PRIORITY, name);
  }

  /** `addPattern` with @param priority - highest first; ties in the order of addition @throws SessionError as it does */
  addPatternWithPriority(
    pattern: string | RegExp,
    replacement: string,
    priority: number,
    name: string,
  ): this {
    this.add(readOwnPattern({ name, pattern, replacement, priority }), true);
    return this;
  }

  /**
   * Leaves as it is what would be found by mistake: see `SanitizeException`. It may stand before its pattern is
   * added: whether there is one of that name is looked at when the sanitiser is used, which throws
   * `invalid-argument` with the names that there are.
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
