/** In what people are told how hard a roller presses: newtons, or millimetres of depth on a chair that senses no force. */
import type { ForceLimits } from './profile.ts';

export interface PressureScale {
  readonly unit: 'N' | 'mm';
  /** Of the unit for each newton that the house reckons with. */
  readonly perN: number;
}

export const IN_NEWTONS: PressureScale = { unit: 'N', perN: 1 };

/** Of a chair; without one, newtons as they are written. */
export function pressureScale(force: Pick<ForceLimits, 'depth'> | undefined): PressureScale {
  const depth = force?.depth;
  return depth === undefined ? IN_NEWTONS : { unit: 'mm', perN: 1 / depth.meansNPerMm };
}

/** "22 N", "7.3 mm deep"; `digits` leaves no digit out, without it a 0 after the point is. */
export function pressureText(forceN: number, { unit, perN }: PressureScale, digits?: number): string {
  const value = forceN * perN;
  const number = digits === undefined ? String(Math.round(value * 10) / 10) : value.toFixed(digits);
  return unit === 'N' ? `${number} N` : `${number} mm deep`;
}
