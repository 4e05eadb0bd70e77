/**
 * Turning a found motion into pieces. A motion has seven parts, whose jerks are + 0 - 0 - 0 + or, for a cruise between
 * two velocities, + 0 - 0 + 0 -, all of it mirrored where `sign` is -1.
 */
import type { Cruise } from './cruise.ts';
import { BOTH, CRUISE, type Extremal, HIGH, LOW, NONE } from './extremal.ts';
import type { AxisProfile } from './profile.ts';

/** Seven parts with their jerks. */
export interface Parts {
  readonly durations: Float64Array;
  readonly jerks: Float64Array;
}

export function newParts(): Parts {
  return { durations: new Float64Array(7), jerks: new Float64Array(7) };
}

/** The member an extremal family is at. `sign` -1: the family is that of the mirrored problem. */
export function extremalParts(family: Extremal, sign: number, into: Parts): void {
  const { top, bottom, stage, at, rise, a0, af } = family;
  let a1 = top;
  let hold1 = 0;
  let cruise = 0;
  let hold2 = 0;
  let b = bottom;
  if (stage === NONE) {
    // a1 + a2 = K/s. With s = 0 only a single part from a0 to af is left.
    a1 = at > 0 ? 0.5 * (at + rise / at) : af;
    b = at - a1;
  } else if (stage === HIGH) {
    b = at - top;
    hold1 = (rise + at * at) / top - 2 * at;
  } else if (stage === LOW) {
    a1 = at - bottom;
    hold2 = (at * at - rise) / bottom - 2 * at;
  } else {
    const u = stage === BOTH ? at : family.vTop;
    const up = u - family.startV;
    const down = u - family.endV;
    if (up > top * top) hold1 = up / top - top;
    else a1 = up > 0 ? Math.sqrt(up) : 0;
    if (down > bottom * bottom) hold2 = down / bottom - bottom;
    else b = down > 0 ? Math.sqrt(down) : 0;
    cruise = stage === CRUISE ? at : 0;
  }
  const { durations: d } = into;
  // Parts 2 and 4 are one where nothing lies between.
  let first = a1 - a0;
  let last = af + b;
  // Below 0 by rounding only, or where the state was a hair outside: the part after or before makes up for it.
  const early = first < 0 ? -first : 0;
  const late = last < 0 ? -last : 0;
  first += early;
  last += late;
  const middle1 = stage === CRUISE ? a1 + early : a1 + b + early + late;
  const middle2 = stage === CRUISE ? b + late : 0;
  if (family.reversed) {
    d[0] = last;
    d[1] = hold2;
    d[2] = cruise > 0 ? middle2 : middle1 + middle2;
    d[3] = cruise;
    d[4] = cruise > 0 ? middle1 : 0;
    d[5] = hold1;
    d[6] = first;
  } else {
    d[0] = first;
    d[1] = hold1;
    d[2] = middle1;
    d[3] = cruise;
    d[4] = middle2;
    d[5] = hold2;
    d[6] = last;
  }
  setJerks(into.jerks, sign, true);
}

export function cruiseParts(cruise: Cruise, into: Parts): void {
  const { durations } = into;
  for (let i = 0; i < 7; i++) durations[i] = cruise.parts[i] ?? 0;
  setJerks(into.jerks, cruise.sign, cruise.turnsBack);
}

function setJerks(jerks: Float64Array, jerk: number, turnsBack: boolean): void {
  jerks[0] = jerk;
  jerks[1] = 0;
  jerks[2] = -jerk;
  jerks[3] = 0;
  jerks[4] = turnsBack ? -jerk : jerk;
  jerks[5] = 0;
  jerks[6] = turnsBack ? jerk : -jerk;
}

/** Appends the parts, leaving the first `kept` pieces alone. */
export function addParts(profile: AxisProfile, parts: Parts, kept: number): void {
  for (let i = 0; i < 7; i++) profile.add(parts.durations[i] ?? 0, parts.jerks[i] ?? 0, kept);
}

/**
 * The mean of two motions of one duration with the same ends, `share` of the second: it has the mean length, and keeps
 * every limit both keep, because all limits are linear.
 */
export function addBlend(profile: AxisProfile, one: Parts, two: Parts, share: number, kept: number): void {
  let time = 0;
  for (const duration of one.durations) time += duration;
  const tiny = 1e-15 * time;
  let i = 0;
  let k = 0;
  let left1 = one.durations[0] ?? 0;
  let left2 = two.durations[0] ?? 0;
  // Every step ends a part of at least one of the two.
  for (let steps = 0; steps < 14 && i < 7 && k < 7; steps++) {
    const step = left1 < left2 ? left1 : left2;
    const jerk = (1 - share) * (one.jerks[i] ?? 0) + share * (two.jerks[k] ?? 0);
    profile.add(step, jerk, kept);
    left1 -= step;
    left2 -= step;
    if (left1 <= tiny) {
      i++;
      left1 = one.durations[i] ?? 0;
    }
    if (left2 <= tiny) {
      k++;
      left2 = two.durations[k] ?? 0;
    }
  }
}
