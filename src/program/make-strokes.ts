/** Values of a technique's keys to the strokes they mean: one table, one maker a technique. */
import type { Place, Zone } from '../chair/landmarks.ts';
import type { Pressure, Side, Stroke, Technique } from '../chair/stroke.ts';
import { ZONE_EXTENTS } from '../chair/zone-extents.ts';
import type { Values } from './key-spec.ts';
import type { Position } from './problems.ts';
import type { TECHNIQUES } from './techniques.ts';

export type TechniqueValues<T extends Technique> = Values<(typeof TECHNIQUES)[T]['keys']>;

interface Written extends Position {
  readonly beside: readonly [];
}

type Makers = {
  readonly [T in Technique]: (values: TechniqueValues<T>, written: Written) => readonly Stroke[];
};

const MAKERS: Makers = {
  sweep: (values, written) =>
    along(values, (ends) => ({
      technique: 'sweep',
      ...written,
      ...pressed(values),
      ...ends,
      speedMmPerS: values.speed,
      passes: values.passes,
      returning: values.return,
    })),
  hold: (values, written) =>
    Array.from({ length: values.times }, () => ({
      technique: 'hold',
      ...written,
      ...pressed(values),
      at: values.at,
      forS: values.for,
      steps: values.steps,
      rampS: values.ramp ?? null,
    })),
  knead: (values, written) =>
    along(values, (ends) => ({
      technique: 'knead',
      ...written,
      ...pressed(values),
      ...ends,
      ratePerMin: values.rate,
      forS: values.for,
    })),
  roll: (values, written) =>
    along(values, (ends) => ({
      technique: 'roll',
      ...written,
      ...pressed(values),
      ...ends,
      speedMmPerS: values.speed,
      forS: values.for,
    })),
  friction: (values, written) => [
    {
      technique: 'friction',
      ...written,
      ...pressed(values),
      at: values.at,
      reachMm: values.reach,
      ratePerMin: values.rate,
      forS: values.for,
    },
  ],
  tap: (values, written) => along(values, (ends) => percussion('tap', values, written, ends)),
  vibrate: (values, written) => along(values, (ends) => percussion('vibrate', values, written, ends)),
  squeeze: ({ zones, strength, for: forS }, written) => [
    { technique: 'squeeze', ...written, zones, strength, forS },
  ],
  stretch: ({ strength, for: forS }, written) => [{ technique: 'stretch', ...written, strength, forS }],
  recline: ({ to }, written) => [{ technique: 'recline', ...written, toDeg: to }],
  heat: ({ level }, written) => [{ technique: 'heat', ...written, level }],
  rest: ({ for: forS }, written) => [{ technique: 'rest', ...written, forS }],
};

/** Several strokes where a hold is pressed several times. */
export function makeStrokes<T extends Technique>(
  technique: T,
  values: TechniqueValues<T>,
  at: Position,
): readonly Stroke[] {
  return MAKERS[technique](values, { line: at.line, column: at.column, beside: [] });
}

interface Ends {
  readonly from: Place;
  readonly to: Place;
}

interface Where {
  readonly at?: Place | undefined;
  readonly from: Place | undefined;
  readonly to: Place | undefined;
  readonly over: Zone | undefined;
}

/** The reader has seen to it that exactly one of `at`, `from` and `to`, or `over` is there. */
function along({ at, from, to, over }: Where, make: (ends: Ends) => Stroke): readonly Stroke[] {
  if (at !== undefined) return [make({ from: at, to: at })];
  if (from !== undefined && to !== undefined) return [make({ from, to })];
  return over === undefined ? [] : [make(ZONE_EXTENTS[over])];
}

function pressed(values: { side: Side; pressure: Pressure; spacing: number }) {
  return { side: values.side, pressure: values.pressure, spacingMm: values.spacing };
}

function percussion(
  technique: 'tap' | 'vibrate',
  values: TechniqueValues<'tap'>,
  written: Written,
  ends: Ends,
): Stroke {
  return { technique, ...written, ...pressed(values), ...ends, rateHz: values.rate, forS: values.for };
}
