/** What a fault to order is, and what it may lay its hands on. */
import type { ChairProfile } from '../../src/chair/profile.ts';
import type { Random } from '../../src/units/random.ts';
import type { SimChair } from '../sim-chair.ts';
import type { FaultyLine } from './faulty-line.ts';
import type { FaultyWiring } from './faulty-wiring.ts';

/** What can be done to the computer that drives the chair; whoever hosts it in virtual time lends these. */
export interface HostControls {
  /** The process is gone at once; a person starts it again later, or never. */
  kill(): void;
  /** It does nothing for so long, and then goes on. */
  sleep(forMs: number): void;
  /** Its clock is so much further all at once; negative: back. */
  jumpClock(byMs: number): void;
  /** The line's device vanishes from the system: the host is told, and has to open it again. */
  loseLine(cause: string): void;
}

export interface FaultTargets {
  readonly profile: ChairProfile;
  readonly chair: SimChair;
  readonly line: FaultyLine;
  readonly wiring: FaultyWiring;
  readonly host: HostControls;
}

export interface FaultKind {
  /** In words, for reports. */
  readonly what: string;
  /** How long it lasts where nobody says, least and most; 0 for what is over at once. */
  readonly lastsMs: readonly [number, number];
  /** Begins it, with chance of its own; call the answer to end it. */
  start(targets: FaultTargets, random: Random, forMs: number): () => void;
}

export function nothingToEnd(): void {}
