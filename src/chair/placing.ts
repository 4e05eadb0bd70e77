/**
 * Puts strokes written for a body on the track of one chair, cutting what this chair or person may not have.
 * Nothing is dropped or changed in silence: every difference is an `Approximation` with the line it was written on.
 */
import { clamp } from '../units/numbers.ts';
import type { Body, Person } from './body.ts';
import { bodyOfPerson } from './body.ts';
import { ceilingBetween } from './ceilings.ts';
import { oneEach, type PlacedComfort, placeComfort } from './comfort.ts';
import { depthAskedN, zonesBetween } from './depth-pressure.ts';
import { enoughBetween } from './enough.ts';
import type { OnTrack } from './on-track.ts';
import { LEFT_OUT, onTrack } from './on-track.ts';
import { frictionRate, holdRampS, kneadingSeconds, rollFor, sparingNeck, spotSeconds } from './pace.ts';
import type { PlacedStroke, ZoneSpan } from './placed-stroke.ts';
import type { Approximation } from './plan.ts';
import { allowedN, wantedN } from './pressure.ts';
import type { ChairProfile } from './profile.ts';
import type { ChannelIndex } from './segment.ts';
import type { Drivable, Note } from './stand-ins.ts';
import { standIn } from './stand-ins.ts';
import type { Companion, Pressure, Side, Stroke } from './stroke.ts';
import { titleOf } from './stroke-title.ts';
import { isMeant } from './well-meant.ts';
import { zoneSpans } from './zone-spans.ts';

export interface Placing {
  readonly placed: readonly PlacedStroke[];
  readonly approximations: readonly Approximation[];
  /** Along the whole track, from the seat end up; empty when the body is not known. */
  readonly zones: readonly ZoneSpan[];
}

/** Slower is standing still, and would never end. [D] */
const SLOWEST_MM_PER_S = 1;
/** No farther into the neck than rounding takes it, a stroke only touches it. */
const TOUCHES_MM = 1;

interface Chair {
  readonly body: Body;
  readonly person: Person;
  readonly profile: ChairProfile;
  readonly zones: readonly ZoneSpan[];
}

/**
 * Total: any strokes, person and profile give a placing. A stature outside the supported range leaves only the rests:
 * where the shoulder is not known, nothing presses.
 */
export function placeStrokes(strokes: readonly Stroke[], person: Person, profile: ChairProfile): Placing {
  const body = bodyOfPerson(person);
  const zones = body.ok ? zoneSpans(body.value, person, profile) : [];
  const chair = body.ok ? { body: body.value, person, profile, zones } : null;
  const unknownBody = body.ok ? '' : (body.errors[0]?.what ?? 'the body is not known.');
  const approximations: Approximation[] = [];
  const placed: PlacedStroke[] = [];
  let waiting: readonly PlacedComfort[] = [];
  for (const stroke of strokes) {
    const note: Note = (what, instead) => approximations.push({ line: stroke.line, what, instead });
    const title = titleOf(stroke);
    if (isCompanion(stroke)) {
      const { rest, comfort } = placeAlone(stroke, profile, note);
      waiting = [...waiting, ...comfort];
      if (rest === null) continue;
      placed.push(withComfort(rest, waiting));
      waiting = [];
      continue;
    }
    const result = placeAny(stroke, title, chair, unknownBody, note);
    const beside = stroke.beside.flatMap((companion) => placeComfort(companion, profile, title, note) ?? []);
    if (result === null) continue;
    placed.push(withComfort(result, oneEach([...waiting, ...beside], profile, note)));
    waiting = [];
  }
  return { placed, approximations, zones };
}

function isCompanion(stroke: Stroke): stroke is Companion {
  const { technique } = stroke;
  return (
    technique === 'squeeze' || technique === 'stretch' || technique === 'recline' || technique === 'heat'
  );
}

/** Air by itself lasts as long as a rest; heat and posture last no time, and begin with what comes next. */
function placeAlone(stroke: Companion, profile: ChairProfile, note: Note) {
  if (!isMeant(stroke)) {
    note(`${titleOf(stroke)} has a number that is not above zero.`, LEFT_OUT);
    return { rest: null, comfort: [] };
  }
  const comfort = placeComfort(stroke, profile, null, note);
  const lasts = stroke.technique === 'squeeze' || stroke.technique === 'stretch';
  const { line, column } = stroke;
  const rest = lasts ? ({ technique: 'rest', line, column, forS: stroke.forS } as const) : null;
  return { rest, comfort: comfort === null ? [] : [comfort] };
}

function withComfort(stroke: PlacedStroke, comfort: readonly PlacedComfort[]): PlacedStroke {
  return comfort.length === 0 ? stroke : { ...stroke, comfort };
}

function placeAny(
  stroke: Exclude<Stroke, Companion>,
  title: string,
  chair: Chair | null,
  unknownBody: string,
  note: Note,
): PlacedStroke | null {
  if (!isMeant(stroke)) {
    note(`${title} has a number that is not above zero.`, LEFT_OUT);
    return null;
  }
  switch (stroke.technique) {
    case 'rest':
      return { technique: 'rest', line: stroke.line, column: stroke.column, forS: stroke.forS };
    default:
      if (chair !== null) return placeOne(standIn(stroke, chair.body, chair.profile, note), chair, note);
      note(`${title}: ${unknownBody}`, LEFT_OUT);
      return null;
  }
}

function placeOne(stroke: Drivable, chair: Chair, note: Note): PlacedStroke | null {
  const { profile } = chair;
  const track = onTrack(stroke, chair.body, profile, note);
  if (track === null) return null;
  const title = titleOf(stroke);
  const { clipped: _clipped, ...where } = track;
  const { pressure, beside: _beside, ...kept } = stroke;
  const { side, channels } = sideOn(profile, stroke.side, title, note);
  const { minMm, maxMm } = profile.width;
  const spacingMm = limited(stroke.spacingMm, minMm, maxMm, 'mm', `${title}: rollers apart`, note);
  const pressureN = pressureOn(pressure, track, chair, title, note);
  const common = { ...where, side, channels, spacingMm, pressureN };
  const reachesNeck = isIntoNeck(track, chair.zones);
  const speedOf = (writtenMmPerS: number): number =>
    sparingNeck(speedOn(profile, writtenMmPerS, title, note), reachesNeck, title, note);
  switch (kept.technique) {
    case 'sweep': {
      const { from: _from, to: _to, ...sweep } = kept;
      return { ...sweep, ...common, speedMmPerS: speedOf(sweep.speedMmPerS) };
    }
    case 'hold': {
      const { at: _at, ...hold } = kept;
      const rampS = holdRampS(hold.rampS, pressureN, profile, title, note);
      return { ...hold, ...common, rampS };
    }
    case 'knead': {
      const { from: _from, to: _to, ...knead } = kept;
      const least = profile.kneading?.minPerMin ?? 0;
      const most = profile.kneading?.maxPerMin ?? 0;
      const ratePerMin = limited(knead.ratePerMin, least, most, 'per minute', `${title}: rate`, note);
      const spotS = spotSeconds(knead.forS, track, title, note);
      const forS = kneadingSeconds(spotS, track, reachesNeck, title, note);
      return { ...knead, ...common, ratePerMin, forS };
    }
    case 'roll': {
      const { from: _from, to: _to, ...roll } = kept;
      const speedMmPerS = speedOf(roll.speedMmPerS);
      const forS = spotSeconds(roll.forS, track, title, note);
      return {
        ...roll,
        ...common,
        speedMmPerS,
        forS: rollFor(forS, speedMmPerS, track, profile, title, note),
      };
    }
    case 'friction': {
      const { at: _at, ...friction } = kept;
      const reachMm = track.toMm - track.fromMm;
      const ratePerMin = frictionRate(friction.ratePerMin, reachMm, profile, title, note);
      return { ...friction, ...common, reachMm, ratePerMin };
    }
    default:
      return kept satisfies never;
  }
}

/** Which depth channels press, and the side the person will feel. */
function sideOn(profile: ChairProfile, side: Side, title: string, note: Note) {
  const indices = ([0, 1] as const).slice(0, profile.depth.length);
  const named = (name: 'left' | 'right') => indices.filter((i) => profile.depth[i]?.channel === name);
  if (side === 'both') return { side, channels: indices };
  const channels: readonly ChannelIndex[] = named(side);
  if (channels.length > 0) return { side, channels };
  note(
    `${title}: one drive carries both rollers, the ${side} one cannot press alone.`,
    'It plays on both sides.',
  );
  return { side: 'both' as const, channels: indices };
}

/** Newtons of what is written; the compile-time cut: asked ≤ the lowest ceiling on the way, less the margin. */
function pressureOn(pressure: Pressure, where: OnTrack, chair: Chair, title: string, note: Note): number {
  const { zones, profile, person } = chair;
  const ceiling = ceilingBetween(zones, where.fromMm, where.toMm, profile, person.ceilingN);
  const mostN = allowedN(ceiling);
  const { enoughN } = person;
  const { depth } = profile.force;
  const answerN = enoughN === undefined ? undefined : enoughBetween(zones, where.fromMm, where.toMm, enoughN);
  if (depth !== undefined) {
    const touched = zonesBetween(zones, where.fromMm, where.toMm);
    return depthAskedN(pressure, depth, touched, Math.min(mostN, answerN ?? mostN), title, note);
  }
  const pressureN = wantedN(pressure, ceiling, profile.force.contactN, answerN);
  if (pressureN <= mostN) return pressureN;
  const why = `the ceiling of ${ceiling.of} is ${round(ceiling.forceN)} N, and a fifth of it stays free`;
  note(`${title}: ${round(pressureN)} N is too much: ${why}.`, `It presses with ${round(mostN)} N.`);
  return mostN;
}

/** A stroke that begins or ends at C7 itself only touches the neck. */
function isIntoNeck({ fromMm, toMm }: OnTrack, zones: readonly ZoneSpan[]): boolean {
  const neck = zones.find(({ zone }) => zone === 'neck');
  return neck !== undefined && Math.max(fromMm, toMm) > neck.fromMm + TOUCHES_MM;
}

function speedOn({ carriage }: ChairProfile, speedMmPerS: number, title: string, note: Note): number {
  return limited(speedMmPerS, SLOWEST_MM_PER_S, carriage.maxSpeedMmPerS, 'mm/s', `${title}: speed`, note);
}

function limited(value: number, low: number, high: number, unit: string, title: string, note: Note): number {
  const possible = clamp(value, low, high);
  if (possible !== value) {
    note(
      `${title} ${round(value)} ${unit}, this chair can do ${round(low)} to ${round(high)}.`,
      `It is ${round(possible)} ${unit}.`,
    );
  }
  return possible;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
