/**
 * Puts strokes written for a body on the track of one chair, cutting what this chair or person may not have.
 * Nothing is dropped or changed in silence: every difference is an `Approximation` with the line it was written on.
 */
import { clamp } from '../units/numbers.ts';
import type { Body, Person } from './body.ts';
import { bodyOf, placeName, trackMm } from './body.ts';
import { ceilingBetween, MARGIN_BELOW_CEILING } from './ceilings.ts';
import type { Place } from './landmarks.ts';
import type { PlacedStroke, ZoneSpan } from './placed-stroke.ts';
import type { Approximation } from './plan.ts';
import type { ChairProfile } from './profile.ts';
import type { ChannelIndex } from './segment.ts';
import type { Hold, Knead, Side, Stroke, Sweep } from './stroke.ts';
import { zoneSpans } from './zone-spans.ts';

export interface Placing {
  readonly placed: readonly PlacedStroke[];
  readonly approximations: readonly Approximation[];
  /** Along the whole track, from the seat end up; empty when the body is not known. */
  readonly zones: readonly ZoneSpan[];
}

/** Strokes keep this far from both ends of the track, so that no stroke ever rests on an end switch. [D] */
export const TRACK_MARGIN_MM = 5;
/** A sweep shorter than this is not a sweep. [D] */
const SHORTEST_MM = 1;
/** Slower is standing still, and would never end. [D] */
const SLOWEST_MM_PER_S = 1;

interface Chair {
  readonly body: Body;
  readonly person: Person;
  readonly profile: ChairProfile;
  readonly zones: readonly ZoneSpan[];
}

type Note = (what: string, instead: string) => void;
type Pressed = Sweep | Hold | Knead;

/**
 * Total: any strokes, person and profile give a placing. A stature outside the supported range leaves only the rests:
 * where the shoulder is not known, nothing presses.
 */
export function placeStrokes(strokes: readonly Stroke[], person: Person, profile: ChairProfile): Placing {
  const body = bodyOf(person.statureMm);
  const zones = body.ok ? zoneSpans(body.value, person, profile) : [];
  const approximations: Approximation[] = [];
  const placed: PlacedStroke[] = [];
  for (const stroke of strokes) {
    const note: Note = (what, instead) => approximations.push({ line: stroke.line, what, instead });
    if (stroke.technique === 'rest') {
      placed.push(stroke);
    } else if (body.ok) {
      const result = placeOne(stroke, { body: body.value, person, profile, zones }, note);
      if (result !== null) placed.push(result);
    } else {
      note(`${titleOf(stroke)}: ${body.errors[0]?.what ?? 'the body is not known.'}`, LEFT_OUT);
    }
  }
  return { placed, approximations, zones };
}

const LEFT_OUT = 'The stroke is left out.';

function placeOne(stroke: Pressed, chair: Chair, note: Note): PlacedStroke | null {
  const { profile } = chair;
  const title = titleOf(stroke);
  if (!isMeant(stroke)) {
    note(`${title} has a number that is not above zero.`, LEFT_OUT);
    return null;
  }
  if (stroke.technique === 'knead' && profile.kneading === null) {
    note(`${title}: this chair has no kneading motor.`, LEFT_OUT);
    return null;
  }
  const where = onTrack(stroke, chair, note);
  if (where === null) return null;
  const { side, channels } = sideOn(profile, stroke.side, title, note);
  const { minMm, maxMm } = profile.width;
  const spacingMm = limited(stroke.spacingMm, minMm, maxMm, 'mm', `${title}: rollers apart`, note);
  const pressureN = cutPressureN(stroke.pressureN, where, chair, title, note);
  const common = { ...where, side, channels, spacingMm, pressureN };
  switch (stroke.technique) {
    case 'sweep': {
      const { from: _from, to: _to, ...sweep } = stroke;
      const fastest = profile.carriage.maxSpeedMmPerS;
      const speedMmPerS = limited(
        stroke.speedMmPerS,
        SLOWEST_MM_PER_S,
        fastest,
        'mm/s',
        `${title}: speed`,
        note,
      );
      return { ...sweep, ...common, speedMmPerS };
    }
    case 'hold': {
      const { at: _at, ...hold } = stroke;
      return { ...hold, ...common };
    }
    case 'knead': {
      const { from: _from, to: _to, ...knead } = stroke;
      const least = profile.kneading?.minPerMin ?? 0;
      const most = profile.kneading?.maxPerMin ?? 0;
      const ratePerMin = limited(stroke.ratePerMin, least, most, 'per minute', `${title}: rate`, note);
      return { ...knead, ...common, ratePerMin };
    }
    default:
      return stroke satisfies never;
  }
}

/** Clips a stroke to the usable track; null and a note when nothing of it remains. */
function onTrack(stroke: Pressed, chair: Chair, note: Note) {
  const { body, profile } = chair;
  const [from, to] = endsOf(stroke);
  const startMm = trackMm(from, body, profile);
  const endMm = trackMm(to, body, profile);
  const names = { fromName: placeName(from), toName: placeName(to) };
  const lowMm = profile.carriage.minMm + TRACK_MARGIN_MM;
  const highMm = profile.carriage.maxMm - TRACK_MARGIN_MM;
  const fromMm = clamp(startMm, lowMm, highMm);
  const toMm = clamp(endMm, lowMm, highMm);
  const title = titleOf(stroke);
  if (startMm === endMm && stroke.technique !== 'sweep') {
    if (fromMm === startMm) return { ...names, fromMm, toMm };
    note(
      `${title} is off this chair's track for this body, by ${round(Math.abs(startMm - fromMm))} mm.`,
      LEFT_OUT,
    );
    return null;
  }
  if (Math.abs(toMm - fromMm) < SHORTEST_MM) {
    const why =
      Math.abs(endMm - startMm) < SHORTEST_MM ? 'has no length' : "is off this chair's track for this body";
    note(`${title} ${why}.`, LEFT_OUT);
    return null;
  }
  const lostMm = Math.abs(startMm - fromMm) + Math.abs(endMm - toMm);
  if (lostMm > 0) {
    note(`${title} leaves this chair's track for this body.`, `It is ${round(lostMm)} mm shorter.`);
  }
  return { ...names, fromMm, toMm };
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

/** The compile-time cut: asked ≤ the lowest ceiling on the way, less the margin. */
function cutPressureN(
  pressureN: number,
  where: { readonly fromMm: number; readonly toMm: number },
  chair: Chair,
  title: string,
  note: Note,
): number {
  const { zones, profile, person } = chair;
  const ceiling = ceilingBetween(zones, where.fromMm, where.toMm, profile, person.ceilingN);
  // Down to a whole millinewton, the finest the board can be asked.
  const allowedN = Math.floor(ceiling.forceN * (1 - MARGIN_BELOW_CEILING) * 1000 + 1e-6) / 1000;
  if (pressureN <= allowedN) return pressureN;
  const why = `the ceiling of ${ceiling.of} is ${round(ceiling.forceN)} N, and a fifth of it stays free`;
  note(`${title}: ${round(pressureN)} N is too much: ${why}.`, `It presses with ${round(allowedN)} N.`);
  return allowedN;
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

function endsOf(stroke: Pressed): readonly [Place, Place] {
  return stroke.technique === 'hold' ? [stroke.at, stroke.at] : [stroke.from, stroke.to];
}

function titleOf(stroke: Pressed): string {
  const [from, to] = endsOf(stroke);
  const start = placeName(from);
  const end = placeName(to);
  const name = { sweep: 'Sweep', hold: 'Hold', knead: 'Knead' }[stroke.technique];
  return start === end ? `${name} at ${start}` : `${name} from ${start} to ${end}`;
}

/** The language checks its numbers; this keeps the placing total for any other maker of strokes. */
function isMeant(stroke: Pressed): boolean {
  const places = endsOf(stroke).map((place) => place.offsetMm);
  const own =
    stroke.technique === 'sweep'
      ? [stroke.speedMmPerS, stroke.passes]
      : stroke.technique === 'hold'
        ? [stroke.forS]
        : [stroke.forS, stroke.ratePerMin];
  const numbers = [stroke.pressureN, stroke.spacingMm, ...own];
  return places.every(Number.isFinite) && numbers.every((n) => Number.isFinite(n) && n > 0);
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
