/** Whether a stroke's numbers can be meant at all. The language checks its own; this keeps placing total for any other maker. */
import type { Place } from './landmarks.ts';
import type { Stroke } from './stroke.ts';
import { endsOf } from './stroke-title.ts';

/** True where every number that must be above zero is, and every place is somewhere. */
export function isMeant(stroke: Stroke): boolean {
  switch (stroke.technique) {
    case 'recline':
      return Number.isFinite(stroke.toDeg);
    case 'heat':
      return true;
    case 'rest':
    case 'squeeze':
    case 'stretch':
      return above0(stroke.forS);
    default: {
      const pressureN = 'forceN' in stroke.pressure ? stroke.pressure.forceN : 1;
      return (
        endsOf(stroke).every(isSomewhere) &&
        [pressureN, stroke.spacingMm, ...ownNumbers(stroke)].every(above0)
      );
    }
  }
}

type Pressed = Extract<Stroke, { readonly spacingMm: number }>;

function ownNumbers(stroke: Pressed): readonly number[] {
  switch (stroke.technique) {
    case 'sweep':
      return [stroke.speedMmPerS, stroke.passes];
    case 'hold':
      return [stroke.forS, stroke.steps, stroke.rampS ?? 1];
    case 'knead':
      return [stroke.forS, stroke.ratePerMin];
    case 'roll':
      return [stroke.forS, stroke.speedMmPerS];
    case 'friction':
      return [stroke.forS, stroke.ratePerMin, stroke.reachMm];
    case 'tap':
    case 'vibrate':
      return [stroke.forS, stroke.rateHz];
    default:
      return stroke satisfies never;
  }
}

function isSomewhere(place: Place): boolean {
  if ('landmark' in place) return Number.isFinite(place.offsetMm);
  return (
    [place.share, place.offsetMm].every(Number.isFinite) && isSomewhere(place.from) && isSomewhere(place.to)
  );
}

function above0(value: number): boolean {
  return Number.isFinite(value) && value > 0;
}
