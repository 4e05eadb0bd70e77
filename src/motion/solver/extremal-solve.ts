/**
 * Finding the member of an extremal family (`extremal.ts`) that has an asked length, or an asked duration.
 * In the peak part (a2 <= 0) the length is a convex function of s wherever it grows, so Newton's method coming from
 * the right never leaves the bracket; the number of its steps is bounded all the same.
 */
import { BOTH, CRUISE, type Extremal, HIGH, LOW, NONE } from './extremal.ts';

const MAX_STEPS = 80;

/**
 * Goes to the member of the peak part with virtual length `length` behind which the length grows: there is one unless
 * `length` lies under all of them. Returns the virtual duration.
 */
export function solvePeak(family: Extremal, length: number): number {
  family.findCruise();
  if (length >= family.cruiseLength) {
    const wait = (length - family.cruiseLength) / family.vTop;
    family.stage = CRUISE;
    family.at = wait;
    return family.cruiseTime + wait;
  }
  family.findHolds();
  const from = family.peakStart;
  const { holdFrom, top, bottom } = family;
  if (from < holdFrom && length <= family.lengthAt(NONE, holdFrom) && family.growth(NONE, holdFrom) > 0) {
    const s = rootNone(family, length, from, holdFrom);
    family.stage = NONE;
    family.at = s;
    return 2 * s;
  }
  const last = top + bottom;
  const stage = family.highFirst ? HIGH : LOW;
  if (from < last && length <= family.lengthAt(stage, last) && family.growth(stage, last) > 0) {
    const s = family.highFirst
      ? top + rootHeld(top, family.endV, family.rise, family.sumV, length, from - top, bottom)
      : bottom + rootHeld(bottom, family.startV, -family.rise, family.sumV, length, from - bottom, top);
    family.stage = stage;
    family.at = s;
    return family.timeAt(stage, s);
  }
  family.stage = BOTH;
  family.at = peakOfBoth(family, length);
  return family.time();
}

/** The root of s³/4 + W·s - K²/4s = D that is >= sqrt(K), where the left side is convex. */
function rootNone({ rise, sumV }: Extremal, length: number, from: number, to: number): number {
  const square = 0.25 * rise * rise;
  const bend = rise > 0 ? rise * Math.sqrt(rise) : 0;
  // Upper bounds of the root, from leaving out one term or sharing the sum between two.
  let s = to;
  if (sumV >= 0) {
    const cubic = 4 * length + bend;
    if (cubic < s * s * s) s = cubic > 0 ? Math.cbrt(cubic) * (1 + 1e-15) : from;
    if (cubic < 4 * sumV * s) s = cubic / (4 * sumV);
  } else {
    const cubic = 8 * length + 2 * bend;
    const byCube = cubic > 0 ? Math.cbrt(cubic) * (1 + 1e-15) : 0;
    const bySquare = Math.sqrt(-8 * sumV);
    const bound = byCube > bySquare ? byCube : bySquare;
    if (bound < s) s = bound;
  }
  if (s < from) s = from;
  if (s === 0) return 0;
  for (let step = 0; step < MAX_STEPS; step++) {
    const inverse = 1 / s;
    const back = square * inverse;
    const value = s * (0.25 * s * s + sumV) - back - length;
    const slope = 0.75 * s * s + sumV + back * inverse;
    if (!(slope > 0)) break;
    const next = s - value / slope;
    if (!(next > from)) return from;
    if (!(s - next > 1e-16 * s)) {
      return next > to ? to : next;
    }
    s = next;
  }
  return s;
}

/**
 * One hold at H, the other acceleration x = s - H free: x in [low, high] with
 * ((x·s)²/2 + V·s²)/H + K(W/H - H)/2 = D.
 */
function rootHeld(
  hold: number,
  v: number,
  rise: number,
  sumV: number,
  length: number,
  low: number,
  high: number,
): number {
  const constant = 0.5 * rise * (sumV - hold * hold) - length * hold;
  const from = low > 0 ? low : 0;
  let x = high;
  for (let step = 0; step < MAX_STEPS; step++) {
    const s = x + hold;
    const area = x * s;
    const value = 0.5 * area * area + v * s * s + constant;
    const slope = area * (x + s) + 2 * v * s;
    if (!(slope > 0)) break;
    const next = x - value / slope;
    if (!(next > from)) return from;
    if (!(x - next > 1e-16 * s)) return next > high ? high : next;
    x = next;
  }
  return x;
}

/**
 * Both limits held, u the velocity at a = 0:
 * 2D = (u² - V0²)/A + (u² - Vf²)/B + A(V0 + u) + B(Vf + u), a quadratic with one root above -(A·B)/2.
 */
function peakOfBoth(family: Extremal, length: number): number {
  const { top, bottom, startV, endV } = family;
  const square = 1 / top + 1 / bottom;
  const linear = 0.5 * (top + bottom);
  const constant = 2 * length + startV * (startV / top - top) + endV * (endV / bottom - bottom);
  // square·u² + 2·linear·u - constant = 0
  const under = linear * linear + square * constant;
  const root = under > 0 ? Math.sqrt(under) : 0;
  const u = constant >= 0 ? constant / (linear + root) : (root - linear) / square;
  return u < family.vTop ? u : family.vTop;
}

/**
 * Goes to the member with virtual duration `time`; returns its virtual length, NaN where there is none
 * (before the start, or in the gap).
 */
export function solveTime(family: Extremal, time: number): number {
  family.findCruise();
  if (time >= family.cruiseTime) {
    family.stage = CRUISE;
    family.at = time - family.cruiseTime;
    return family.cruiseLength + family.vTop * family.at;
  }
  const { top, bottom, rise, peakStart } = family;
  if (time < family.timeAt(family.stageAt(peakStart), peakStart)) return preludeAt(family, time);
  family.findHolds();
  let s = 0.5 * time;
  let stage = NONE;
  if (s > family.holdFrom) {
    stage = family.highFirst ? HIGH : LOW;
    s = Math.sqrt(family.highFirst ? top * time - rise : bottom * time + rise);
    if (s > top + bottom) {
      const u = (time - top - bottom + family.startV / top + family.endV / bottom) / (1 / top + 1 / bottom);
      family.stage = BOTH;
      family.at = u < family.vTop ? u : family.vTop;
      return (
        0.5 *
        ((u + family.startV) * ((u - family.startV) / top + top) +
          (u + family.endV) * ((u - family.endV) / bottom + bottom))
      );
    }
  }
  family.stage = stage;
  family.at = s;
  return family.lengthAt(stage, s);
}

function preludeAt(family: Extremal, time: number): number {
  if (!family.hasPrelude) return Number.NaN;
  const { top, rise, preludeStart, preludeEnd } = family;
  let s = 0.5 * time;
  if (!(s > 0) || family.stageAt(s) === HIGH) {
    const square = top * time - rise;
    // Two s give this duration with a1 held or not; held, it is the smaller.
    s = square > 0 ? Math.sqrt(square) : 0;
    if (family.stageAt(s) === NONE) s = 0.5 * time;
  }
  if (s < preludeStart) {
    if (preludeStart - s > 1e-12 * (preludeStart + Math.abs(family.af))) return Number.NaN;
    s = preludeStart;
  }
  if (s > preludeEnd) {
    if (s - preludeEnd > 1e-12 * (preludeEnd + Math.abs(family.af))) return Number.NaN;
    s = preludeEnd;
  }
  family.stage = family.stageAt(s);
  family.at = s;
  return family.lengthAt(family.stage, s);
}
