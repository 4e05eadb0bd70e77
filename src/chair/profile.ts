/**
 * What a chair is: its axes, their limits, what it senses, how hard it may press where.
 * Profiles are data (`protocols/<family>/chairs/*.yaml`); `parse-profile.ts` checks one.
 */
import type { Zone } from './landmarks.ts';

export interface LinearAxis {
  readonly minMm: number;
  readonly maxMm: number;
  /** Where the axis stands when the reference run has found its zero. */
  readonly referenceMm: number;
  readonly maxSpeedMmPerS: number;
  readonly maxAccelMmPerS2: number;
  readonly maxJerkMmPerS3: number;
}

/** A roller drive pressing into the body. `both` = one drive carries both rollers. */
export type DepthChannelName = 'left' | 'right' | 'both';

export interface DepthAxis extends LinearAxis {
  readonly channel: DepthChannelName;
  readonly retractSpeedMmPerS: number;
}

export interface KneadingMotor {
  /** Sideways reach of the eccentric, centre to extreme. */
  readonly amplitudeMm: number;
  readonly minPerMin: number;
  readonly maxPerMin: number;
  /** Seconds to reach the greatest rate from rest. */
  readonly spinUpS: number;
}

export interface ForceLimits {
  /** One cell per roller, one for the pair (then each roller is taken as half), or none. */
  readonly sensed: 'each' | 'pair' | 'none';
  /** Nothing on this chair presses harder than this on one roller. */
  readonly boardCeilingN: number;
  readonly zoneCeilingN: Readonly<Record<Zone, number>>;
  readonly maxRiseNPerS: number;
  /** Above this the roller counts as touching. */
  readonly contactN: number;
  readonly approachSpeedMmPerS: number;
  readonly approachWindowS: number;
}

export interface ChairProfile {
  readonly name: string;
  readonly title: string;
  readonly family: 'chair-link';
  readonly carriage: LinearAxis;
  readonly width: LinearAxis;
  /** One or two drives; their index is the channel number on the wire. */
  readonly depth: readonly DepthAxis[];
  readonly kneading: KneadingMotor | null;
  readonly force: ForceLimits;
  /** Height of the carriage's zero above the seat surface. */
  readonly trackZeroAboveSeatMm: number;
  /** True where a depth drive without power lets go (below 5 N within 1 s). Law 1 of the wire: else the board refuses to arm. */
  readonly releasesUnpowered: boolean;
}
