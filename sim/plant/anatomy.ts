/**
 * Where everything of the simulated person really lies, heights above the seat surface. A person without a seed of their
 * own is exactly the chair's table; one with a seed differs from it as people do.
 */
import { bodyOf, ZONE_TOPS } from '../../src/chair/body.ts';
import { LANDMARKS, type Landmark, type Zone } from '../../src/chair/landmarks.ts';
import { Random } from '../../src/units/random.ts';

export interface Anatomy {
  readonly heightMm: Readonly<Record<Landmark, number>>;
  /** Where the back begins to fall away towards the neck. */
  readonly shoulderMm: number;
  /** Across both shoulders; the wider they are, the more gently the back falls away. */
  readonly shoulderWidthMm: number;
  /** Over how much of the track it falls. */
  readonly fallMm: number;
  /** Where the back comes nearest, and where it is farthest. Null: drawn with the surface, not with the bones. */
  readonly kyphosisMm: number | null;
  readonly lordosisMm: number | null;
}

// How people differ from the table [D], each evenly within ±: the torso, the share of its thoracic and lumbar part, and
// how far the shape of the back lies from the bones it is named after.
const TORSO = 0.04;
const SHARE = 0.03;
const SHAPE_MM = 5;
/** Breadth across the shoulders as a share of stature [D]: 0.259 H in anthropometric tables, less or more by 0.02. */
const SHOULDER_WIDTH_OF_STATURE = 0.259;
const SHOULDER_WIDTH_SPREAD = 0.02;
/** The fall at the narrowest and at the widest shoulders. [D] */
const FALL_MM = { least: 35, most: 60 } as const;

/** Throws a `RangeError` for a stature the table does not have. */
export function anatomyOf(statureMm: number, bodySeed: number | null): Anatomy {
  const body = bodyOf(statureMm);
  if (!body.ok)
    throw new RangeError(body.errors.map((problem) => `${problem.what} ${problem.remedy}`).join(' '));
  const { heightMm } = body.value;
  const width = SHOULDER_WIDTH_OF_STATURE * statureMm;
  if (bodySeed === null) {
    return {
      heightMm,
      shoulderMm: heightMm.C7,
      shoulderWidthMm: width,
      fallMm: (FALL_MM.least + FALL_MM.most) / 2,
      kyphosisMm: null,
      lordosisMm: null,
    };
  }
  const random = new Random(bodySeed ^ 0xa7a70e1);
  const own = ownHeights(heightMm, random);
  const broad = random.between(-1, 1);
  return {
    heightMm: own,
    shoulderMm: own.C7 + random.between(-SHAPE_MM, SHAPE_MM),
    shoulderWidthMm: width + SHOULDER_WIDTH_SPREAD * statureMm * broad,
    fallMm: FALL_MM.least + ((FALL_MM.most - FALL_MM.least) * (broad + 1)) / 2,
    kyphosisMm: own.T7 + random.between(-SHAPE_MM, SHAPE_MM),
    lordosisMm: (own.L3 + own.L4) / 2 + random.between(-SHAPE_MM, SHAPE_MM),
  };
}

/** The whole torso longer or shorter; inside it, the thoracic part takes more or less of C7–L5 than the lumbar one. */
function ownHeights(
  table: Readonly<Record<Landmark, number>>,
  random: Random,
): Readonly<Record<Landmark, number>> {
  const torso = 1 + random.between(-TORSO, TORSO);
  const thoracic = 1 + random.between(-SHARE, SHARE);
  const lumbar = 1 + random.between(-SHARE, SHARE);
  const spanMm = table.C7 - table.L5;
  const longMm = (table.C7 - table.T12) * thoracic + (table.T12 - table.L5) * lumbar;
  let aboveMm = 0;
  let above: Landmark = 'C7';
  const heights = LANDMARKS.map((landmark): [Landmark, number] => {
    if (landmark === 'sacrum') return [landmark, torso * table.sacrum];
    const share = landmark.startsWith('L') ? lumbar : thoracic;
    aboveMm += ((table[above] - table[landmark]) * share * spanMm) / longMm;
    above = landmark;
    return [landmark, torso * (table.C7 - aboveMm)];
  });
  return Object.fromEntries(heights) as Record<Landmark, number>;
}

/** The zone of the true body at a height above the seat. */
export function zoneAt({ heightMm }: Anatomy, atMm: number): Zone {
  let zone: Zone = 'neck';
  for (const next of ZONE_TOPS) {
    if (next.top !== null && atMm > heightMm[next.top]) break;
    zone = next.zone;
  }
  return zone;
}
