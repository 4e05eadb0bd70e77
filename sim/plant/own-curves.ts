/**
 * The surface and the tissue of a person with a body seed of their own. The back comes nearest at the kyphosis, is
 * farthest at the lordosis, and falls away above the shoulder towards the neck.
 */
import { clamp } from '../../src/units/numbers.ts';
import type { Random } from '../../src/units/random.ts';
import type { Anatomy } from './anatomy.ts';
import type { CurvePoint } from './smooth-curve.ts';

/** Stiffness a body may have anywhere (domain.md §3), and how much softer or stiffer one zone may be than the whole person. */
const SOFTEST_N_PER_MM = 1;
const STIFFEST_N_PER_MM = 15;
const PERSON_N_PER_MM = { least: 1.4, most: 12 } as const;
const ZONE_SHARE = { least: 0.8, most: 1.25 } as const;

export interface OwnCurves {
  readonly surface: readonly CurvePoint[];
  readonly stiffness: readonly CurvePoint[];
  readonly breathsPerS: number;
}

export function ownCurves(
  { heightMm, shoulderMm, fallMm, kyphosisMm, lordosisMm }: Anatomy,
  random: Random,
): OwnCurves {
  const shoulderDepthMm = random.between(26, 31);
  const surface = [
    { at: heightMm.L5 * 0.35, value: random.between(22, 30) },
    { at: lordosisMm ?? (heightMm.L3 + heightMm.L4) / 2, value: random.between(33, 41) },
    { at: kyphosisMm ?? heightMm.T7, value: random.between(17, 22) },
    { at: shoulderMm, value: shoulderDepthMm },
    { at: shoulderMm + fallMm, value: shoulderDepthMm + random.between(24, 32) },
  ];
  // Evenly on a scale of ratios: soft people are as many as stiff ones.
  const { least, most } = PERSON_N_PER_MM;
  const person = least * (most / least) ** random.unit();
  const zone = (): number =>
    clamp(person * random.between(ZONE_SHARE.least, ZONE_SHARE.most), SOFTEST_N_PER_MM, STIFFEST_N_PER_MM);
  const stiffness = [
    { at: heightMm.L5 * 0.5, value: zone() },
    { at: (heightMm.L3 + heightMm.L4) / 2, value: zone() },
    { at: heightMm.T12, value: zone() },
    { at: heightMm.T7, value: zone() },
    { at: (heightMm.T3 + heightMm.C7) / 2, value: zone() },
    { at: heightMm.C7 + 60, value: zone() },
  ];
  return { surface, stiffness, breathsPerS: random.between(0.2, 0.32) };
}
