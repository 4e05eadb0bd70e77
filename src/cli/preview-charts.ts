/** The timeline: place, pressure and speed over one axis of time. */
import type { PlannedStroke } from '../chair/plan.ts';
import { type Attributes, element, type Point, pathAlong, pathThrough, text } from '../picture/svg.ts';
import type { Moment } from '../picture/timeline.ts';
import { zoneWord } from '../program/zone-words.ts';
import type { Preview } from './preview.ts';
import {
  type Frame,
  LEFT,
  NAMED_LANDMARKS,
  PLACE,
  PRESSURE,
  RIGHT,
  SPEED,
  tickSeconds,
} from './preview-frame.ts';
import { strokeMarks } from './preview-marks.ts';
import { BAND, CALM, CEILING, colourOf, GRID, INK, PAPER, SOFT_INK } from './preview-palette.ts';
import { perStroke, type StrokeMoments } from './preview-strokes.ts';

/** Pleasant between 1 and 10 cm/s (hal-02357515). */
const PLEASANT_MM_PER_S = { from: 10, to: 100 } as const;

export function charts(preview: Preview, moments: readonly Moment[], frame: Frame): string {
  const byStroke = perStroke(preview, moments);
  return [
    zoneBands(preview, frame),
    timeGrid(frame),
    placeChart(preview, byStroke, moments, frame),
    pressureChart(preview, byStroke, frame),
    speedChart(byStroke, frame),
  ].join('');
}

function timeGrid({ durationS, x }: Frame): string {
  const step = tickSeconds(durationS);
  const ticks = Array.from({ length: Math.floor(durationS / step) + 1 }, (_, index) => index * step);
  return ticks
    .map((seconds) => {
      const label = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
      return [
        ...[PLACE, PRESSURE, SPEED].map(({ top, bottom }) =>
          element('line', {
            x1: x(seconds),
            x2: x(seconds),
            y1: top,
            y2: bottom,
            stroke: GRID,
            'stroke-width': 1,
          }),
        ),
        text(x(seconds), SPEED.bottom + 20, label, {
          'text-anchor': 'middle',
          'font-size': 12,
          fill: SOFT_INK,
        }),
      ].join('');
    })
    .join('');
}

function zoneBands({ zones }: Preview, { y }: Frame): string {
  return zones
    .map(({ zone, fromMm, toMm }, index) => {
      const top = index === zones.length - 1 ? PLACE.top : y(toMm);
      const bottom = index === 0 ? PLACE.bottom : y(fromMm);
      const fill = index % 2 === 0 ? BAND : PAPER;
      return [
        element('rect', { x: LEFT, y: top, width: RIGHT - LEFT, height: bottom - top, fill }),
        text(RIGHT + 12, (top + bottom) / 2 + 4, zoneWord(zone), { 'font-size': 13, fill: SOFT_INK }),
      ].join('');
    })
    .join('');
}

function placeChart(
  { landmarks }: Preview,
  strokes: readonly StrokeMoments[],
  moments: readonly Moment[],
  frame: Frame,
): string {
  const lines = landmarks
    .filter(({ name }) => NAMED_LANDMARKS.includes(name))
    .map(({ trackMm }) =>
      element('line', { x1: LEFT, x2: RIGHT, y1: frame.y(trackMm), y2: frame.y(trackMm), stroke: GRID }),
    );
  return [...lines, lifted(moments, frame), ...strokes.map((stroke) => strokeMarks(stroke, frame))].join('');
}

export const LIFTED = {
  fill: 'none',
  stroke: SOFT_INK,
  'stroke-width': 0.9,
  'stroke-dasharray': '1 3',
  opacity: 0.8,
} as const satisfies Attributes;

/** The carriage's whole way, faint: where it goes between strokes. */
function lifted(moments: readonly Moment[], { x, y }: Frame): string {
  const points = moments.map(
    ({ atS, placeMm }): Point => [x(atS), Math.min(PLACE.bottom, Math.max(PLACE.top, y(placeMm)))],
  );
  return element('path', { d: pathAlong(points), ...LIFTED });
}

function pressureChart(preview: Preview, strokes: readonly StrokeMoments[], { x }: Frame): string {
  const ceilings = strokes.flatMap(({ stroke, moments }): Point[] => {
    const [first, last] = [moments[0], moments.at(-1)];
    if (stroke.technique === 'rest' || first === undefined || last === undefined) return [];
    const ceilingN = lowestCeilingN(preview, stroke);
    return [
      [first.atS, ceilingN],
      [last.atS, ceilingN],
    ];
  });
  const most = Math.max(10, ...ceilings.map(([, ceilingN]) => ceilingN)) * 1.12;
  const y = (forceN: number): number => PRESSURE.bottom - (forceN / most) * (PRESSURE.bottom - PRESSURE.top);
  const areas = strokes.map(({ stroke, moments }) =>
    area(
      moments.map(({ atS, leftN, rightN }): Point => [x(atS), y(Math.max(leftN, rightN))]),
      PRESSURE.bottom,
      colourOf(stroke.technique, stroke.side),
    ),
  );
  const line = ceilings.map(([atS, ceilingN]): Point => [x(atS), y(ceilingN)]);
  const { unit, perN } = preview.scale;
  const highest = most * perN;
  const step = highest > 60 ? 20 : highest > 20 ? 10 : 5;
  const values = Array.from({ length: Math.floor(highest / step) + 1 }, (_, index) => index * step);
  return [
    axis(unit === 'N' ? 'pressure, N' : 'depth, mm', values, (value) => y(value / perN), PRESSURE, 1),
    ...areas,
    element('path', { d: pathThrough(line), fill: 'none', stroke: CEILING, 'stroke-width': 1.2 }),
    text(RIGHT + 12, (line.at(-1)?.[1] ?? 0) + 4, 'ceiling', { 'font-size': 13, fill: CEILING }),
  ].join('');
}

/** Of all the zones that the stroke touches. */
function lowestCeilingN({ zones }: Preview, { fromMm, toMm }: PlannedStroke): number {
  const [low, high] = [Math.min(fromMm, toMm), Math.max(fromMm, toMm)];
  const touched = zones.filter((zone) => zone.toMm >= low && zone.fromMm <= high);
  return Math.min(...(touched.length > 0 ? touched : zones).map(({ ceilingN }) => ceilingN));
}

function speedChart(strokes: readonly StrokeMoments[], { x }: Frame): string {
  const speeds = strokes.map(({ stroke, moments }) => ({
    stroke,
    points: moments.map(({ atS, speedMmPerS, leftN, rightN }): Point => {
      const pressed = leftN > 0 || rightN > 0;
      return [atS, pressed ? Math.abs(speedMmPerS) : 0];
    }),
  }));
  const fastest = Math.max(110, ...speeds.flatMap(({ points }) => points.map(([, mmPerS]) => mmPerS)));
  const y = (mmPerS: number): number => SPEED.bottom - (mmPerS / fastest) * (SPEED.bottom - SPEED.top);
  const { from, to } = PLEASANT_MM_PER_S;
  return [
    element('rect', {
      x: LEFT,
      y: y(to),
      width: RIGHT - LEFT,
      height: y(from) - y(to),
      fill: CALM,
      opacity: 0.12,
    }),
    text(RIGHT + 12, (y(from) + y(to)) / 2 - 2, 'feels best', { 'font-size': 12, fill: CALM }),
    axis(
      'speed, cm/s',
      [0, 50, 100, 150, 200].filter((value) => value <= fastest),
      y,
      SPEED,
      10,
    ),
    ...speeds.map(({ stroke, points }) =>
      area(
        points.map(([atS, mmPerS]): Point => [x(atS), y(mmPerS)]),
        SPEED.bottom,
        colourOf(stroke.technique, stroke.side),
      ),
    ),
  ].join('');
}

function area(points: readonly Point[], bottom: number, colour: string): string {
  const [first, last] = [points[0], points.at(-1)];
  if (first === undefined || last === undefined || points.every(([, y]) => y === bottom)) return '';
  const outline = pathAlong([[first[0], bottom], ...points, [last[0], bottom]]);
  return element('path', { d: `${outline}Z`, fill: colour, 'fill-opacity': 0.8 });
}

function axis(
  title: string,
  values: readonly number[],
  y: (value: number) => number,
  { bottom }: { readonly bottom: number },
  divisor: number,
): string {
  return [
    ...values.flatMap((value) => [
      element('line', { x1: LEFT, x2: RIGHT, y1: y(value), y2: y(value), stroke: GRID }),
      text(LEFT - 12, y(value) + 4, String(value / divisor), {
        'text-anchor': 'end',
        'font-size': 12,
        fill: SOFT_INK,
      }),
    ]),
    text(RIGHT + 12, bottom, title, { 'font-size': 13, fill: INK }),
  ].join('');
}
