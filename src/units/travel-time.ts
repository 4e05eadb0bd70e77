/**
 * How long a carriage needs from rest to rest, in closed form: for those who judge what a chair can do before anything
 * is planned.
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

/** Seconds of the fastest jerk-limited way from rest to rest. The motion itself is the solver's, a floor above. */
export function travelTimeS(distance: number, { speed, accel, jerk }: Limits): number {
  const length = Math.abs(distance);
  // What each limit alone would make of the jerk pieces; the shortest wins.
  const byAccel = accel / jerk;
  const bySpeed = Math.sqrt(speed / jerk);
  const byLength = Math.cbrt(length / (2 * jerk));
  if (byLength <= byAccel && byLength <= bySpeed) return 4 * byLength;
  if (bySpeed <= byAccel) return 2 * bySpeed + length / speed;
  const accelBySpeed = speed / accel - byAccel;
  // (tj + ta)(2·tj + ta) = length / accel, written so that nothing cancels when ta is near 0.
  const perAccel = length / accel;
  const accelByLength =
    (perAccel - 2 * byAccel * byAccel) / (1.5 * byAccel + Math.sqrt(0.25 * byAccel * byAccel + perAccel));
  if (accelByLength <= accelBySpeed) return 4 * byAccel + 2 * Math.max(0, accelByLength);
  return 2 * byAccel + accelBySpeed + length / speed;
}
