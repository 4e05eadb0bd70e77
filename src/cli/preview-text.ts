/**
 * The preview in a terminal: place over time, pressure and speed below it, as wide as there is room.
 *
 *     T3  ⡇   ⡜⢣          three shades of side are three styles
 *     T7  ⡇  ⡜  ⢣
 *       N ▂▂▂▂▅▅▅▅▇▇
 *    cm/s ▄▄▄▄▁▁
 *         0:00      1:00
 */
import type { Side } from '../chair/stroke.ts';
import { type Moment, timelineOf } from '../picture/timeline.ts';
import { clamp } from '../units/numbers.ts';
import { durationText } from './duration-text.ts';
import type { Preview } from './preview.ts';
import { type Span, type Style, type StyledLine, span } from './styled-line.ts';
import { fitted, shortened, wrapped } from './text-width.ts';

const LABEL_COLUMNS = 8;
const MOST_COLUMNS = 160;
const LEAST_COLUMNS = 24;
const PLACE_ROWS = 16;
const BAR_ROWS = 3;
const EVERY_MS = 100;
/** Dots of a Braille character, by row, left and right column (Unicode block U+2800). */
const DOTS = [
  [0x01, 0x08],
  [0x02, 0x10],
  [0x04, 0x20],
  [0x40, 0x80],
] as const;
const BARS = [' ', '▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'] as const;
/** Which side presses is told by the style; a terminal without colours shows the place alone. */
const STYLES = { both: 'plain', left: 'accent', right: 'calm' } as const satisfies Record<Side, Style>;
const NAMED = ['C7', 'T3', 'T7', 'T12', 'L2', 'L4', 'sacrum'];

/** `styled`: whether styles will be seen; without them the sides cannot be told apart. */
export function previewLines(preview: Preview, columns: number, styled: boolean): readonly StyledLine[] {
  const width = clamp(columns, LEAST_COLUMNS, MOST_COLUMNS);
  const plot = width - LABEL_COLUMNS;
  const moments = timelineOf(preview.plan, preview.channels, EVERY_MS);
  const durationS = moments.at(-1)?.atS ?? 1;
  const { title, statureMm, chair, plan, scale } = preview;
  const { unit, perN } = scale;
  const facts = `${durationText(durationS * 1000)}, ${plan.strokes.length} strokes, ${statureMm / 10} cm, ${chair}`;
  const sides = new Set(moments.map(sideOf).filter((side) => side !== null));
  return [
    ...wrapped(`${title.en} / ${title.id}`, width).map((line) => [span(line, 'strong')]),
    ...wrapped(facts, width).map((line) => [span(line)]),
    [],
    ...placeLines(preview, moments, durationS, plot),
    [],
    ...barLines(
      unit,
      moments,
      durationS,
      plot,
      unit === 'N' ? 10 : 5,
      ({ leftN, rightN }) => Math.max(leftN, rightN) * perN,
    ),
    [],
    ...barLines('cm/s', moments, durationS, plot, 5, (moment) =>
      sideOf(moment) === null ? 0 : Math.abs(moment.speedMmPerS) / 10,
    ),
    timeLine(durationS, plot),
    ...(styled && sides.size > 1 ? [[], ...legend(sides)] : []),
  ];
}

function sideOf({ leftN, rightN }: Moment): Side | null {
  if (leftN === 0 && rightN === 0) return null;
  return leftN === 0 ? 'right' : rightN === 0 ? 'left' : 'both';
}

function placeLines(
  preview: Preview,
  moments: readonly Moment[],
  durationS: number,
  plot: number,
): StyledLine[] {
  const heights = preview.landmarks.map(({ trackMm }) => trackMm);
  const topMm = Math.max(...heights) + 20;
  const bottomMm = Math.min(...heights) - 20;
  const dots = Array.from({ length: PLACE_ROWS * 4 }, () => new Array<Side | null>(plot * 2).fill(null));
  for (const moment of moments) {
    const side = sideOf(moment);
    const row = Math.floor(((topMm - moment.placeMm) / (topMm - bottomMm)) * PLACE_ROWS * 4);
    const column = Math.floor((moment.atS / durationS) * (plot * 2 - 1));
    const cells = dots[row];
    if (side !== null && cells !== undefined) cells[column] = side;
  }
  const labels = new Map<number, string>();
  for (const { name, trackMm } of preview.landmarks) {
    const row = Math.floor(((topMm - trackMm) / (topMm - bottomMm)) * PLACE_ROWS);
    if (NAMED.includes(name)) labels.set(row, name);
  }
  return Array.from({ length: PLACE_ROWS }, (_, row) => [
    label(labels.get(row) ?? '', '│'),
    ...brailleRow(dots.slice(row * 4, row * 4 + 4), plot),
  ]);
}

function brailleRow(rows: readonly (readonly (Side | null)[])[], plot: number): Span[] {
  const spans: Span[] = [];
  for (let column = 0; column < plot; column++) {
    let bits = 0;
    let side: Side | null = null;
    for (const [y, cells] of rows.entries()) {
      for (const x of [0, 1] as const) {
        const found = cells[column * 2 + x] ?? null;
        if (found === null) continue;
        bits |= DOTS[y]?.[x] ?? 0;
        side = found;
      }
    }
    const text = side === null ? ' ' : String.fromCodePoint(0x2800 + bits);
    append(spans, span(text, side === null ? 'plain' : STYLES[side]));
  }
  return spans;
}

/** Bars as high as the greatest value in each column; the axis goes up in steps of `step`. */
function barLines(
  unit: string,
  moments: readonly Moment[],
  durationS: number,
  plot: number,
  step: number,
  measure: (moment: Moment) => number,
): StyledLine[] {
  const values = new Array<number>(plot).fill(0);
  const sides = new Array<Side>(plot).fill('both');
  for (const moment of moments) {
    const column = Math.floor((moment.atS / durationS) * (plot - 1));
    const value = measure(moment);
    if (value <= (values[column] ?? 0)) continue;
    values[column] = value;
    sides[column] = sideOf(moment) ?? 'both';
  }
  const top = Math.max(step, Math.ceil(Math.max(...values) / step) * step);
  return Array.from({ length: BAR_ROWS }, (_, row) => {
    const spans: Span[] = [label([String(top), unit, '0'][row] ?? '', '│')];
    for (const [column, value] of values.entries()) {
      const eighths = Math.round((value / top) * BAR_ROWS * 8) - (BAR_ROWS - 1 - row) * 8;
      // What presses at all is seen, however lightly.
      const least = value > 0 && row === BAR_ROWS - 1 ? 1 : 0;
      append(spans, span(BARS[clamp(eighths, least, 8)] ?? ' ', STYLES[sides[column] ?? 'both']));
    }
    return spans;
  });
}

function timeLine(durationS: number, plot: number): StyledLine {
  const step = [10, 30, 60, 120, 180, 300, 600].find((seconds) => (plot / durationS) * seconds >= 12) ?? 600;
  let text = '';
  for (let seconds = 0; seconds <= durationS; seconds += step) {
    const column = Math.round((seconds / durationS) * (plot - 1));
    const mark = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
    if (column + mark.length <= plot) text = text.padEnd(column) + mark;
  }
  return [label('', ' '), span(text, 'faint')];
}

function legend(sides: ReadonlySet<Side>): readonly StyledLine[] {
  return (['left', 'both', 'right'] as const)
    .filter((side) => sides.has(side))
    .map((side) => [
      label('', ' '),
      span('⣿⣿ ', STYLES[side]),
      span(side === 'both' ? 'both sides' : `${side} side`),
    ]);
}

function label(words: string, edge: string): Span {
  const room = LABEL_COLUMNS - 2;
  return span(
    `${fitted('', room - shortened(words, room).length)}${shortened(words, room)} ${edge}`,
    'faint',
  );
}

function append(spans: Span[], piece: Span): void {
  const last = spans.at(-1);
  if (last !== undefined && last.style === piece.style && spans.length > 1) {
    spans[spans.length - 1] = { ...last, text: last.text + piece.text };
  } else spans.push(piece);
}
