/**
 * Motion as a chair's board takes it: spans on the plan clock (1 tick = 1 ms), in whole numbers, each carrying its
 * absolute end state, so that nothing drifts and a span sent twice is the same span.
 *
 * The position of a segment ahead of its end is fixed by protocols/chair-link/v1/spec.md, "Segments":
 * evaluated backwards from the end by Horner's rule, each division rounded down. Every product stays below 2^53 for any
 * segment inside the limits, so a double holds it exactly.
 */

/** 0 carriage, 1 width, 2 and 3 the depth channels in the profile's order. */
export type AxisIndex = 0 | 1 | 2 | 3;

export type ChannelIndex = 0 | 1;

/** Constant jerk on one axis. */
export interface Segment {
  readonly axis: AxisIndex;
  readonly startTick: number;
  readonly ticks: number;
  readonly endNm: number;
  readonly endNmPerS: number;
  readonly endNmPerS2: number;
  readonly jerkNmPerS3: number;
}

/**
 * What one depth channel does for a span:
 * `approach` = come up to the body and rest on it with `endMilliN`;
 * `press` = force goes linearly from where the span before ended to `endMilliN`;
 * `release` = let go and retract clear of the body (`endMilliN` is 0).
 */
export interface ForceSpan {
  readonly channel: ChannelIndex;
  readonly startTick: number;
  readonly ticks: number;
  readonly mode: 'approach' | 'press' | 'release';
  readonly endMilliN: number;
}

/** The kneading motor's rate goes linearly from where the span before ended to `endMilliHz`. */
export interface KneadSpan {
  readonly startTick: number;
  readonly ticks: number;
  readonly endMilliHz: number;
}

/** One air cell holds `holdPa` from its start, once it is filled, to its end; 0, and any time without a span, is empty. */
export interface AirSpan {
  readonly cell: number;
  readonly startTick: number;
  readonly ticks: number;
  readonly holdPa: number;
}

/** The surface of the heating pad is kept at `holdDeciC` tenths of a degree; without a span it is off. */
export interface HeatSpan {
  readonly startTick: number;
  readonly ticks: number;
  readonly holdDeciC: number;
}

/** The motor of one pad of a cushion runs at `permille` of its full power. */
export interface PadSpan {
  readonly pad: number;
  readonly startTick: number;
  readonly ticks: number;
  readonly permille: number;
}

/** What is sent and committed as one: it replaces everything at and after `fromTick`, and ends at rest and released at `restTick`. */
export interface Batch {
  readonly fromTick: number;
  readonly restTick: number;
  readonly segments: readonly Segment[];
  readonly forces: readonly ForceSpan[];
  readonly kneads: readonly KneadSpan[];
  /** Left out where a chair has no air, or nothing is filled. */
  readonly airs?: readonly AirSpan[];
  readonly heats?: readonly HeatSpan[];
  /** Only on a cushion. */
  readonly pads?: readonly PadSpan[];
}

/** The most that a line and a board's queue hold of each (protocols/chair-link/v1/messages.yaml; spec.md §5). */
export const WIRE = {
  tick: 4_294_967_295,
  segmentTicks: 60_000,
  forceTicks: 120_000,
  kneadTicks: 1_800_000,
  nm: 2_000_000_000,
  nmPerS: 1_000_000_000,
  nmPerS2: 20_000_000_000,
  nmPerS3: 1_000_000_000_000,
  milliN: 250_000,
  milliHz: 5_000,
  airTicks: 120_000,
  pa: 40_000,
  heatTicks: 1_800_000,
  deciC: 450,
  /** 256, less what may still run of the batch before. */
  laneItems: 192,
  lines: 512,
} as const;

/** Commanded state of one axis. */
export interface AxisState {
  readonly nm: number;
  readonly nmPerS: number;
  readonly nmPerS2: number;
}

/** The board's segment clock counts 1024 to a tick, so that a rate other than 1 stays in whole numbers. */
export const CLOCK_PER_TICK = 1024;

/** Commanded state `before` clock counts (0 … segment.ticks × 1024) ahead of the segment's end. */
export function stateBeforeEnd(segment: Segment, before: number): AxisState {
  const { endNm, endNmPerS, endNmPerS2, jerkNmPerS3 } = segment;
  const third = endNmPerS2 - Math.floor((jerkNmPerS3 * before) / 3_072_000);
  const half = endNmPerS - Math.floor((third * before) / 2_048_000);
  const nm = endNm - Math.floor((half * before) / 1_024_000);
  const mean = endNmPerS2 - Math.floor((jerkNmPerS3 * before) / 2_048_000);
  const nmPerS = endNmPerS - Math.floor((mean * before) / 1_024_000);
  const nmPerS2 = endNmPerS2 - Math.floor((jerkNmPerS3 * before) / 1_024_000);
  return { nm, nmPerS, nmPerS2 };
}
