/**
 * What a chair of this family does instead of a technique it has no drive for. No chair-link profile has a tapping motor;
 * some have no kneading motor.
 */
import type { Body } from './body.ts';
import { heightMm } from './body.ts';
import type { ChairProfile } from './profile.ts';
import type { Friction, Hold, Knead, Roll, RollerStroke, Sweep } from './stroke.ts';
import { endsOf, titleOf } from './stroke-title.ts';

/** Says what cannot be done as written, and what is done instead: one sentence each. */
export type Note = (what: string, instead: string) => void;

/** What a chair-link chair has drives for. */
export type Drivable = Sweep | Hold | Knead | Roll | Friction;

/** One spot is not worked on longer than a plateau may last (domain.md §2, §3) … */
export const LONGEST_ON_SPOT_S = 30;
/** … and the neck not pressed longer than this (domain.md §2). */
const LONGEST_NECK_HOLD_S = 5;
/** A roll in the place of kneading is as slow as kneading rollers walk [D]. */
const ROLL_MM_PER_S = 15;

/** The stroke itself where the chair can do it, else its stand-in: the same place, side, pressure and time. */
export function standIn(stroke: RollerStroke, body: Body, profile: ChairProfile, note: Note): Drivable {
  if (stroke.technique !== 'tap' && stroke.technique !== 'vibrate' && stroke.technique !== 'knead') {
    return stroke;
  }
  const { kneading } = profile;
  if (stroke.technique === 'knead' && kneading !== null) return stroke;
  const title = titleOf(stroke);
  const { technique: _, ...kept } = stroke;
  const { from, to, forS, line, column, beside, side, pressure, spacingMm } = kept;
  const pressed = { line, column, beside, side, pressure, spacingMm };
  const onSpot = heightMm(from, body) === heightMm(to, body);
  const spotS = Math.min(forS, LONGEST_ON_SPOT_S);
  if (kneading !== null) {
    const seconds = onSpot ? spotS : forS;
    const ratePerMin = kneading.maxPerMin;
    note(
      `${title}: this chair has no tapping motor.`,
      `It kneads there, ${ratePerMin} a minute, ${seconds} s.`,
    );
    return { technique: 'knead', ...pressed, from, to, forS: seconds, ratePerMin };
  }
  const missing = `${title}: this chair has no ${stroke.technique === 'knead' ? 'kneading' : 'tapping or kneading'} motor.`;
  if (!onSpot) {
    note(missing, `The rollers press and go to and fro there, ${forS} s.`);
    return { technique: 'roll', ...pressed, from, to, forS, speedMmPerS: ROLL_MM_PER_S };
  }
  const seconds = touchesNeck(stroke, body) ? Math.min(forS, LONGEST_NECK_HOLD_S) : spotS;
  note(missing, `The rollers press and stay there, ${seconds} s.`);
  return { technique: 'hold', ...pressed, at: from, forS: seconds, steps: 1, rampS: null };
}

function touchesNeck(stroke: RollerStroke, body: Body): boolean {
  return endsOf(stroke).some((place) => heightMm(place, body) >= body.heightMm.C7);
}
