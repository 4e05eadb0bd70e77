/** What a person may ask for while a program plays, and what their asking adds up to. */
import { ceilingBetween } from '../chair/ceilings.ts';
import type { AirLevel, HeatLevel } from '../chair/comfort.ts';
import type { Zone } from '../chair/landmarks.ts';
import type { ZoneSpan } from '../chair/placed-stroke.ts';
import type { PlannedStroke } from '../chair/plan.ts';
import { allowedN } from '../chair/pressure.ts';
import type { LinearAxis } from '../chair/profile.ts';
import type { AxisIndex } from '../chair/segment.ts';
import type { GateLimits } from '../safety/gate-batch.ts';
import { clamp } from '../units/numbers.ts';

export type Intent =
  /** Travel at so many thousandths of the plan's speed; holds and ramps keep their time. */
  | { readonly kind: 'speed'; readonly permille: number }
  /** One step stronger (1) or softer (−1). */
  | { readonly kind: 'pressure'; readonly steps: 1 | -1 }
  /** So much higher on the back; negative is lower. */
  | { readonly kind: 'nudge'; readonly mm: number }
  /** Rollers so much further apart, centre to centre; negative is closer. */
  | { readonly kind: 'width'; readonly mm: number }
  /** Let go and go on with the next stroke. */
  | { readonly kind: 'skip' }
  /** Once more where it is now, when this stroke is over. */
  | { readonly kind: 'more-here' }
  /** Five minutes more at the end, or as much of it as may be. */
  | { readonly kind: 'extend' }
  /** What comes for this zone twice; null: all as written again. */
  | { readonly kind: 'focus'; readonly zone: Zone | null }
  /** The heating pad, from now to the end, whatever the program says. */
  | { readonly kind: 'heat'; readonly level: HeatLevel }
  /** The air cushions, from now to the end, whatever the program says. */
  | { readonly kind: 'air'; readonly level: AirLevel };

/** What moves or presses otherwise, and adds up. */
export type Adjusting = Extract<Intent, { kind: 'speed' | 'pressure' | 'nudge' | 'width' }>;

/** What all intents so far add up to. */
export interface Adjustment {
  readonly speedPermille: number;
  readonly pressureSteps: number;
  readonly nudgeMm: number;
  readonly widthMm: number;
}

export const AS_WRITTEN: Adjustment = { speedPermille: 1000, pressureSteps: 0, nudgeMm: 0, widthMm: 0 };

/** 50 to 150 %. */
export const SLOWEST_PERMILLE = 500;
export const FASTEST_PERMILLE = 1500;
/** A step of pressure is an eighth of what is written; three either way [D]. */
export const STEP_SHARE = 0.125;
const MOST_STEPS = 3;
/** A program is fitted to the body; more than this is another place, and wants another program [D]. */
const FURTHEST_NUDGE_MM = 60;
const FURTHEST_WIDTH_MM = 40;
/** A press that goes on is never so soft that the chair could not tell the body from the air. */
const OVER_CONTACT = 1.25;

/** `before` with one more intent; the same object where that changes nothing, because the end of a range is reached. */
export function withIntent(before: Adjustment, intent: Adjusting): Adjustment {
  const after = { ...before, ...changed(before, intent) };
  const keys = ['speedPermille', 'pressureSteps', 'nudgeMm', 'widthMm'] as const;
  return keys.every((key) => after[key] === before[key]) ? before : after;
}

function changed(before: Adjustment, intent: Adjusting): Partial<Adjustment> {
  switch (intent.kind) {
    case 'speed':
      return { speedPermille: clamp(Math.round(intent.permille), SLOWEST_PERMILLE, FASTEST_PERMILLE) };
    case 'pressure':
      return { pressureSteps: clamp(before.pressureSteps + intent.steps, -MOST_STEPS, MOST_STEPS) };
    case 'nudge':
      return { nudgeMm: clamp(before.nudgeMm + intent.mm, -FURTHEST_NUDGE_MM, FURTHEST_NUDGE_MM) };
    case 'width':
      return { widthMm: clamp(before.widthMm + intent.mm, -FURTHEST_WIDTH_MM, FURTHEST_WIDTH_MM) };
    default:
      return intent satisfies never;
  }
}

/**
 * Where a place of the plan now is, nanometres: shifted, and held at the ends of the axis. What is not written for the
 * neck never comes into it: there a back falls away faster than a roller can follow (H06).
 */
export function placeOf(
  { profile, zones }: GateLimits,
  axis: AxisIndex,
  { nudgeMm, widthMm }: Adjustment,
): (nm: number) => number {
  if (axis !== 0) return placeOn(profile.width, axis === 1 ? widthMm : 0);
  const onTrack = placeOn(profile.carriage, nudgeMm);
  const neckNm = neckFromMm(zones) * 1_000_000;
  return (nm) => (nm <= neckNm ? Math.min(onTrack(nm), neckNm) : onTrack(nm));
}

/** Whether the neck is in the way of a stroke below it. */
export function meetsNeck(
  { fromMm, toMm }: PlannedStroke,
  { nudgeMm }: Adjustment,
  { zones }: GateLimits,
): boolean {
  const [topMm, neckMm] = [Math.max(fromMm, toMm), neckFromMm(zones)];
  return topMm <= neckMm && topMm + nudgeMm > neckMm;
}

function neckFromMm(zones: readonly ZoneSpan[]): number {
  return zones.find(({ zone }) => zone === 'neck')?.fromMm ?? Number.POSITIVE_INFINITY;
}

function placeOn(axis: LinearAxis, shiftMm: number): (nm: number) => number {
  const low = axis.minMm * 1_000_000;
  const high = axis.maxMm * 1_000_000;
  return (nm) => clamp(nm + shiftMm * 1_000_000, Math.min(low, nm), Math.max(high, nm));
}

/** What the asked force of a stroke is multiplied with; under every ceiling of where it is now. */
export function forceFactor(stroke: PlannedStroke, adjustment: Adjustment, limits: GateLimits): number {
  const { askedN } = stroke;
  if (askedN <= 0) return 1;
  if (adjustment.pressureSteps === 0 && adjustment.nudgeMm === 0) return 1;
  const { profile, zones, personCeilingN } = limits;
  const place = placeOf(limits, 0, adjustment);
  const at = (mm: number): number => place(mm * 1_000_000) / 1_000_000;
  const ceiling = ceilingBetween(zones, at(stroke.fromMm), at(stroke.toMm), profile, personCeilingN);
  const wantedN = Math.max(
    askedN * (1 + STEP_SHARE * adjustment.pressureSteps),
    Math.min(askedN, OVER_CONTACT * profile.force.contactN),
  );
  return Math.min(wantedN, allowedN(ceiling)) / askedN;
}
