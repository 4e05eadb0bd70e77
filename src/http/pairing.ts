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

export interface Pairing {
  readonly pin: string;
  readonly wrong: number;
  /** How often the door was shut. */
  readonly shuts: number;
  readonly shutUntilMs: number;
  /** From the digest of a token to what its bearer may; the newest last. */
  readonly paired: ReadonlyMap<string, Role>;
}

export type PairingInput =
  | { readonly kind: 'try'; readonly pin: string; readonly role: Role }
  | { readonly kind: 'forget'; readonly digest: string };

/** Fresh chance for this step, whether it is needed or not: chance is an argument. */
export interface PairingChance {
  readonly nextPin: string;
  readonly digest: string;
}

export type PairingResult = 'paired' | 'wrong' | 'shut' | 'forgotten';

export function initialPairing(pin: string): Pairing {
  return { pin, wrong: 0, shuts: 0, shutUntilMs: Number.NEGATIVE_INFINITY, paired: new Map() };
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
    case 'try': {
      if (nowMs < pairing.shutUntilMs) return { pairing, result: 'shut' };
      if (input.pin === pairing.pin) {
        const kept = [...pairing.paired].slice(1 - MOST_PAIRED);
        const paired = new Map([...kept, [digest, input.role] as const]);
        return { pairing: { ...pairing, wrong: 0, shuts: 0, paired }, result: 'paired' };
      }
      const wrong = pairing.wrong + 1;
      if (wrong < MOST_WRONG) return { pairing: { ...pairing, wrong }, result: 'wrong' };
      const shutMs = Math.min(FIRST_SHUT_MS * 2 ** pairing.shuts, LONGEST_SHUT_MS);
      const shut = { pin: nextPin, wrong: 0, shuts: pairing.shuts + 1, shutUntilMs: nowMs + shutMs };
      return { pairing: { ...pairing, ...shut }, result: 'shut' };
    }
    default:
      return input satisfies never;
  }
}
