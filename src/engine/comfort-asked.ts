/** What a person wants of air and heat, and what of it the board has been told. */
import type { AirLevel, HeatLevel } from '../chair/comfort.ts';

/** null: as the program says. */
export interface ComfortAsked {
  readonly heat: HeatLevel | null;
  readonly air: AirLevel | null;
}

export interface Comforting {
  readonly wanted: ComfortAsked;
  readonly told: ComfortAsked;
  /** The command the board has not answered yet; null: none. */
  readonly underWay: UnderWay | null;
  /** Commands refused one after the other. */
  readonly failures: number;
  /** Counts the cushions filled so far; the next one is filled from `turnTick` on. */
  readonly turn: number;
  readonly turnTick: number;
}

export interface UnderWay {
  readonly command: number;
  /** One more cushion by turns: nobody has asked for it just now. */
  readonly isTurn: boolean;
  /** What counts again where the board refuses it. */
  readonly before: Pick<Comforting, 'told' | 'turn' | 'turnTick'>;
}

const AS_PROGRAM: ComfortAsked = { heat: null, air: null };

export const COMFORT_AS_WRITTEN: Comforting = {
  wanted: AS_PROGRAM,
  told: AS_PROGRAM,
  underWay: null,
  failures: 0,
  turn: 0,
  turnTick: 0,
};

/** Whether what was asked is on the board and answered. */
export function isComfortSettled({ wanted, told, underWay }: Comforting): boolean {
  return isSameComfort(wanted, told) && (underWay === null || underWay.isTurn);
}

export function isSameComfort(one: ComfortAsked, other: ComfortAsked): boolean {
  return one.heat === other.heat && one.air === other.air;
}
