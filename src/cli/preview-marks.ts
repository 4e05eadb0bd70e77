/** What a stroke looks like on the way it takes: by its technique, side and force. */
import type { PlannedStroke } from '../chair/plan.ts';
import { type Attributes, element, type Point, pathAlong, short } from '../picture/svg.ts';
import type { Frame } from './preview-frame.ts';
import { colourOf } from './preview-palette.ts';
import type { StrokeMoments } from './preview-strokes.ts';

/** Of the way from one turn to the next: between lines that go to and fro there is always some paper. */
const MOST_OF_PERIOD = 0.6;
const THINNEST = 0.7;

export function strokeMarks({ stroke, moments, plateaus }: StrokeMoments, { x, y }: Frame): string {
  const colour = colourOf(stroke.technique, stroke.side);
  const between = (from: number, to: number): readonly Point[] =>
    moments
      .filter(({ atS }) => atS >= from && atS <= to)
      .map(({ atS, placeMm }): Point => [x(atS), y(placeMm)]);
  const pressed = moments.filter(({ leftN, rightN }) => leftN > 0 || rightN > 0);
  const [first, last] = [pressed[0], pressed.at(-1)];
  if (stroke.technique === 'rest' || first === undefined || last === undefined) return '';
  const mostWide = Math.max(THINNEST, MOST_OF_PERIOD * period(between(first.atS, last.atS)));
  const marks = plateaus.map(({ fromS, toS, forceN }) => {
    const way = between(fromS, toS);
    const width = Math.min(lineWidth(forceN), mostWide);
    return stroke.technique === 'friction'
      ? comb(way, colour)
      : element('path', { d: pathAlong(way), ...markOf(stroke.technique, colour, width) });
  });
  if (stroke.technique !== 'sweep' || plateaus.length < 2) return marks.join('');
  const returns = markOf('sweep', colour, Math.min(1.1, mostWide));
  return [
    element('path', { d: pathAlong(between(first.atS, last.atS)), ...returns, opacity: 0.5 }),
    ...marks,
  ].join('');
}

/** The more force, the wider the line. */
export function lineWidth(forceN: number): number {
  return 2 + forceN * 0.15;
}

/** A sweep, a roll and a hold are lines, kneading a string of beads, friction a comb. */
export function markOf(technique: PlannedStroke['technique'], colour: string, width: number): Attributes {
  const line = { fill: 'none', stroke: colour, 'stroke-width': width, 'stroke-linejoin': 'round' } as const;
  switch (technique) {
    case 'knead':
      return { ...line, 'stroke-linecap': 'round', 'stroke-dasharray': `0.1 ${short(width * 1.15)}` };
    case 'friction':
      return { ...line, 'stroke-width': width * 1.4, 'stroke-dasharray': '1.4 1.4' };
    default:
      return { ...line, 'stroke-linecap': 'round' };
  }
}

/** Friction turns round faster than the picture could show: a comb as high as its reach. */
function comb(way: readonly Point[], colour: string): string {
  const [first, last] = [way[0], way.at(-1)];
  if (first === undefined || last === undefined) return '';
  const ys = way.map(([, y]) => y);
  const [top, bottom] = [Math.min(...ys), Math.max(...ys)];
  const middle = short((top + bottom) / 2);
  return element('path', {
    d: `M${short(first[0])} ${middle}H${short(last[0])}`,
    ...markOf('friction', colour, 1),
    'stroke-width': Math.max(6, bottom - top),
  });
}

/** Pixels from one turn of the way to the next. */
function period(way: readonly Point[]): number {
  const [first, last] = [way[0], way.at(-1)];
  if (first === undefined || last === undefined) return 0;
  let turns = 0;
  let direction = 0;
  let before = first[1];
  for (const [, y] of way) {
    const step = Math.sign(Math.round((y - before) * 10));
    if (step === 0) continue;
    if (direction !== 0 && step !== direction) turns += 1;
    direction = step;
    before = y;
  }
  return turns === 0 ? Number.POSITIVE_INFINITY : (last[0] - first[0]) / (turns + 1);
}
