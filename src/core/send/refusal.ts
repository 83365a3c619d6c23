import type { SendStopReason } from '../model/sending.ts';

/** Why an event cannot be sent. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly reason: SendStopReason;

  constructor(reason: SendStopReason, message: string) {
    super(message);
    this.reason = reason;
  }
}

/** @throws Refusal */
export function refuse(reason: SendStopReason, message: string): never {
  throw new Refusal(reason, message);
}
