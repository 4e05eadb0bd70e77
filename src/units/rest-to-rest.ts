/**
 * The fastest jerk-limited way from rest to rest along one line: up to seven pieces of constant jerk, closed form.
 *
 *     jerk   +J  0  -J   0   -J  0  +J
 *     time   tj ta  tj  tv   tj ta  tj
 *
 * With those times the peak acceleration is J·tj, the peak speed J·tj·(tj + ta), and the distance
 * J·tj·(tj + ta)·(2·tj + ta + tv). Any consistent unit of length will do; time is in seconds.
 */

/** Greatest magnitudes, all above 0, in one unit of length and seconds. */
export interface Limits {
  readonly speed: number;
  readonly accel: number;
  readonly jerk: number;
}

/** A signed distance, and how long each kind of piece lasts. All times 0 where nothing moves. */
export interface Shape {
  readonly distance: number;
  readonly jerkS: number;
  readonly accelS: number;
  readonly cruiseS: number;
}

/** Constant jerk for a while: what a solver hands on. */
export interface Piece {
  readonly durationS: number;
  readonly jerk: number;
}

/** The time-optimal shape for `distance`. To travel at an asked speed, give that as `limits.speed`. */
export function restToRest(distance: number, limits: Limits): Shape {
  const { speed, accel, jerk } = limits;
  const length = Math.abs(distance);
  // What each limit alone would make of the jerk pieces; the shortest wins.
  const byAccel = accel / jerk;
  const bySpeed = Math.sqrt(speed / jerk);
  const byLength = Math.cbrt(length / (2 * jerk));
  if (byLength <= byAccel && byLength <= bySpeed) {
    return { distance, jerkS: byLength, accelS: 0, cruiseS: 0 };
  }
  if (bySpeed <= byAccel) {
    return { distance, jerkS: bySpeed, accelS: 0, cruiseS: Math.max(0, length / speed - 2 * bySpeed) };
  }
  const jerkS = byAccel;
  const accelBySpeed = speed / accel - jerkS;
  // (tj + ta)(2·tj + ta) = length / accel, written so that nothing cancels when ta is near 0.
  const perAccel = length / accel;
  const accelByLength =
    (perAccel - 2 * jerkS * jerkS) / (1.5 * jerkS + Math.sqrt(0.25 * jerkS * jerkS + perAccel));
  if (accelByLength <= accelBySpeed) {
    return { distance, jerkS, accelS: Math.max(0, accelByLength), cruiseS: 0 };
  }
  return {
    distance,
    jerkS,
    accelS: accelBySpeed,
    cruiseS: Math.max(0, length / speed - 2 * jerkS - accelBySpeed),
  };
}

/** Seconds from rest to rest. */
export function durationOf({ jerkS, accelS, cruiseS }: Shape): number {
  return 4 * jerkS + 2 * accelS + cruiseS;
}

/** Greatest speed, acceleration and jerk a shape needs (magnitudes). All 0 where nothing moves. */
export function peaksOf({ distance, jerkS, accelS, cruiseS }: Shape): Limits {
  if (jerkS === 0) return { speed: 0, accel: 0, jerk: 0 };
  const speed = Math.abs(distance) / (2 * jerkS + accelS + cruiseS);
  const accel = speed / (jerkS + accelS);
  return { speed, accel, jerk: accel / jerkS };
}

/** The pieces in order, those without length left out. */
export function piecesOf(shape: Shape): Piece[] {
  const { jerkS, accelS, cruiseS } = shape;
  const jerk = Math.sign(shape.distance) * peaksOf(shape).jerk;
  const pieces: readonly Piece[] = [
    { durationS: jerkS, jerk },
    { durationS: accelS, jerk: 0 },
    { durationS: jerkS, jerk: -jerk },
    { durationS: cruiseS, jerk: 0 },
    { durationS: jerkS, jerk: -jerk },
    { durationS: accelS, jerk: 0 },
    { durationS: jerkS, jerk },
  ];
  return pieces.filter((piece) => piece.durationS > 0);
}
