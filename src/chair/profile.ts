/**
 * What a chair is: its axes, their limits, what it senses, how hard it may press where.
 * Profiles are data (`protocols/<family>/chairs/*.yaml`); `parse-profile.ts` checks one.
 */
import type { Zone } from './landmarks.ts';
import type { AirZone, Level } from './stroke.ts';
import type { Wiring } from './wiring.ts';

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

/** How a chair that senses no force presses: so many millimetres beyond the place where a roller met the body. */
export interface DepthTable {
  /**
   * What a millimetre stands for wherever this house and the wire reckon in newtons. It is no measurement: no person is
   * told such newtons, and ceilings are kept by the current of the motor, not by it.
   */
  readonly meansNPerMm: number;
  readonly levelMm: Readonly<Record<Zone, Readonly<Record<Level, number>>>>;
}

export interface ForceLimits {
  /** One cell per roller, one for the pair (then each roller is taken as half), or none. */
  readonly sensed: 'each' | 'pair' | 'none';
  /** Only where nothing is sensed, and always on such a chair with rollers. */
  readonly depth?: DepthTable | undefined;
  /** Nothing on this chair presses harder than this on one roller. */
  readonly boardCeilingN: number;
  readonly zoneCeilingN: Readonly<Record<Zone, number>>;
  readonly maxRiseNPerS: number;
  /** Above this the roller counts as touching. */
  readonly contactN: number;
  readonly approachSpeedMmPerS: number;
  readonly approachWindowS: number;
}

/** One air cell, or a pair that is always filled together. */
export interface AirCell {
  readonly zone: AirZone;
  readonly maxKPa: number;
  /** Longest it may stay filled before it has to be empty once. */
  readonly maxOnS: number;
}

/** A pad that warms the back. Temperatures are of its surface. */
export interface Heater {
  readonly maxSurfaceC: number;
  /** At this the board takes the current away for good. */
  readonly cutOutC: number;
  readonly maxOnS: number;
}

/** The back or the leg rest. Moves only while a person holds its control. */
export interface PostureAxis {
  readonly minDeg: number;
  readonly maxDeg: number;
  readonly maxSpeedDegPerS: number;
  /** Which way something can be crushed: back for the back, down for the leg rest. */
  readonly closing: 'towardsMin' | 'towardsMax';
  /** From its joint to where it pinches. */
  readonly leverMm: number;
  /** Its motor never pushes harder there. */
  readonly maxPushN: number;
}

/** A motor in a cushion that shakes or kneads one place of the back, and no more. */
export interface Pad {
  readonly zone: Zone;
}

export interface ChairProfile {
  readonly name: string;
  readonly title: string;
  readonly family: 'chair-link' | 'firmata';
  readonly carriage: LinearAxis;
  readonly width: LinearAxis;
  /** One or two drives; their index is the channel number on the wire. None: a cushion, whose carriage and width have no way. */
  readonly depth: readonly DepthAxis[];
  readonly kneading: KneadingMotor | null;
  readonly force: ForceLimits;
  /** Their index is the cell's number on the wire; null: a chair without air. */
  readonly air: readonly AirCell[] | null;
  readonly heater: Heater | null;
  readonly recline: PostureAxis | null;
  readonly legrest: PostureAxis | null;
  /** Height of the carriage's zero above the seat surface. */
  readonly trackZeroAboveSeatMm: number;
  /** True where a depth drive without power lets go (below 5 N within 1 s). Law 1 of the wire: else the board refuses to arm. */
  readonly releasesUnpowered: boolean;
  /** Of a chair of the family `firmata`: which pin is what. */
  readonly wiring?: Wiring;
  /** Of a cushion; their index is the pad's number. */
  readonly pads?: readonly Pad[];
}
