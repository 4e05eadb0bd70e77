/** The end of a session for people: what was delivered of what was planned, what was changed, how it ended. */
import type { Approximation } from '../chair/plan.ts';
import { type PressureScale, pressureText } from '../chair/pressure-scale.ts';
import type { Outcome } from '../engine/outcome.ts';
import type { StrokeReport } from '../engine/stroke-tally.ts';
import type { Cut } from '../safety/gate.ts';
import { durationText } from './duration-text.ts';
import { fitted, plainText, textWidth, wrapped } from './text-width.ts';

export interface SessionSummary {
  readonly title: string;
  readonly durationS: number;
  /** Those that were reached; in their order. */
  readonly strokes: readonly StrokeReport[];
  /** How many there are in the program. */
  readonly planned: number;
  readonly approximations: readonly Approximation[];
  readonly cuts: readonly Cut[];
  readonly scale: PressureScale;
  readonly outcome: Outcome;
}

const HEADS = ['Planned', 'Played', 'Asked', 'Mean', 'Off by'] as const;
const NUMBER_COLUMNS = 9;
const LEAST_WORDS_COLUMNS = 16;
const WIDEST = 96;

/** Lines of at most `columns`; in a narrow terminal the figures of a stroke stand under its words. */
export function reportText(summary: SessionSummary, columns: number): string {
  const width = Math.min(columns, WIDEST);
  const { title, durationS, strokes, planned, outcome } = summary;
  const played = `${durationText(durationS * 1000)}, ${strokes.length} of ${planned} strokes`;
  const blocks = [
    [...wrapped(title, width), played],
    strokes.length === 0 ? [] : table(summary, outcome.exit === 'ok', width),
    notes('Changed for this chair and person', approximationLines(summary), width),
    notes('Lowered by the safety limits', cutLines(summary), width),
    // What went wrong is told once, on the error stream.
    endsWell(outcome) ? [...wrapped(outcome.what, width), ...wrapped(outcome.next, width)] : [],
  ];
  const shown = blocks.filter((block) => block.length > 0).map((block) => block.join('\n'));
  return `${shown.join('\n\n').replace(/ +$/gm, '')}\n`;
}

/** Played to the end, or stopped because a person wanted it. */
export function endsWell({ exit }: Outcome): boolean {
  return exit === 'ok' || exit === 'interrupted';
}

/**
 *     Stroke                            Planned   Played    Asked     Mean   Off by
 *     Hold at L3, left                   20.0 s   19.9 s   30.0 N   29.4 N     2 mm
 */
function table({ strokes, scale }: SessionSummary, finished: boolean, width: number): string[] {
  // A stroke that was broken off was not everywhere it should have been; that is no error of place.
  const isWhole = (stroke: StrokeReport): boolean => finished || stroke !== strokes.at(-1);
  const figures = HEADS.length * NUMBER_COLUMNS;
  const longest = Math.max(...strokes.map((stroke) => textWidth(strokeName(stroke))));
  const wordsColumns = Math.min(width - figures, Math.max(longest, LEAST_WORDS_COLUMNS));
  const cells = (values: readonly string[], columns: number): string =>
    values.map((value) => value.padStart(columns)).join('');
  if (wordsColumns >= LEAST_WORDS_COLUMNS) {
    return [
      fitted('Stroke', wordsColumns) + cells(HEADS, NUMBER_COLUMNS),
      ...strokes.flatMap((stroke) => {
        const [first = '', ...rest] = wrapped(strokeName(stroke), wordsColumns);
        return [
          fitted(first, wordsColumns) + cells(figuresOf(stroke, isWhole(stroke), scale), NUMBER_COLUMNS),
          ...rest,
        ];
      }),
    ];
  }
  const narrow = Math.max(7, Math.floor(width / HEADS.length));
  return [
    cells(HEADS, narrow),
    ...strokes.flatMap((stroke) => [
      ...wrapped(strokeName(stroke), width),
      cells(figuresOf(stroke, isWhole(stroke), scale), narrow),
    ]),
  ];
}

function strokeName(stroke: StrokeReport): string {
  const technique = `${stroke.technique.charAt(0).toUpperCase()}${stroke.technique.slice(1)}`;
  if (hasNoPlace(stroke)) return technique;
  const where = stroke.at === undefined ? `${stroke.from} to ${stroke.to}` : `at ${stroke.at}`;
  return plainText(`${technique} ${where}, ${stroke.side}`);
}

/** A rest, and what a cushion does, have no place on a track and no newtons. */
function hasNoPlace({ technique }: StrokeReport): boolean {
  return technique === 'rest' || technique === 'shake';
}

function figuresOf(stroke: StrokeReport, isWhole: boolean, { unit, perN }: PressureScale): string[] {
  const seconds = (value: number): string => `${value.toFixed(1)} s`;
  if (stroke.skipped) return [seconds(stroke.plannedS), 'no', 'contact', '', ''];
  if (hasNoPlace(stroke)) return [seconds(stroke.plannedS), seconds(stroke.deliveredS), '', '', ''];
  const pressed = (value: number): string => `${(value * perN).toFixed(1)} ${unit}`;
  return [
    seconds(stroke.plannedS),
    seconds(stroke.deliveredS),
    pressed(stroke.plannedN),
    pressed(stroke.meanN),
    isWhole ? `${stroke.placeErrorMm.toFixed(0)} mm` : 'not whole',
  ];
}

function approximationLines({ approximations }: SessionSummary): string[] {
  return approximations.map(({ line, what, instead }) => `Line ${line}: ${what} ${instead}`);
}

function cutLines({ cuts, scale }: SessionSummary): string[] {
  return cuts.map(
    ({ line, askedN, allowedN, limit }) =>
      `Line ${line}: ${pressureText(askedN, scale, 1)} asked, ${pressureText(allowedN, scale, 1)} played, the ceiling of ${limit}.`,
  );
}

function notes(head: string, lines: readonly string[], width: number): string[] {
  if (lines.length === 0) return [];
  const items = [...new Set(lines)].flatMap((text) =>
    wrapped(text, width - 4).map((line, index) => `${index === 0 ? '  - ' : '    '}${line}`),
  );
  return [head, ...items];
}
