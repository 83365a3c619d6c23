/** What takes the place of a value that is removed. */
export const REDACTED = '[REDACTED]';
