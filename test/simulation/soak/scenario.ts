/** One life of a simulated chair, as data: who sits in it, what they play, what goes wrong, what they do. */
import type { FaultCause } from '../../../sim/faults/fault-table.ts';
import type { Stroke } from '../../../src/chair/stroke.ts';

export interface Order {
  readonly cause: FaultCause;
  /** Not before; and not before a person says Start, motion is sent, the chair moves, presses, or presses deep, where the order says so. */
  readonly atMs: number;
  readonly when: 'at-once' | 'starting' | 'sending' | 'moving' | 'pressing' | 'deep';
  readonly forMs: number;
  /** Whoever notices it says stop, so long after it began. */
  readonly stopAfterMs?: number;
  /** Of what the fault leaves to chance. */
  readonly seed: number;
}

export type Act =
  | { readonly kind: 'pause-or-resume' | 'stop'; readonly atMs: number }
  /** A person thinks better of the first Start after `atMs`, so soon. */
  | { readonly kind: 'think-better'; readonly atMs: number; readonly afterMs: number };

export interface Scenario {
  /** Of the body, the mechanics and the noise. */
  readonly seed: number;
  readonly chair: 'tsubo-duo' | 'tsubo-mono';
  readonly statureMm: number;
  readonly ceilingN: number;
  /** Played one after the other, and from the beginning again. */
  readonly massages: readonly (readonly Stroke[])[];
  /** Those of them, by number, that a broken host plans as if every place and person bore what the board bears. */
  readonly careless?: readonly number[];
  readonly orders: readonly Order[];
  readonly acts: readonly Act[];
  /** From then on nothing is wrong any more, and the chair has to play again. */
  readonly calmMs: number;
  readonly endMs: number;
}
