/**
 * A shape on whole ticks. Durations are made whole first, upwards; the jerk that then covers the distance exactly
 * follows from them (units/rest-to-rest.ts), and since no duration became shorter, no peak became greater.
 */
import type { Limits, Shape } from '../units/rest-to-rest.ts';
import { peaksOf } from '../units/rest-to-rest.ts';

export const TICKS_PER_S = 1000;

/** A duration this near to a whole number of ticks is that number with rounding on it. */
const NEARLY_WHOLE_TICKS = 1e-6;

/**
 * A jerk piece is stretched to at most so many ticks. Jerk travels in whole nm/s³: half of one, over 4 s, is 5 nm of
 * place; over 60 s it would be 18 µm, as much as the board lets a junction be off.
 */
const LONGEST_STRETCHED_JERK_TICKS = 4000;

/** Times in ticks, whole numbers. */
interface Ticks {
  readonly jerk: number;
  readonly accel: number;
  readonly cruise: number;
}

/** The shape with every piece a whole number of ticks and no peak above `limits`; at most 7 ticks longer. */
export function onWholeTicks(shape: Shape, limits: Limits): Shape {
  if (shape.distance === 0) return shape;
  const { speed } = peaksOf(shape);
  const accel = upToWhole(shape.accelS);
  const jerk = Math.max(1, upToWhole(shape.jerkS));
  const lean = withCruise(shape.distance, jerk, accel, speed);
  const peaks = peaksOf(lean);
  const fits = peaks.speed <= limits.speed && peaks.accel <= limits.accel && peaks.jerk <= limits.jerk;
  return fits ? lean : withCruise(shape.distance, jerk + 1, accel, speed);
}

/**
 * A shape on whole ticks made to last `ticks`: every piece longer in proportion, what is left over goes to the cruise.
 * A shape that lasts as long or longer comes back as it is.
 */
export function stretchedTo(shape: Shape, ticks: number): Shape {
  const was = ticksOf(shape);
  const wasTotal = totalTicks(shape);
  const extra = ticks - wasTotal;
  if (extra <= 0 || shape.distance === 0) return shape;
  const longer = (piece: number): number =>
    Math.max(piece, Math.min(LONGEST_STRETCHED_JERK_TICKS, piece + Math.floor((extra * piece) / wasTotal)));
  const jerk = longer(was.jerk);
  const accel = longer(was.accel);
  return fromTicks(shape.distance, { jerk, accel, cruise: ticks - 4 * jerk - 2 * accel });
}

/** Ticks from rest to rest of a shape on whole ticks. */
export function totalTicks(shape: Shape): number {
  const { jerk, accel, cruise } = ticksOf(shape);
  return 4 * jerk + 2 * accel + cruise;
}

function withCruise(distance: number, jerk: number, accel: number, speed: number): Shape {
  const travel = Math.ceil((Math.abs(distance) / speed) * TICKS_PER_S);
  return fromTicks(distance, { jerk, accel, cruise: Math.max(0, travel - 2 * jerk - accel) });
}

function upToWhole(seconds: number): number {
  const ticks = seconds * TICKS_PER_S;
  const nearest = Math.round(ticks);
  return Math.abs(ticks - nearest) < NEARLY_WHOLE_TICKS ? nearest : Math.ceil(ticks);
}

function ticksOf({ jerkS, accelS, cruiseS }: Shape): Ticks {
  return {
    jerk: Math.round(jerkS * TICKS_PER_S),
    accel: Math.round(accelS * TICKS_PER_S),
    cruise: Math.round(cruiseS * TICKS_PER_S),
  };
}

function fromTicks(distance: number, { jerk, accel, cruise }: Ticks): Shape {
  return {
    distance,
    jerkS: jerk / TICKS_PER_S,
    accelS: accel / TICKS_PER_S,
    cruiseS: cruise / TICKS_PER_S,
  };
}
