/** The frequency sweep as a picture: gain and phase of the open loop, and what phase is left for each stiffness. */
import { element, type Point, pathThrough, text } from '../../src/picture/svg.ts';
import { marginOf, openLoop, type SweepSubject } from './frequency-sweep.ts';

const INK = '#3a3733';
const SOFT = '#857d72';
const GRID = '#e6ded0';
const GOAL = '#b2473a';
const BARE = '#86496e';
const DAMPED = '#3f8a90';

/** Whole tissue range of domain.md §3, and half its least. */
export const STIFFNESSES = [0.5, 0.7, 1, 1.4, 2, 3, 4, 5, 6, 8, 10, 12, 15] as const;
const DRAWN = [1, 5, 15] as const;
const TISSUE_DAMPING_S = 0.05;
export const LEAST_MARGIN_DEG = 45;

/** Load cell 20 ms and 45 ms more: 65 ms in all. */
export function subject(nPerMm: number, dampingS: number): SweepSubject {
  return { nPerMm, dampingS, cellLagS: 0.02, delayS: 0.045 };
}

export interface MarginRow {
  readonly nPerMm: number;
  readonly bareDeg: number;
  readonly dampedDeg: number;
}

export function marginRows(): readonly MarginRow[] {
  return STIFFNESSES.map((nPerMm) => ({
    nPerMm,
    bareDeg: marginOf(subject(nPerMm, 0)).phaseMarginDeg,
    dampedDeg: marginOf(subject(nPerMm, TISSUE_DAMPING_S)).phaseMarginDeg,
  }));
}

const LEFT = 70;
const RIGHT = 700;
const FROM_RAD_PER_S = 1;
const TO_RAD_PER_S = 40;
const POINTS = 22;

interface Panel {
  readonly top: number;
  readonly bottom: number;
  readonly low: number;
  readonly high: number;
}

const GAIN: Panel = { top: 50, bottom: 200, low: -20, high: 20 };
const PHASE: Panel = { top: 250, bottom: 400, low: -240, high: -60 };
const MARGIN: Panel = { top: 480, bottom: 640, low: 0, high: 90 };

export function drawMargin(rows: readonly MarginRow[]): string {
  const omega = Array.from(
    { length: POINTS },
    (_, index) => FROM_RAD_PER_S * (TO_RAD_PER_S / FROM_RAD_PER_S) ** (index / (POINTS - 1)),
  );
  const atOmega = logScale(FROM_RAD_PER_S, TO_RAD_PER_S);
  const curves = DRAWN.flatMap((nPerMm, index) => {
    const { responses } = openLoop(subject(nPerMm, 0), omega);
    const dash = ['', '6 3', '2 3'][index] ?? '';
    const line = (panel: Panel, value: (gain: number, phaseDeg: number) => number): string =>
      path(
        responses.map(({ radPerS, gain, phaseDeg }) => [atOmega(radPerS), y(panel, value(gain, phaseDeg))]),
        BARE,
        dash,
      );
    return [line(GAIN, (gain) => 20 * Math.log10(gain)), line(PHASE, (_, phaseDeg) => phaseDeg)];
  });
  const atStiffness = logScale(STIFFNESSES[0], STIFFNESSES[STIFFNESSES.length - 1] ?? 1);
  const margin = (value: (row: MarginRow) => number, colour: string): string =>
    path(
      rows.map((row) => [atStiffness(row.nPerMm), y(MARGIN, value(row))]),
      colour,
      '',
    );
  const drawing = [
    element('rect', { width: 760, height: 700, fill: '#f8f4ec' }),
    text(LEFT, 28, 'Open loop of the pressure control: 20 ms load cell + 45 ms delay, bare spring', {
      'font-size': 14,
      fill: INK,
    }),
    frame(GAIN, [-20, -10, 0, 10, 20], 'gain, dB', [1, 2, 5, 10, 20, 40], atOmega, ' rad/s'),
    frame(PHASE, [-240, -180, -135, -90, -60], 'phase, °', [1, 2, 5, 10, 20, 40], atOmega, ' rad/s'),
    level(GAIN, 0, SOFT),
    level(PHASE, -180 + LEAST_MARGIN_DEG, GOAL),
    ...curves,
    text(RIGHT, GAIN.top + 16, '1 N/mm line, 5 dashed, 15 dotted', {
      'text-anchor': 'end',
      'font-size': 12,
      fill: SOFT,
    }),
    text(LEFT, MARGIN.top - 22, 'Phase margin over the tissue range, D scheduled by the loop itself', {
      'font-size': 14,
      fill: INK,
    }),
    frame(MARGIN, [0, 45, 90], 'margin, °', [0.5, 1, 2, 5, 10, 15], atStiffness, ' N/mm'),
    level(MARGIN, LEAST_MARGIN_DEG, GOAL),
    margin(({ bareDeg }) => bareDeg, BARE),
    margin(({ dampedDeg }) => dampedDeg, DAMPED),
    text(RIGHT, MARGIN.bottom - 12, 'purple: bare spring · green: tissue with 50 ms of damping', {
      'text-anchor': 'end',
      'font-size': 12,
      fill: SOFT,
    }),
  ];
  const attributes = {
    xmlns: 'http://www.w3.org/2000/svg',
    viewBox: '0 0 760 700',
    'font-family': 'sans-serif',
  };
  return `${element('svg', attributes, ...drawing)}\n`;
}

function frame(
  panel: Panel,
  levels: readonly number[],
  words: string,
  ticks: readonly number[],
  x: (value: number) => number,
  unit: string,
): string {
  return [
    ...levels.flatMap((value) => [
      level(panel, value, GRID),
      text(LEFT - 8, y(panel, value) + 4, String(value), {
        'text-anchor': 'end',
        'font-size': 11,
        fill: SOFT,
      }),
    ]),
    ...ticks.map((value) =>
      text(x(value), panel.bottom + 18, `${value}${unit}`, {
        'text-anchor': 'middle',
        'font-size': 11,
        fill: SOFT,
      }),
    ),
    text(LEFT, panel.top - 6, words, { 'font-size': 11, fill: SOFT }),
  ].join('');
}

function level(panel: Panel, value: number, stroke: string): string {
  const at = y(panel, value);
  return element('line', { x1: LEFT, x2: RIGHT, y1: at, y2: at, stroke });
}

function path(points: readonly Point[], stroke: string, dash: string): string {
  const dashed = dash === '' ? {} : { 'stroke-dasharray': dash };
  return element('path', { d: pathThrough(points), fill: 'none', stroke, 'stroke-width': 1.8, ...dashed });
}

function y({ top, bottom, low, high }: Panel, value: number): number {
  const share = (Math.min(high, Math.max(low, value)) - low) / (high - low);
  return bottom - share * (bottom - top);
}

function logScale(low: number, high: number): (value: number) => number {
  return (value) => LEFT + (Math.log(value / low) / Math.log(high / low)) * (RIGHT - LEFT);
}
