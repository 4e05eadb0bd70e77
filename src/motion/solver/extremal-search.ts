/**
 * Searching an extremal family (`extremal.ts`) part by part between the turning points of its length, for the places
 * where that passes a value either way. Needed where the length is not convex (the prelude), and for where a blocked
 * interval begins.
 */
import { BOTH, CRUISE, type Extremal, HIGH, LOW, NONE } from './extremal.ts';
import { passing } from './passing.ts';

/** A stretch of one stage, its parameter running up. CRUISE has no end. */
interface Stretch {
  readonly stage: number;
  readonly from: number;
  readonly to: number;
}

/**
 * Goes to the first member of the prelude, not before virtual duration `time`, that is at least `length` long.
 * Returns its virtual duration, NaN where there is none.
 */
export function risePrelude(family: Extremal, length: number, time: number): number {
  if (!mayReach(family, length)) return Number.NaN;
  return search(family, preludeStretches(family), length, time, 1);
}

/**
 * False where the fastest growth found at the ends of a stage of the prelude (in between it is less: dD/dT falls, or
 * falls and grows again) would not take the shortest member to `length` in all of the time there is.
 */
function mayReach(family: Extremal, length: number): boolean {
  const { preludeStart, preludeEnd, top, rise } = family;
  const first = family.stageAt(preludeStart);
  const last = family.stageAt(preludeEnd);
  let growth = Math.max(0, family.growth(first, preludeStart), family.growth(last, preludeEnd));
  if (first !== last)
    growth = Math.max(growth, family.growth(NONE, rise / (top + Math.sqrt(top * top - rise))));
  const time = family.timeAt(last, preludeEnd) - family.timeAt(first, preludeStart);
  const most = family.lengthAt(first, preludeStart) + growth * time;
  return !(most < length - 1e-12 * Math.abs(length));
}

/** The same for the first that is at most `length` long, in the part (before or after the gap) where `time` is. */
export function fall(family: Extremal, length: number, time: number): number {
  const start = family.timeAt(family.stageAt(family.peakStart), family.peakStart);
  const before = preludeStretches(family);
  const stretches = family.gapped && time < start ? before : [...before, ...peakStretches(family)];
  return search(family, stretches, length, time, -1);
}

function preludeStretches(family: Extremal): Stretch[] {
  if (!family.hasPrelude) return [];
  const { top, rise, preludeStart, preludeEnd } = family;
  const under = top * top - rise;
  const change = under < 0 ? preludeEnd : rise / (top + Math.sqrt(under));
  return ordered(preludeStart, [
    [HIGH, Math.min(change, preludeEnd)],
    [NONE, preludeEnd],
  ]);
}

function peakStretches(family: Extremal): Stretch[] {
  family.findHolds();
  family.findCruise();
  const { top, bottom, startV, endV, vTop } = family;
  const up = vTop - startV;
  const down = vTop - endV;
  const high = up > top * top;
  const low = down > bottom * bottom;
  const last = (high ? top : Math.sqrt(Math.max(0, up))) + (low ? bottom : Math.sqrt(Math.max(0, down)));
  const stretches = ordered(family.peakStart, [
    [NONE, Math.min(family.holdFrom, last)],
    [family.highFirst ? HIGH : LOW, last],
  ]);
  if (high && low) {
    const b = top + bottom;
    const free = b > family.peakStart ? b : family.peakStart;
    const from = family.highFirst ? endV + (free - top) ** 2 : startV + (free - bottom) ** 2;
    stretches.push({ stage: BOTH, from, to: vTop });
  }
  stretches.push({ stage: CRUISE, from: 0, to: Number.POSITIVE_INFINITY });
  return stretches;
}

function ordered(from: number, ends: readonly (readonly [number, number])[]): Stretch[] {
  const stretches: Stretch[] = [];
  let at = from;
  for (const [stage, to] of ends) {
    if (!(to > at)) continue;
    stretches.push({ stage, from: at, to });
    at = to;
  }
  return stretches;
}

function search(
  family: Extremal,
  stretches: readonly Stretch[],
  length: number,
  time: number,
  sign: number,
): number {
  for (const { stage, from, to } of stretches) {
    const lengthOf = (x: number): number => sign * (lengthOn(family, stage, x) - length);
    const start = Math.max(from, parameterAt(family, stage, time));
    if (!(start <= to)) continue;
    if (stage === CRUISE) {
      if (lengthOf(start) >= 0) return settle(family, stage, start);
      const wait = (length - family.cruiseLength) / family.vTop;
      return sign > 0 ? settle(family, stage, wait) : Number.NaN;
    }
    if (lengthOf(start) >= 0) return settle(family, stage, start);
    let at = start;
    for (const turn of [...turningPoints(family, stage), to]) {
      if (!(turn > at)) continue;
      const end = Math.min(turn, to);
      if (lengthOf(end) >= 0) return settle(family, stage, passing(lengthOf, at, end));
      at = end;
    }
  }
  return Number.NaN;
}

function settle(family: Extremal, stage: number, at: number): number {
  family.stage = stage;
  family.at = at;
  return family.time();
}

/** Where on a stage the duration is `time`; may lie outside the stretch. */
function parameterAt(family: Extremal, stage: number, time: number): number {
  const { top, bottom, rise, startV, endV } = family;
  switch (stage) {
    case NONE:
      return 0.5 * time;
    case HIGH:
      return Math.sqrt(Math.max(0, top * time - rise));
    case LOW:
      return Math.sqrt(Math.max(0, bottom * time + rise));
    case BOTH:
      return (time - top - bottom + startV / top + endV / bottom) / (1 / top + 1 / bottom);
    default:
      return time - family.cruiseTime;
  }
}

function lengthOn(family: Extremal, stage: number, x: number): number {
  const { top, bottom, startV, endV } = family;
  if (stage === CRUISE) return family.cruiseLength + family.vTop * x;
  if (stage === BOTH) {
    const up = (x - startV) / top + top;
    const down = (x - endV) / bottom + bottom;
    return 0.5 * ((x + startV) * up + (x + endV) * down);
  }
  return family.lengthAt(stage, x);
}

/** Where the length turns, in rising order: the roots of dD/ds (see the table in `extremal.ts`). */
function turningPoints(family: Extremal, stage: number): number[] {
  const { top, bottom, rise, sumV, startV, endV } = family;
  if (stage === NONE) {
    // 3s⁴ + 4(V0 + Vf)s² + K² = 0
    const under = 4 * sumV * sumV - 3 * rise * rise;
    if (sumV >= 0 || under <= 0) return [];
    const far = (Math.sqrt(under) - 2 * sumV) / 3;
    return [Math.sqrt((rise * rise) / (3 * far)), Math.sqrt(far)];
  }
  if (stage === BOTH) return [(-0.5 * (top + bottom)) / (1 / top + 1 / bottom)];
  // s² - 1.5·H·s + V + H²/2 = 0
  const hold = stage === HIGH ? top : bottom;
  const under = 0.0625 * hold * hold - (stage === HIGH ? endV : startV);
  if (under <= 0) return [];
  const root = Math.sqrt(under);
  return [0.75 * hold - root, 0.75 * hold + root];
}
