import { SessionError } from '../model/errors.ts';
import { FORMAT_VERSION, type ExportCheckpoint } from '../model/file-format.ts';
import { NO_SESSION } from '../model/no-session.ts';
import { versionParts } from '../model/version.ts';
import { SECTIONS } from '../model/records.ts';
import type { PartialRead, SessionHeader } from '../model/session.ts';
import type { LineSanitizer } from '../sanitize/line-sanitizer.ts';
import { describeSelection } from './describe-selection.ts';
import { show } from './validate-record.ts';

const [MAJOR, MINOR] = versionParts(FORMAT_VERSION)!;

/** What a file says of itself, gathered while its parts arrive, in any order. */
export class FileHeader {
  session: SessionHeader | undefined;
  checkpoint: ExportCheckpoint | undefined;
  /** Where a delta begins. */
  since: ExportCheckpoint | undefined;
  /** As the file says it. */
  version: string | undefined;
  /** Of a damaged file. */
  partial: PartialRead | undefined;
  /** The version that the records had before they were migrated. */
  migratedFrom: string | undefined;
  /** What it holds came after something else, though it does not say after what. */
  isLooseDelta = false;
  readonly warnings: string[] = [];
  #hasVersion = false;

  /** @throws SessionError `unsupported-version`, `invalid-record`, `not-a-session` */
  add(key: string, value: unknown, byteOffset: number | undefined): void {
    if (key === 'version') this.#readVersion(value, byteOffset);
    else if (key === 'session') this.session = readSession(value, byteOffset, this.warnings);
    else if (key === 'checkpoint') this.checkpoint = readCheckpoint(key, value, byteOffset);
    else if (key === 'since') this.since = readCheckpoint(key, value, byteOffset);
    else if (SECTIONS.some((section) => section === key)) requireEmpty(key, value, byteOffset);
    else if (key !== 'timestamp')
      this.warnings.push(`The file has "${key}", which this version does not know.`);
  }

  /** @throws SessionError `not-a-session` */
  end(): void {
    if (!this.#hasVersion) {
      throw new SessionError(
        'not-a-session',
        `${NO_SESSION}: it holds other data, without a "version".`,
        {
          path: 'version',
        },
      );
    }
    if (this.session === undefined) this.warnings.push('The file does not say which session it is.');
    const { selection } = this.session ?? {};
    if (selection !== undefined) this.warnings.push(describeSelection(selection));
  }

  /** The file is read up to its damage: whatever was to continue it, does not. @param last - the last record before it */
  cutOff({ message, byteOffset }: SessionError, last: Omit<PartialRead, 'reason'> | undefined): void {
    const place = byteOffset === undefined ? '' : ` Byte ${byteOffset.toLocaleString('en')}.`;
    const reason = `${message}${place}`;
    this.checkpoint = undefined;
    if (last !== undefined) this.partial = { reason, ...last };
    this.warnings.unshift(`Read only as far as the file is good: ${reason}`);
  }

  /** Takes out of it what a sanitiser finds. */
  sanitize(sanitizer: LineSanitizer): void {
    const { session, checkpoint, since } = this;
    if (session !== undefined) this.session = sanitizer.member('session', session);
    if (checkpoint !== undefined) this.checkpoint = sanitizer.member('checkpoint', checkpoint);
    if (since !== undefined) this.since = sanitizer.member('since', since);
  }

  #readVersion(value: unknown, byteOffset: number | undefined): void {
    const place = { path: 'version', byteOffset };
    this.#hasVersion = true;
    const parts = versionParts(value);
    if (parts === undefined) {
      throw new SessionError(
        'not-a-session',
        `${NO_SESSION}: its "version" is ${show(value)}, and not a text such as "${FORMAT_VERSION}".`,
        place,
      );
    }
    const [major, minor] = parts;
    this.version = `${major}.${minor}`;
    if (major !== MAJOR) {
      const what =
        major > MAJOR ? 'newer: update devtools-panel to read it' : 'older, and no migration is known';
      throw new SessionError(
        'unsupported-version',
        `The file has version ${this.version}, which is ${what}.`,
        place,
      );
    }
    if (minor > MINOR) {
      this.warnings.push(
        `The file has version ${this.version}, newer than ${FORMAT_VERSION}: some of it may not show.`,
      );
    }
  }
}

const isNumber = (value: unknown): boolean => Number.isFinite(value);
const isText = (value: unknown): boolean => typeof value === 'string';

/** What each known field of a session must be for others to rely on it. */
const SESSION_FIELDS: Partial<Record<keyof SessionHeader, (value: unknown) => boolean>> = {
  startedAt: isNumber,
  endedAt: isNumber,
  origin: isText,
  userAgent: isText,
  merged: (value) => Array.isArray(value) && value.every(isMergedRange),
  droppedCount: isNumber,
  partial: isPartialRead,
  timestamps: (value) => typeof value === 'boolean',
  selection: isSelection,
};

function isSelection(value: unknown): boolean {
  if (!isObject(value)) return false;
  const { sections, components, eventNames, from, to } = value;
  const isOptional = (isUsable: (value: unknown) => boolean) => (field: unknown) =>
    field === undefined || isUsable(field);
  const areTexts = (list: unknown): boolean => Array.isArray(list) && list.every(isText);
  return (
    [sections, components, eventNames].every(isOptional(areTexts)) &&
    [from, to].every(isOptional(isNumber))
  );
}

function isPartialRead(value: unknown): boolean {
  if (!isObject(value)) return false;
  const { reason, section, seq, time } = value;
  const isKnown = SECTIONS.some((name) => name === section);
  return isText(reason) && isKnown && isNumber(seq) && (time === undefined || isNumber(time));
}

function isMergedRange(value: unknown): boolean {
  if (!isObject(value)) return false;
  const { sessionId, name, fromSeq, toSeq, shift } = value;
  return [sessionId, name].every(isText) && [fromSeq, toSeq, shift].every(isNumber);
}

/** Unknown fields are kept; a known one that is not of its type is left out, and warned of. */
function readSession(value: unknown, byteOffset: number | undefined, warnings: string[]): SessionHeader {
  if (!isObject(value) || typeof value.id !== 'string' || value.id === '') {
    throw new SessionError('invalid-record', '"session" must be an object with an "id".', {
      path: 'session.id',
      byteOffset,
    });
  }
  const unusable = Object.entries(SESSION_FIELDS)
    .filter(([field, isUsable]) => value[field] !== undefined && !isUsable(value[field]))
    .map(([field]) => field);
  for (const field of unusable)
    warnings.push(`The file's "session.${field}" cannot be used and is left out.`);
  const usable = Object.fromEntries(
    Object.entries(value).filter(([field]) => !unusable.includes(field)),
  );
  return { ...usable, id: value.id, name: typeof value.name === 'string' ? value.name : value.id };
}

function readCheckpoint(key: string, value: unknown, byteOffset: number | undefined): ExportCheckpoint {
  const isCheckpoint =
    isObject(value) &&
    Number.isSafeInteger(value.seq) &&
    typeof value.sessionId === 'string' &&
    typeof value.digest === 'string';
  if (isCheckpoint) return value as unknown as ExportCheckpoint;
  throw new SessionError(
    'invalid-record',
    `"${key}" must be an object with "seq", "sessionId" and "digest".`,
    { path: key, byteOffset },
  );
}

/** A section that is null reads as empty; anything else that is no list is a mistake. */
function requireEmpty(key: string, value: unknown, byteOffset: number | undefined): void {
  if (value === null) return;
  throw new SessionError('invalid-record', `"${key}" must be a list of records.`, {
    path: key,
    byteOffset,
  });
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
