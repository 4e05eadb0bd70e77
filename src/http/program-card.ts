/** A program as the catalogue shows it, from its text and its plan for a middle-sized person on this chair. */
import type { Zone } from '../chair/landmarks.ts';
import type { ZoneSpan } from '../chair/placed-stroke.ts';
import type { Plan, PlannedStroke } from '../chair/plan.ts';
import type { DepthChannelName } from '../chair/profile.ts';
import { LEVELS } from '../chair/stroke.ts';
import { simplified } from '../picture/svg.ts';
import { type Moment, timelineOf } from '../picture/timeline.ts';
import type { Program, ProgramInput } from '../program/program.ts';
import type { InputCard, Picture, PictureStroke, PlayedTechnique, ProgramCard, StrokeFacts } from './wire.ts';

export interface Planned {
  readonly plan: Plan;
  readonly zones: readonly ZoneSpan[];
  readonly channels: readonly DepthChannelName[];
  readonly c7Mm: number;
  readonly l5Mm: number;
}

const EVERY_MS = 250;
/** Of the back's length: finer than the small picture shows. */
const SEEN_SHARE = 0.006;
/** Mean newtons over the pressing strokes from which a massage counts as the next stronger [D]. */
const STRONGER_N = [11, 16, 21] as const;

export function programCard(id: string, program: Program, planned: Planned): ProgramCard {
  const pressing = planned.plan.strokes.filter(({ technique }) => technique !== 'rest');
  return {
    id,
    title: program.title,
    about: program.about,
    goals: program.goals,
    notFor: program.notFor,
    techniques: byTime(pressing, ({ technique }) => technique) as readonly PlayedTechnique[],
    zones: byTime(pressing, ({ fromMm, toMm }) => zoneAt((fromMm + toMm) / 2, planned.zones)).filter(
      (zone) => zone !== null,
    ),
    intensity: intensityOf(pressing),
    inputs: program.inputs.flatMap(inputCard),
    picture: pictureOf(planned),
  };
}

export function strokeFacts({ plan, zones }: Planned): readonly StrokeFacts[] {
  const startTick = plan.strokes[0]?.startTick ?? 0;
  return plan.strokes.map((stroke) => ({
    technique: stroke.technique,
    side: stroke.side,
    from: stroke.fromName,
    to: stroke.toName,
    zones: stroke.technique === 'rest' ? [] : zonesOf(stroke, zones),
    askedN: Math.round(stroke.askedN * 10) / 10,
    plannedS: Math.round(stroke.plannedS * 10) / 10,
    speedMmPerS: Math.round(stroke.cruiseMmPerS),
    startS: (stroke.startTick - startTick) / 1000,
    endS: (stroke.endTick - startTick) / 1000,
  }));
}

export function pictureOf({ plan, channels, c7Mm, l5Mm }: Planned): Picture {
  const startTick = plan.strokes[0]?.startTick ?? 0;
  const moments = timelineOf(plan, channels, EVERY_MS);
  const strokes = plan.strokes.flatMap((stroke): PictureStroke[] => {
    const [fromS, toS] = [(stroke.startTick - startTick) / 1000, (stroke.endTick - startTick) / 1000];
    const pressed = moments.filter(
      ({ atS, leftN, rightN }) => atS >= fromS && atS < toS && Math.max(leftN, rightN) > 0,
    );
    if (pressed.length === 0) return [];
    const { technique, side, askedN } = stroke;
    return [{ technique, side, forceN: Math.round(askedN), way: wayOf(pressed, c7Mm, l5Mm) }];
  });
  return { durationS: Math.round((plan.endTick - startTick) / 1000), strokes };
}

function wayOf(pressed: readonly Moment[], c7Mm: number, l5Mm: number): PictureStroke['way'] {
  const points = pressed.map(({ atS, placeMm }) => [atS, (c7Mm - placeMm) / (c7Mm - l5Mm)] as const);
  return simplified(points, SEEN_SHARE).map(([atS, share]) => [
    Math.round(atS * 10) / 10,
    Math.round(share * 1000) / 1000,
  ]);
}

/** What is done longest first. */
function byTime<T>(strokes: readonly PlannedStroke[], key: (stroke: PlannedStroke) => T): readonly T[] {
  const seconds = new Map<T, number>();
  for (const stroke of strokes) {
    seconds.set(key(stroke), (seconds.get(key(stroke)) ?? 0) + stroke.plannedS);
  }
  return [...seconds].sort(([, a], [, b]) => b - a).map(([name]) => name);
}

function zonesOf({ fromMm, toMm }: PlannedStroke, zones: readonly ZoneSpan[]): readonly Zone[] {
  const ends = [zoneAt(fromMm, zones), zoneAt(toMm, zones)].filter((zone) => zone !== null);
  return [...new Set(ends)];
}

function zoneAt(placeMm: number, zones: readonly ZoneSpan[]): Zone | null {
  return zones.find((zone) => placeMm >= zone.fromMm && placeMm < zone.toMm)?.zone ?? null;
}

function intensityOf(strokes: readonly PlannedStroke[]): ProgramCard['intensity'] {
  const seconds = strokes.reduce((sum, stroke) => sum + stroke.plannedS, 0);
  const meanN =
    strokes.reduce((sum, stroke) => sum + stroke.askedN * stroke.plannedS, 0) / Math.max(1, seconds);
  return (1 + STRONGER_N.filter((limit) => meanN >= limit).length) as ProgramCard['intensity'];
}

/** Ranges of levels and free choices become buttons; a range of numbers its two ends and the one that is written. */
function inputCard({ name, label, current, choices, from, to }: ProgramInput): readonly InputCard[] {
  const texts =
    choices.length > 0
      ? choices.map(({ text }) => text)
      : between(from?.text ?? '', to?.text ?? '', current.text);
  return texts.length < 2 ? [] : [{ name, label, value: current.text, choices: texts }];
}

function between(from: string, to: string, current: string): readonly string[] {
  const levels: readonly string[] = LEVELS;
  const [first, last] = [levels.indexOf(from), levels.indexOf(to)];
  if (first >= 0 && last >= first) return levels.slice(first, last + 1);
  return [...new Set([from, current, to])].filter((text) => text !== '');
}
