/**
 * What a cushion makes of strokes written for rollers: the motor nearest to the place shakes for as long as the stroke
 * would have lasted. It cannot press, hold, sweep or knead, and says so for every stroke.
 */
import { type Body, bodyOfPerson, heightMm, type Person, ZONE_TOPS } from './body.ts';
import { placeComfort } from './comfort.ts';
import { ZONES, type Zone } from './landmarks.ts';
import type { Approximation } from './plan.ts';
import { LEVEL_SHARE } from './pressure.ts';
import type { ChairProfile, Pad } from './profile.ts';
import type { Note } from './stand-ins.ts';
import type { Companion, Pressure, RollerStroke, Stroke } from './stroke.ts';
import { endsOf, listed, titleOf } from './stroke-title.ts';
import { isMeant } from './well-meant.ts';

export interface PadStroke {
  readonly line: number;
  readonly words: string;
  readonly forS: number;
  /** By their numbers; none: a rest. */
  readonly pads: readonly number[];
  readonly permille: number;
  /** Tenths of a degree from here on, until another; null: as before. */
  readonly holdDeciC: number | null;
}

export interface PadPlacing {
  readonly strokes: readonly PadStroke[];
  readonly approximations: readonly Approximation[];
}

/** A motor that hardly turns only hums [D]. */
const LEAST_SHARE = 0.35;
/** Newtons that a program means by all it has; a person's default ceiling less its margin. */
const FULL_N = 32;

export function placeOnPads(strokes: readonly Stroke[], person: Person, profile: ChairProfile): PadPlacing {
  const body = bodyOfPerson(person);
  const approximations: Approximation[] = [];
  const placed: PadStroke[] = [];
  let waitingDeciC: number | null = null;
  for (const stroke of strokes) {
    const note: Note = (what, instead) => approximations.push({ line: stroke.line, what, instead });
    const title = titleOf(stroke);
    if (!isMeant(stroke)) {
      note(`${title} has a number that is not above zero.`, 'It is left out.');
      continue;
    }
    const companions: readonly Companion[] = isCompanion(stroke) ? [stroke] : stroke.beside;
    for (const companion of companions) {
      const beside = isCompanion(stroke) ? null : title;
      const comfort = placeComfort(companion, profile, beside, note);
      if (comfort?.kind === 'heat') waitingDeciC = comfort.holdDeciC;
    }
    const one = placeOne(stroke, title, body.ok ? body.value : null, profile, note);
    if (one === null) continue;
    placed.push({ ...one, holdDeciC: waitingDeciC });
    waitingDeciC = null;
  }
  return { strokes: placed, approximations };
}

function isCompanion(stroke: Stroke): stroke is Companion {
  const { technique } = stroke;
  return (
    technique === 'squeeze' || technique === 'stretch' || technique === 'recline' || technique === 'heat'
  );
}

function placeOne(
  stroke: Stroke,
  title: string,
  body: Body | null,
  { pads = [] }: ChairProfile,
  note: Note,
): Omit<PadStroke, 'holdDeciC'> | null {
  const { line } = stroke;
  switch (stroke.technique) {
    case 'heat':
    case 'recline':
      return null;
    case 'rest':
    case 'squeeze':
    case 'stretch':
      return { line, words: `Rest, ${stroke.forS} s`, forS: stroke.forS, pads: [], permille: 0 };
    default: {
      if (body === null) {
        note(`${title}: where the person's back lies is not known.`, 'It is left out.');
        return null;
      }
      const numbers = padsUnder(stroke, body, pads);
      const zones = listed(numbers.map((number) => ZONE_WORDS[pads[number]?.zone ?? 'seat']));
      const permille = Math.round(shareOf(stroke.pressure) * 1000);
      const forS = Math.round(secondsOf(stroke, body) * 10) / 10;
      const words = `Shake the ${zones}, ${permille / 10} %, ${forS} s`;
      note(`${title}: this cushion has no rollers; it cannot press or travel.`, `${words}.`);
      return { line, words, forS, pads: numbers, permille };
    }
  }
}

const ZONE_WORDS: Readonly<Record<Zone, string>> = {
  neck: 'neck',
  shoulders: 'shoulders',
  upperBack: 'upper back',
  lowerBack: 'lower back',
  seat: 'seat',
};

/** The pads nearest to the zones in which the stroke begins and ends. */
function padsUnder(stroke: RollerStroke, body: Body, pads: readonly Pad[]): readonly number[] {
  const found = endsOf(stroke).map((place) => {
    const zone = ZONES.indexOf(zoneAt(heightMm(place, body), body));
    const away = pads.map((pad) => Math.abs(ZONES.indexOf(pad.zone) - zone));
    return away.indexOf(Math.min(...away));
  });
  return [...new Set(found)].sort();
}

function zoneAt(mm: number, body: Body): Zone {
  const found = ZONE_TOPS.findLast(({ top }) => top === null || mm < body.heightMm[top]);
  return found?.zone ?? 'neck';
}

function shareOf(pressure: Pressure): number {
  const share = 'level' in pressure ? LEVEL_SHARE[pressure.level] : pressure.forceN / FULL_N;
  return Math.max(LEAST_SHARE, Math.min(1, share));
}

/** How long the rollers would have been at it, without their ways there. */
function secondsOf(stroke: RollerStroke, body: Body): number {
  switch (stroke.technique) {
    case 'hold':
      return stroke.forS * stroke.steps;
    case 'sweep': {
      const wayMm = Math.abs(heightMm(stroke.to, body) - heightMm(stroke.from, body));
      return Math.max(1, (wayMm / stroke.speedMmPerS) * stroke.passes);
    }
    case 'knead':
    case 'roll':
    case 'friction':
    case 'tap':
    case 'vibrate':
      return stroke.forS;
    default:
      return stroke satisfies never;
  }
}
