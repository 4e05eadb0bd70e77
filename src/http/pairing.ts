/**
 * Pairing by presence: the PIN is shown where the controller stands. A few wrong ones, from whomever they come, and the
 * door stays shut for a while, each time for longer, behind a new PIN. [D]
 */
import type { Role } from './wire.ts';

export const PIN_DIGITS = 6;
const MOST_WRONG = 5;
const FIRST_SHUT_MS = 30_000;
const LONGEST_SHUT_MS = 3_600_000;
const MOST_PAIRED = 64;

/** A paired device, and what its bearer may. */
export interface Paired {
  readonly role: Role;
  readonly name: string;
  /** It is used in or beside the chair: who holds it sees who sits there. */
  readonly atChair: boolean;
  /** On the calendar, milliseconds since 1970. */
  readonly pairedAtMs: number;
}

export interface Pairing {
  readonly pin: string;
  readonly wrong: number;
  /** How often the door was shut. */
  readonly shuts: number;
  readonly shutUntilMs: number;
  /** From the digest of a token; the newest last. */
  readonly paired: ReadonlyMap<string, Paired>;
}

export type PairingInput =
  | { readonly kind: 'try'; readonly pin: string; readonly device: Paired }
  /** Only whether it is the PIN: for the child lock. Wrong ones count alike. */
  | { readonly kind: 'check'; readonly pin: string }
  | {
      readonly kind: 'change';
      readonly digest: string;
      readonly change: Partial<Pick<Paired, 'role' | 'atChair'>>;
    }
  | { readonly kind: 'forget'; readonly digest: string };

/** Fresh chance for this step, whether it is needed or not: chance is an argument. */
export interface PairingChance {
  readonly nextPin: string;
  readonly digest: string;
}

export type PairingResult = 'paired' | 'right' | 'wrong' | 'shut' | 'changed' | 'forgotten';

/** `paired`: who was before this computer was switched off. */
export function initialPairing(pin: string, paired: Pairing['paired'] = new Map()): Pairing {
  return { pin, wrong: 0, shuts: 0, shutUntilMs: Number.NEGATIVE_INFINITY, paired };
}

export function stepPairing(
  pairing: Pairing,
  input: PairingInput,
  { nextPin, digest }: PairingChance,
  nowMs: number,
): { readonly pairing: Pairing; readonly result: PairingResult } {
  switch (input.kind) {
    case 'forget': {
      const paired = new Map([...pairing.paired].filter(([known]) => known !== input.digest));
      return { pairing: { ...pairing, paired }, result: 'forgotten' };
    }
    case 'change': {
      const before = pairing.paired.get(input.digest);
      if (before === undefined) return { pairing, result: 'forgotten' };
      const paired = new Map(pairing.paired).set(input.digest, { ...before, ...input.change });
      return { pairing: { ...pairing, paired }, result: 'changed' };
    }
    case 'check':
    case 'try': {
      if (nowMs < pairing.shutUntilMs) return { pairing, result: 'shut' };
      if (input.pin !== pairing.pin) return wrongly(pairing, nextPin, nowMs);
      const opened = { ...pairing, wrong: 0, shuts: 0 };
      if (input.kind === 'check') return { pairing: opened, result: 'right' };
      const kept = [...pairing.paired].slice(1 - MOST_PAIRED);
      const paired = new Map([...kept, [digest, input.device] as const]);
      return { pairing: { ...opened, paired }, result: 'paired' };
    }
    default:
      return input satisfies never;
  }
}

function wrongly(
  pairing: Pairing,
  nextPin: string,
  nowMs: number,
): { readonly pairing: Pairing; readonly result: PairingResult } {
  const wrong = pairing.wrong + 1;
  if (wrong < MOST_WRONG) return { pairing: { ...pairing, wrong }, result: 'wrong' };
  const shutMs = Math.min(FIRST_SHUT_MS * 2 ** pairing.shuts, LONGEST_SHUT_MS);
  const shut = { pin: nextPin, wrong: 0, shuts: pairing.shuts + 1, shutUntilMs: nowMs + shutMs };
  return { pairing: { ...pairing, ...shut }, result: 'shut' };
}
