/**
 * The person in the simulated chair, as they are: nobody on the host's side reads this. Heights are above the seat
 * surface, depths from the fully retracted rollers. Everything that differs from person to person comes from the seed.
 */
import type { Zone } from '../../src/chair/landmarks.ts';
import { Random } from '../../src/units/random.ts';
import { type BackHeights, backHeights } from './back-heights.ts';
import { type CurvePoint, smoothCurve } from './smooth-curve.ts';

export interface HiddenBodyOptions {
  readonly statureMm: number;
  readonly seed: number;
  /** Nominal stiffness everywhere on both sides, 1–15 N/mm. Left out: 3–8 N/mm by zone and person. */
  readonly stiffnessNPerMm?: number;
  /** False holds the breath. */
  readonly breathing?: boolean;
}

/** One height of the back. Index 0 is the person's left. */
export interface BackPoint {
  readonly surfaceMm: readonly [number, number];
  readonly stiffnessNPerMm: readonly [number, number];
  /** How far breathing moves the surface here, middle to extreme. */
  readonly breathMm: number;
}

export interface HiddenBody {
  /** Where in a breath the person is at power-up, in turns. */
  readonly breathStartTurns: number;
  /** How much nearer the surface comes per mm of sideways place, left and right. */
  readonly lateralSlope: readonly [number, number];
  at(heightMm: number): BackPoint;
  zoneAt(heightMm: number): Zone;
}

export const BREATHS_PER_S = 0.25;

const NEAREST_MM = 15;
const FARTHEST_MM = 45;
/** Half of 2 mm peak to peak (domain.md §3). */
const BREATH_MM = 1;

/** The body that `seed` makes of a stature: same seed, same body. Throws a `RangeError` for a stature without a table. */
export function hiddenBody(options: HiddenBodyOptions): HiddenBody {
  const random = new Random(options.seed ^ 0x0b0d1e5);
  const heights = backHeights(options.statureMm);
  const curve = backCurve(heights, random);
  const lean = leanCurve(heights, random);
  const breath = breathCurve(heights);
  const stiffness: readonly CurvePoint[] =
    options.stiffnessNPerMm === undefined
      ? stiffnessCurve(heights, random)
      : [{ at: 0, value: options.stiffnessNPerMm }];
  const tenser = options.stiffnessNPerMm === undefined ? random.between(-0.05, 0.05) : 0;
  const breathMm = options.breathing === false ? 0 : BREATH_MM;

  const aside = random.between(-0.04, 0.04);

  return {
    breathStartTurns: random.unit(),
    lateralSlope: [aside + random.between(-0.008, 0.008), aside + random.between(-0.008, 0.008)],
    zoneAt: (heightMm) => heights.zoneAt(heightMm),
    at(heightMm) {
      const middle = smoothCurve(curve, heightMm);
      const turned = smoothCurve(lean, heightMm);
      const nominal = smoothCurve(stiffness, heightMm);
      return {
        surfaceMm: [within(middle - turned), within(middle + turned)],
        stiffnessNPerMm: [nominal * (1 + tenser), nominal * (1 - tenser)],
        breathMm: breathMm * smoothCurve(breath, heightMm),
      };
    },
  };
}

/** Kyphosis comes nearest at T7, lordosis is farthest at L3/L4; both, and their heights, differ between people. */
function backCurve(heights: BackHeights, random: Random): CurvePoint[] {
  const { c7, t7, l3l4, l5 } = heights;
  return [
    { at: l5 * 0.35, value: random.between(22, 30) },
    { at: l3l4 + random.between(-8, 8), value: random.between(33, 41) },
    { at: t7 + random.between(-12, 12), value: random.between(17, 22) },
    { at: c7 + random.between(-10, 10), value: random.between(26, 31) },
    { at: c7 + 90, value: random.between(34, 40) },
  ];
}

/** People do not sit quite straight: one side a little nearer, changing along the back. */
function leanCurve(heights: BackHeights, random: Random): CurvePoint[] {
  return [
    { at: heights.l5, value: random.between(-0.4, 0.4) },
    { at: heights.t7, value: random.between(-0.4, 0.4) },
    { at: heights.c7, value: random.between(-0.4, 0.4) },
  ];
}

/** Share of the breath that each height shows, strongest on the thorax. */
function breathCurve(heights: BackHeights): CurvePoint[] {
  return [
    { at: heights.l5, value: 0.2 },
    { at: heights.l3l4, value: 0.4 },
    { at: heights.t7, value: 1 },
    { at: heights.c7, value: 0.6 },
    { at: heights.c7 + 60, value: 0.2 },
  ];
}

function stiffnessCurve(heights: BackHeights, random: Random): CurvePoint[] {
  const { c7, t3, t7, t12, l3l4, l5 } = heights;
  return [
    { at: l5 * 0.5, value: random.between(4, 7) },
    { at: l3l4, value: random.between(3, 5.5) },
    { at: t12, value: random.between(4, 7) },
    { at: t7, value: random.between(4.5, 8) },
    { at: (t3 + c7) / 2, value: random.between(5, 8) },
    { at: c7 + 60, value: random.between(3, 4) },
  ];
}

function within(depthMm: number): number {
  return Math.min(FARTHEST_MM, Math.max(NEAREST_MM, depthMm));
}
