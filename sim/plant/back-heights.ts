/** The heights that shape a simulated back, mm above the seat: for now exactly those of the chair's own table. */
import { type Body, bodyOf, ZONE_TOPS } from '../../src/chair/body.ts';
import type { Zone } from '../../src/chair/landmarks.ts';

export interface BackHeights {
  readonly c7: number;
  readonly t3: number;
  readonly t7: number;
  readonly t12: number;
  readonly l3l4: number;
  readonly l5: number;
  zoneAt(heightMm: number): Zone;
}

/** Throws a `RangeError` for a stature the table does not have. */
export function backHeights(statureMm: number): BackHeights {
  const body = bodyOf(statureMm);
  if (!body.ok)
    throw new RangeError(body.errors.map((problem) => `${problem.what} ${problem.remedy}`).join(' '));
  const { heightMm } = body.value;
  return {
    c7: heightMm.C7,
    t3: heightMm.T3,
    t7: heightMm.T7,
    t12: heightMm.T12,
    l3l4: (heightMm.L3 + heightMm.L4) / 2,
    l5: heightMm.L5,
    zoneAt: (at) => zoneAt(body.value, at),
  };
}

function zoneAt(body: Body, heightMm: number): Zone {
  let zone: Zone = 'neck';
  for (const next of ZONE_TOPS) {
    if (next.top !== null && heightMm > body.heightMm[next.top]) break;
    zone = next.zone;
  }
  return zone;
}
