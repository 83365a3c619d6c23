/** The name of an element in the description of an event's target: `x-form >> input[name="ssn"]`, `input#ssn`. */
const IN_TARGET = /(?:#|\[[\w-]+=\\?")([^"\\]+)(?:\\?"\])?$/;

/** What the target of an event is called, where it has a name or an id; quotes may be escaped. */
export function nameOfTarget(target: string): string | undefined {
  return IN_TARGET.exec(target)?.[1];
}
