/**
 * The person in the simulated chair, as they are: nobody on the host's side reads this. Heights are above the seat
 * surface, depths from the fully retracted rollers. Everything that differs from person to person comes from the seed.
 */
import type { Zone } from '../../src/chair/landmarks.ts';
import { clamp } from '../../src/units/numbers.ts';
import { Random } from '../../src/units/random.ts';
import { type Anatomy, anatomyOf, zoneAt } from './anatomy.ts';
import { ownCurves } from './own-curves.ts';
import { type CurvePoint, smoothCurve } from './smooth-curve.ts';

export interface HiddenBodyOptions {
  readonly statureMm: number;
  readonly seed: number;
  /** Nominal stiffness everywhere on both sides, 1–15 N/mm. Left out: 3–8 N/mm by zone and person. */
  readonly stiffnessNPerMm?: number;
  /** Gives the person bones, shape and tissue of their own. Left out: the bones are exactly those of the chair's table. */
  readonly bodySeed?: number;
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
  readonly anatomy: Anatomy;
  readonly breathsPerS: number;
  /** Where in a breath the person is at power-up, in turns. */
  readonly breathStartTurns: number;
  /** How much nearer the surface comes per mm of sideways place, left and right. */
  readonly lateralSlope: readonly [number, number];
  at(heightMm: number): BackPoint;
  zoneAt(heightMm: number): Zone;
}

const BREATHS_PER_S = 0.25;

const NEAREST_MM = 15;
const FARTHEST_MM = 65;
/** Half of 2 mm peak to peak (domain.md §3). */
const BREATH_MM = 1;

/** The body that the seeds make of a stature: same seeds, same body. Throws a `RangeError` for a stature without a table. */
export function hiddenBody(options: HiddenBodyOptions): HiddenBody {
  const { bodySeed = null, stiffnessNPerMm } = options;
  const random = new Random(options.seed ^ 0x0b0d1e5);
  const anatomy = anatomyOf(options.statureMm, bodySeed);
  const heights = namedHeights(anatomy);
  const curve = backCurve(heights, anatomy.fallMm, random);
  const lean = leanCurve(heights, random);
  const breath = breathCurve(heights);
  const stiffness = stiffnessNPerMm === undefined ? stiffnessCurve(heights, random) : even(stiffnessNPerMm);
  const tenser = stiffnessNPerMm === undefined ? random.between(-0.05, 0.05) : 0;
  const breathMm = options.breathing === false ? 0 : BREATH_MM;
  const aside = random.between(-0.04, 0.04);
  const own = bodySeed === null ? null : ownCurves(anatomy, new Random(bodySeed ^ 0x5ba9e));
  const surface = own?.surface ?? curve;
  const tissue = stiffnessNPerMm === undefined && own !== null ? own.stiffness : stiffness;

  return {
    anatomy,
    breathsPerS: own?.breathsPerS ?? BREATHS_PER_S,
    breathStartTurns: random.unit(),
    lateralSlope: [aside + random.between(-0.008, 0.008), aside + random.between(-0.008, 0.008)],
    zoneAt: (heightMm) => zoneAt(anatomy, heightMm),
    at(heightMm) {
      const middle = smoothCurve(surface, heightMm);
      const turned = smoothCurve(lean, heightMm);
      const nominal = smoothCurve(tissue, heightMm);
      return {
        surfaceMm: [
          clamp(middle - turned, NEAREST_MM, FARTHEST_MM),
          clamp(middle + turned, NEAREST_MM, FARTHEST_MM),
        ],
        stiffnessNPerMm: [nominal * (1 + tenser), nominal * (1 - tenser)],
        breathMm: breathMm * smoothCurve(breath, heightMm),
      };
    },
  };
}

interface NamedHeights {
  readonly c7: number;
  readonly t3: number;
  readonly t7: number;
  readonly t12: number;
  readonly l3l4: number;
  readonly l5: number;
}

function namedHeights({ heightMm }: Anatomy): NamedHeights {
  const { C7, T3, T7, T12, L3, L4, L5 } = heightMm;
  return { c7: C7, t3: T3, t7: T7, t12: T12, l3l4: (L3 + L4) / 2, l5: L5 };
}

function even(value: number): CurvePoint[] {
  return [{ at: 0, value }];
}

/** Kyphosis comes nearest at T7, lordosis is farthest at L3/L4; both, and their heights, differ between people. Above the shoulder the back falls away. */
function backCurve(heights: NamedHeights, fallMm: number, random: Random): CurvePoint[] {
  const { c7, t7, l3l4, l5 } = heights;
  const below = [
    { at: l5 * 0.35, value: random.between(22, 30) },
    { at: l3l4 + random.between(-8, 8), value: random.between(33, 41) },
    { at: t7 + random.between(-12, 12), value: random.between(17, 22) },
  ];
  const shoulder = { at: c7 + random.between(-10, 10), value: random.between(26, 31) };
  const fallenMm = shoulder.value + random.between(24, 32);
  return [...below, shoulder, { at: shoulder.at + fallMm, value: fallenMm }];
}

/** People do not sit quite straight: one side a little nearer, changing along the back. */
function leanCurve(heights: NamedHeights, random: Random): CurvePoint[] {
  return [
    { at: heights.l5, value: random.between(-0.4, 0.4) },
    { at: heights.t7, value: random.between(-0.4, 0.4) },
    { at: heights.c7, value: random.between(-0.4, 0.4) },
  ];
}

/** Share of the breath that each height shows, strongest on the thorax. */
function breathCurve(heights: NamedHeights): CurvePoint[] {
  return [
    { at: heights.l5, value: 0.2 },
    { at: heights.l3l4, value: 0.4 },
    { at: heights.t7, value: 1 },
    { at: heights.c7, value: 0.6 },
    { at: heights.c7 + 60, value: 0.2 },
  ];
}

function stiffnessCurve(heights: NamedHeights, random: Random): CurvePoint[] {
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
