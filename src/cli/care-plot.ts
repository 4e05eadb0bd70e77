/** Box plots: one row a group; box from quartile to quartile, line at the median, whiskers from least to 95 %, dot at the greatest. */

import { element, text } from '../picture/svg.ts';
import type { Spread } from './care-summary.ts';
import { CEILING, GRID, INK, SOFT_INK } from './preview-palette.ts';

export interface PlotRow {
  readonly label: string;
  readonly spread: Spread;
  readonly colour: string;
}

const WIDTH = 900;
const LEFT = 210;
const RIGHT = 840;
const TOP = 8;
const ROW = 24;
const BOX = 12;
const FOOT = 30;
/** The dot of a single worst case may not squeeze all boxes into a corner. */
const MOST_OF_P95 = 1.6;

export function boxPlot(rows: readonly PlotRow[], unit: string, goal: number | null, title: string): string {
  const most = scaleEnd(rows, goal);
  const x = (value: number): number => LEFT + (Math.min(value, most) / most) * (RIGHT - LEFT);
  const bottom = TOP + rows.length * ROW;
  const parts = [
    ...ticks(most).flatMap((value) => [
      element('line', { x1: x(value), x2: x(value), y1: TOP, y2: bottom, stroke: GRID }),
      text(x(value), bottom + 18, `${value} ${unit}`, {
        'text-anchor': 'middle',
        'font-size': 12,
        fill: SOFT_INK,
      }),
    ]),
    ...(goal === null
      ? []
      : [
          element('line', {
            x1: x(goal),
            x2: x(goal),
            y1: TOP - 4,
            y2: bottom + 4,
            stroke: CEILING,
            'stroke-dasharray': '4 3',
          }),
        ]),
    ...rows.map((row, index) => box(row, TOP + (index + 0.5) * ROW, x, most)),
  ];
  return element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      viewBox: `0 0 ${WIDTH} ${bottom + FOOT}`,
      role: 'img',
      'aria-label': title,
      'font-family': 'inherit',
    },
    ...parts,
  );
}

function box(
  { label, spread, colour }: PlotRow,
  y: number,
  x: (value: number) => number,
  most: number,
): string {
  const { least, lowerQuartile, median, upperQuartile, p95, max } = spread;
  const line = (from: number, to: number, width: number): string =>
    element('line', { x1: x(from), x2: x(to), y1: y, y2: y, stroke: colour, 'stroke-width': width });
  const upright = (at: number, half: number, stroke: string, width: number): string =>
    element('line', { x1: x(at), x2: x(at), y1: y - half, y2: y + half, stroke, 'stroke-width': width });
  return [
    text(LEFT - 12, y + 4, label, { 'text-anchor': 'end', 'font-size': 13, fill: INK }),
    line(least, p95, 1.5),
    upright(least, BOX / 4, colour, 1.5),
    upright(p95, BOX / 3, colour, 1.5),
    element('rect', {
      x: x(lowerQuartile),
      y: y - BOX / 2,
      width: Math.max(1, x(upperQuartile) - x(lowerQuartile)),
      height: BOX,
      fill: colour,
      'fill-opacity': '0.35',
      stroke: colour,
    }),
    upright(median, BOX / 2, INK, 2),
    element('circle', { cx: x(max), cy: y, r: 2.5, fill: colour }),
    max > most ? text(RIGHT + 8, y + 4, `${short(max)} →`, { 'font-size': 11, fill: SOFT_INK }) : '',
  ].join('');
}

function scaleEnd(rows: readonly PlotRow[], goal: number | null): number {
  const p95 = Math.max(0, ...rows.map(({ spread }) => spread.p95));
  const max = Math.max(0, ...rows.map(({ spread }) => spread.max));
  return Math.max(1e-3, Math.min(max, p95 * MOST_OF_P95), (goal ?? 0) * 1.1);
}

/** Four to nine round numbers from 0 on. */
function ticks(most: number): number[] {
  const rough = most / 6;
  const decade = 10 ** Math.floor(Math.log10(rough));
  const step = ([1, 2, 5].find((digit) => digit * decade >= rough) ?? 10) * decade;
  return Array.from({ length: Math.floor(most / step + 1e-9) + 1 }, (_, index) => short(index * step));
}

function short(value: number): number {
  return Number(value.toPrecision(3));
}
