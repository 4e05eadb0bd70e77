/** What the panel is told of changes while it plays: asked, then acknowledged. Types only. */
import type { AirLevel, HeatLevel } from '../chair/comfort.ts';
import type { Zone } from '../chair/landmarks.ts';

/** What people have asked for while it plays, and whether the chair has it. */
export interface LiveChanges {
  /** Steps stronger; negative is softer. */
  readonly pressureSteps: number;
  /** Higher on the back; negative is lower. */
  readonly nudgeMm: number;
  readonly widthMm: number;
  readonly speedPercent: number;
  readonly waiting: 'skip' | 'more-here' | 'extend' | 'focus' | null;
  /** The zone that gets more; null: as written. */
  readonly focus: Zone | null;
  /** What the pad is asked for now; null on a chair without one. */
  readonly heat: HeatLevel | null;
  /** What the cushions do; `written`: what the program says of them. Null on a chair without any. */
  readonly air: AirLevel | 'written' | null;
  /** A person has taken it into their own hands. */
  readonly heatAsked: boolean;
  readonly airAsked: boolean;
  /** Put on at the end so far, and the most that may still be, seconds. */
  readonly extendedS: number;
  readonly mostMoreS: number;
  /** The board has answered for all of it. */
  readonly acknowledged: boolean;
  /** Why the last one was not done, in English; null where it was. */
  readonly declined: string | null;
}
