/** A seated body by table: how high above the seat surface each landmark of a person of some stature lies. */
import { lerp } from '../units/numbers.ts';
import type { Result } from '../units/result.ts';
import { err, ok } from '../units/result.ts';
import type { BackMap } from './back-map.ts';
import { isPlausible } from './back-map.ts';
import type { BackSlopes } from './back-slopes.ts';
import type { EnoughN } from './enough.ts';
import type { Landmark, LandmarkPlace, Place, Zone } from './landmarks.ts';
import { LANDMARKS } from './landmarks.ts';
import type { ChairProfile } from './profile.ts';

/** Who sits in the chair. */
export interface Person {
  readonly statureMm: number;
  /** No roller is asked to press harder than this, whatever chair, zone or program allow. Newtons. */
  readonly ceilingN: number;
  /** Where everything really lies on this person; left out, the table by stature is believed. */
  readonly back?: BackMap;
  /** How their back runs, as this session's scan has it. */
  readonly slopes?: BackSlopes;
  /** What this person has called enough; left out, levels are shares of the ceilings alone. */
  readonly enoughN?: EnoughN;
}

/** [D] domain.md §3: gentle until the person has chosen otherwise. */
export const DEFAULT_PERSON_CEILING_N = 40;

/** Chairs support 140 to 185 cm [S]; ours a little more, as far as the table below keeps C7 on a 780 mm track. */
export const STATURE_RANGE_MM = { min: 1400, max: 1950 } as const;

export interface Body {
  readonly statureMm: number;
  /** Height of each landmark above the seat surface, millimetres. */
  readonly heightMm: Readonly<Record<Landmark, number>>;
}

export interface BodyProblem {
  readonly what: string;
  readonly remedy: string;
}

/** Heights above the seat as shares of stature, sitting [D] (design.md; seated C7–L5 ≈ 0.28 H, domain.md §3). */
const C7_OF_STATURE = 0.375;
const L5_OF_STATURE = 0.095;
/** The middle of the sacrum, about two fingers below L5 [D]; lower lies the coccyx, which is not pressed. */
const SACRUM_OF_STATURE = 0.07;

/**
 * Distance of each vertebra from the one above it, in thousandths of C7–L5 [D]: vertebrae grow downwards, the thoracic
 * ones take 0.61 of the whole (T1 to T12), the lumbar ones 0.39.
 */
const STEP_PERMILLE = {
  C7: 0,
  T1: 40,
  T2: 42,
  T3: 44,
  T4: 46,
  T5: 48,
  T6: 50,
  T7: 51,
  T8: 53,
  T9: 56,
  T10: 58,
  T11: 60,
  T12: 62,
  L1: 70,
  L2: 74,
  L3: 78,
  L4: 82,
  L5: 86,
} as const satisfies Readonly<Record<Exclude<Landmark, 'sacrum'>, number>>;

/** The body of a person `statureMm` tall, or why this table does not fit. */
export function bodyOf(statureMm: number): Result<Body, BodyProblem> {
  const { min, max } = STATURE_RANGE_MM;
  if (!(statureMm >= min && statureMm <= max)) {
    return err({
      what: `A stature of ${Math.round(statureMm / 10)} cm is outside ${min / 10} … ${max / 10} cm: where the shoulder is would be a guess.`,
      remedy:
        'Give the stature of the person in the chair, in centimetres. Other bodies cannot be massaged on this chair.',
    });
  }
  const spanMm = (C7_OF_STATURE - L5_OF_STATURE) * statureMm;
  const heights: [Landmark, number][] = [];
  let belowC7 = 0;
  for (const landmark of LANDMARKS) {
    if (landmark === 'sacrum') {
      heights.push([landmark, SACRUM_OF_STATURE * statureMm]);
      continue;
    }
    belowC7 += STEP_PERMILLE[landmark];
    heights.push([landmark, C7_OF_STATURE * statureMm - (spanMm * belowC7) / 1000]);
  }
  return ok({ statureMm, heightMm: Object.fromEntries(heights) as Record<Landmark, number> });
}

/** The body of this very person where their back is known, else the table's; or why neither fits. */
export function bodyOfPerson({ statureMm, back }: Person): Result<Body, BodyProblem> {
  const table = bodyOf(statureMm);
  if (!table.ok || back === undefined) return table;
  if (isPlausible(back)) return ok({ statureMm, heightMm: back.heightMm });
  return err({
    what: 'What is known of this back cannot be true of a seated person.',
    remedy: 'Scan the back again.',
  });
}

/** Height of a place above the seat surface, millimetres. */
export function heightMm(place: Place, body: Body): number {
  if ('landmark' in place) return body.heightMm[place.landmark] + place.offsetMm;
  const fromMm = heightMm(place.from, body);
  return lerp(fromMm, heightMm(place.to, body), place.share) + place.offsetMm;
}

/** Where on this chair's track a place of this body is, in whole micrometres as millimetres; may be beyond the track's ends. */
export function trackMm(place: Place, body: Body, profile: ChairProfile): number {
  return Math.round((heightMm(place, body) - profile.trackZeroAboveSeatMm) * 1000) / 1000;
}

/** A place in words, as a program writes it: `L3`, `BL23 + 20 mm`, `40% of T7..L1`. */
export function placeName(place: Place): string {
  const name =
    'landmark' in place
      ? landmarkName(place)
      : `${Math.round(place.share * 100_000) / 1000}% of ${placeName(place.from)}..${placeName(place.to)}`;
  if (place.offsetMm === 0) return name;
  return `${name} ${place.offsetMm < 0 ? '-' : '+'} ${Math.abs(place.offsetMm)} mm`;
}

function landmarkName({ landmark, point }: LandmarkPlace): string {
  return point ?? landmark;
}

/**
 * So far above C7 a roller may press [D]: the strokes of the language reach 60 mm up the neck (zone-extents.ts), and
 * higher up the neck is too narrow for two rollers (H06).
 */
export const MOST_ABOVE_C7_MM = 80;

/** The highest place of the track where anything may press on this body, millimetres. */
export function pressTopMm(body: Body, profile: ChairProfile): number {
  const topMm = trackMm({ landmark: 'C7', offsetMm: MOST_ABOVE_C7_MM }, body, profile);
  return Math.min(topMm, profile.carriage.maxMm);
}

/**
 * Where each zone ends at its top [D]: the neck has no end of its own, the shoulders reach from C7 to T3 (the medial end
 * of the scapular spine, domain.md §3), the upper back to T12, the lower back to L5; below it is the seat.
 */
export const ZONE_TOPS = [
  { zone: 'neck', top: null },
  { zone: 'shoulders', top: 'C7' },
  { zone: 'upperBack', top: 'T3' },
  { zone: 'lowerBack', top: 'T12' },
  { zone: 'seat', top: 'L5' },
] as const satisfies readonly { zone: Zone; top: Landmark | null }[];
