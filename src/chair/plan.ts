/** What the motion room makes of placed strokes, and the engine streams. */
import type { PlacedStroke } from './placed-stroke.ts';
import type { Batch, ChannelIndex } from './segment.ts';
import type { Side } from './stroke.ts';

/** A stretch of the plan in which the asked force is constant. */
export interface Plateau {
  readonly fromTick: number;
  readonly toTick: number;
  readonly forceN: number;
}

export interface PlannedStroke {
  readonly index: number;
  /** What plays; `placing.ts` has told where something else was written. */
  readonly technique: PlacedStroke['technique'];
  /** Plain words for a person: "Hold at L3, both sides, 30 N, 20 s". */
  readonly words: string;
  readonly line: number;
  readonly side: Side;
  /** Depth channels that press. */
  readonly channels: readonly ChannelIndex[];
  /** Names as written ("L3 + 20 mm"), and where that is on this chair's track. */
  readonly fromName: string;
  readonly toName: string;
  readonly fromMm: number;
  readonly toMm: number;
  /** The most asked; the steps of a rising hold ask less (`plateaus`). */
  readonly askedN: number;
  /** Sweeps and long rolls: asked cruise speed; 0 otherwise. */
  readonly cruiseMmPerS: number;
  readonly startTick: number;
  readonly endTick: number;
  /** Planned seconds of the technique itself: a hold's plateaus, a sweep's strokes, to and fro of a roll or friction, a knead's plateau, a rest. */
  readonly plannedS: number;
  readonly plateaus: readonly Plateau[];
  /** A person had it end early. */
  readonly isCutShort?: boolean;
  /** Sent one after the other; every next one replaces the closing release of the one before. */
  readonly batches: readonly Batch[];
}

export interface Plan {
  readonly strokes: readonly PlannedStroke[];
  readonly endTick: number;
}

/** Something asked that this chair or body cannot do as written, and what is done instead. */
export interface Approximation {
  readonly line: number;
  readonly what: string;
  readonly instead: string;
}
