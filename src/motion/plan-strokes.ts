/** Placed strokes → the whole plan: every stroke as batches of segments and spans on the plan clock. */
import type { PlacedStroke } from '../chair/placed-stroke.ts';
import type { Plan, PlannedStroke } from '../chair/plan.ts';
import { pressureScale } from '../chair/pressure-scale.ts';
import type { ChairProfile } from '../chair/profile.ts';
import { assemble } from './assemble.ts';
import { mmOf, nmOf } from './move.ts';
import { withComfort } from './plan-comfort.ts';
import { planFriction } from './plan-friction.ts';
import { planHold } from './plan-hold.ts';
import { planKnead } from './plan-knead.ts';
import { planRest } from './plan-rest.ts';
import { planRoll } from './plan-roll.ts';
import { planSweep } from './plan-sweep.ts';
import type { Motion, Step } from './step.ts';
import { strokeWords } from './stroke-words.ts';
import type { Setting } from './transfer.ts';

/** The plan clock starts with the first commit; the first motion comes a little later, so that it is never late. */
const FIRST_TICK = 200;

/**
 * Plans `placed` in order, without gaps, from the reference state of `profile`: carriage and width where the reference
 * run leaves them, rollers retracted. Places, widths, forces and rates are taken as they are: `chair/placing.ts` has put
 * them on the track, the safety gate is still to come.
 */
export function planStrokes(placed: readonly PlacedStroke[], profile: ChairProfile): Plan {
  const setting = {
    profile,
    carriageNm: nmOf(profile.carriage.referenceMm),
    widthNm: nmOf(profile.width.referenceMm),
  };
  return planFrom(placed, setting, FIRST_TICK);
}

/** The same from wherever the rollers stand, lifted, at `startTick`; the strokes are counted from `firstIndex`. */
export function planFrom(
  placed: readonly PlacedStroke[],
  from: Setting,
  startTick: number,
  firstIndex = 0,
): Plan {
  const strokes: PlannedStroke[] = [];
  let setting = from;
  let tick = startTick;
  for (const [index, stroke] of placed.entries()) {
    const motion = motionOf(stroke, setting);
    const planned = plannedStroke(stroke, motion, setting, firstIndex + index, tick);
    strokes.push(planned);
    setting = settingAfter(motion, setting);
    tick = planned.endTick;
  }
  return { strokes: withComfort(strokes, placed, from.profile, tick), endTick: tick };
}

/** A planned stroke so many ticks and places later. */
export function later(stroke: PlannedStroke, ticks: number, places: number): PlannedStroke {
  const shift = <T extends { readonly startTick: number }>(item: T): T => ({
    ...item,
    startTick: item.startTick + ticks,
  });
  if (ticks === 0) return { ...stroke, index: stroke.index + places };
  return {
    ...stroke,
    index: stroke.index + places,
    startTick: stroke.startTick + ticks,
    endTick: stroke.endTick + ticks,
    plateaus: stroke.plateaus.map(({ fromTick, toTick, forceN }) => ({
      fromTick: fromTick + ticks,
      toTick: toTick + ticks,
      forceN,
    })),
    batches: stroke.batches.map((batch) => ({
      fromTick: batch.fromTick + ticks,
      restTick: batch.restTick + ticks,
      segments: batch.segments.map(shift),
      forces: batch.forces.map(shift),
      kneads: batch.kneads.map(shift),
      ...(batch.airs === undefined ? {} : { airs: batch.airs.map(shift) }),
      ...(batch.heats === undefined ? {} : { heats: batch.heats.map(shift) }),
    })),
  };
}

function motionOf(stroke: PlacedStroke, setting: Setting): Motion {
  switch (stroke.technique) {
    case 'sweep':
      return planSweep(stroke, setting);
    case 'hold':
      return planHold(stroke, setting);
    case 'knead':
      return planKnead(stroke, setting);
    case 'roll':
      return planRoll(stroke, setting);
    case 'friction':
      return planFriction(stroke, setting);
    case 'rest':
      return planRest(stroke);
    default:
      return stroke satisfies never;
  }
}

function plannedStroke(
  stroke: PlacedStroke,
  { acts, plannedS, cruiseMmPerS }: Motion,
  { carriageNm, profile }: Setting,
  index: number,
  startTick: number,
): PlannedStroke {
  const on = stroke.technique === 'rest' ? restingPlace(mmOf(carriageNm)) : stroke;
  const scale = pressureScale(profile.force);
  const { batches, plateaus, endTick } = assemble(acts, startTick, carriageNm, on.channels);
  return {
    index,
    technique: stroke.technique,
    words: strokeWords(stroke, scale),
    line: stroke.line,
    side: on.side,
    channels: on.channels,
    fromName: on.fromName,
    toName: on.toName,
    fromMm: on.fromMm,
    toMm: on.toMm,
    askedN: on.pressureN,
    cruiseMmPerS,
    startTick,
    endTick,
    plannedS,
    plateaus,
    batches,
  };
}

/** A rest has no place of its own: it is wherever the carriage stands. */
function restingPlace(atMm: number) {
  return {
    side: 'both',
    channels: [],
    fromName: '',
    toName: '',
    fromMm: atMm,
    toMm: atMm,
    pressureN: 0,
  } as const;
}

function settingAfter({ acts }: Motion, setting: Setting): Setting {
  const steps = acts.flatMap((act): readonly Step[] => act.steps);
  const carriage = steps.findLast((step) => step.carriage !== null)?.carriage;
  const width = steps.findLast((step) => step.width !== null)?.width;
  return {
    ...setting,
    carriageNm: carriage?.toNm ?? setting.carriageNm,
    widthNm: width?.toNm ?? setting.widthNm,
  };
}
