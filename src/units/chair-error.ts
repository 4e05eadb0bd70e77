/** Exit codes: one table for all commands (README, "Exit codes"). */
export const EXIT_CODES = {
  ok: 0,
  failed: 1,
  usage: 2,
  'no-chair': 3,
  permission: 4,
  busy: 5,
  incompatible: 6,
  'link-lost': 7,
  fault: 8,
  refused: 9,
  signature: 10,
  transfer: 11,
  verify: 12,
  interrupted: 130,
} as const;

export type ExitName = keyof typeof EXIT_CODES;

/** The one error the world throws: what happened, why, and what to do next. */
export class ChairError extends Error {
  readonly code: ExitName;
  readonly next: string;

  constructor(code: ExitName, message: string, next: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'ChairError';
    this.code = code;
    this.next = next;
  }
}
