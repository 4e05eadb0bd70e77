/**
 * The person's back as a therapist sees it, head up, the person's left on the left: outline, landmarks, the way of the
 * stroke and the rollers where the chair says they are.
 *
 *             ╎   ╎
 *   C7  ╭─────╯   ╰─────╮
 *       │   ○   ┊   ○   │       ○ lifted   ● on the body
 */
import type { PlannedStroke } from '../chair/plan.ts';
import type { Telemetry } from '../engine/chair-events.ts';
import { clamp, lerp } from '../units/numbers.ts';
import type { Landmark, Scene } from './scene.ts';
import { type Span, type Style, type StyledLine, span } from './styled-line.ts';
import { fitted } from './text-width.ts';

const LABEL_COLUMNS = 8;
const HALF_COLUMNS = 9;
export const BACK_COLUMNS = LABEL_COLUMNS + 2 * HALF_COLUMNS + 1;
/** Below this the rollers' place says nothing. */
export const LEAST_BACK_ROWS = 7;

/** Half the width of a back, from above C7 (0) to below the sacrum (1), as shares of the shoulders' [D]. */
const OUTLINE: readonly (readonly [number, number])[] = [
  [-0.2, 0.33],
  [-0.001, 0.33],
  [0, 1],
  [0.3, 1],
  [0.72, 0.76],
  [1.05, 0.92],
  [1.2, 0.92],
];
const HALF_SHOULDERS_MM = 190;
/** Landmarks that are named also while no stroke is there: those a hand finds (domain.md §3). */
const NAMED = ['C7', 'T3', 'T7', 'T12', 'L4', 'sacrum'];

type Cell = { readonly text: string; readonly style: Style };

interface Track {
  readonly topMm: number;
  readonly bottomMm: number;
  readonly rows: number;
}

export function drawBack(
  scene: Scene,
  stroke: PlannedStroke | null,
  telemetry: Telemetry | null,
  rows: number,
): StyledLine[] {
  const highest = Math.max(...scene.landmarks.map((landmark) => landmark.trackMm));
  const lowest = Math.min(...scene.landmarks.map((landmark) => landmark.trackMm));
  const marginMm = (highest - lowest) / 10;
  const track = { topMm: highest + marginMm, bottomMm: lowest - marginMm / 2, rows };
  const labels = labelRows(scene.landmarks, stroke, track);
  const halves = Array.from({ length: rows }, (_, row) => halfColumns(row, track, highest, lowest));
  const lines: Cell[][] = halves.map((half, row) => outlineRow(half, halves[row - 1] ?? half));
  drawSpine(lines, rowOf(highest, track), rowOf(lowest, track));
  if (telemetry !== null) {
    const offset = rollerColumns(telemetry.widthMm);
    if (stroke !== null && stroke.technique !== 'rest') drawWay(lines, stroke, offset, track);
    drawRollers(lines, scene, telemetry, offset, track);
  }
  return lines.map((cells, row) => [labels.get(row) ?? span(fitted('', LABEL_COLUMNS)), ...joined(cells)]);
}

function rowOf(mm: number, { topMm, bottomMm, rows }: Track): number {
  return clamp(Math.round(((topMm - mm) / (topMm - bottomMm)) * (rows - 1)), 0, rows - 1);
}

function labelRows(landmarks: readonly Landmark[], stroke: PlannedStroke | null, track: Track) {
  // A place is written as "L3" or "L3 + 20 mm".
  const active = [stroke?.fromName, stroke?.toName].map((name) => name?.split(' ')[0]);
  const rows = new Map<number, Span>();
  const isActive = ({ name }: Landmark): boolean => active.includes(name);
  const named = landmarks.filter((landmark) => isActive(landmark) || NAMED.includes(landmark.name));
  for (const landmark of named.toSorted((a, b) => Number(isActive(b)) - Number(isActive(a)))) {
    const row = rowOf(landmark.trackMm, track);
    const style = isActive(landmark) ? 'strong' : 'faint';
    if (!rows.has(row)) {
      rows.set(row, span(`${fitted(landmark.name, LABEL_COLUMNS - 2).padStart(LABEL_COLUMNS - 1)} `, style));
    }
  }
  return rows;
}

function halfColumns(row: number, track: Track, highestMm: number, lowestMm: number): number {
  const mm = lerp(track.topMm, track.bottomMm, row / Math.max(1, track.rows - 1));
  // The shoulders begin on the row that is called C7.
  const at = row < rowOf(highestMm, track) ? -0.1 : Math.max(0, (highestMm - mm) / (highestMm - lowestMm));
  const next = OUTLINE.findIndex(([fraction]) => fraction > at);
  const [low, high] = [OUTLINE[next - 1], OUTLINE[next]];
  if (low === undefined || high === undefined) return HALF_COLUMNS;
  return Math.round(HALF_COLUMNS * lerp(low[1], high[1], (at - low[0]) / (high[0] - low[0])));
}

function outlineRow(half: number, above: number): Cell[] {
  const cells: Cell[] = Array.from({ length: 2 * HALF_COLUMNS + 1 }, () => ({ text: ' ', style: 'plain' }));
  const put = (column: number, text: string): void => putCell(cells, column, text, 'faint');
  if (half > above + 1) {
    for (let column = above + 1; column < half; column++) {
      put(-column, '─');
      put(column, '─');
    }
    put(-half, '╭');
    put(-above, '╯');
    put(above, '╰');
    put(half, '╮');
  } else {
    put(-half, half > above ? '╱' : half < above ? '╲' : '│');
    put(half, half > above ? '╲' : half < above ? '╱' : '│');
  }
  return cells;
}

function drawSpine(lines: Cell[][], topRow: number, bottomRow: number): void {
  for (const cells of lines.slice(topRow, bottomRow + 1)) putCell(cells, 0, '┊', 'faint');
}

function rollerColumns(widthMm: number): number {
  const columns = Math.round(((widthMm / 2) * HALF_COLUMNS) / HALF_SHOULDERS_MM);
  return clamp(columns, 1, HALF_COLUMNS - 4);
}

function drawWay(lines: Cell[][], stroke: PlannedStroke, offset: number, track: Track): void {
  const rows = [rowOf(stroke.fromMm, track), rowOf(stroke.toMm, track)];
  const [top, bottom] = [Math.min(...rows), Math.max(...rows)];
  for (const cells of lines.slice(top, bottom + 1)) {
    const mark = top === bottom ? '◌' : '·';
    if (stroke.side !== 'right') putCell(cells, -offset, mark, 'accent');
    if (stroke.side !== 'left') putCell(cells, offset, mark, 'accent');
  }
}

function drawRollers(
  lines: Cell[][],
  scene: Scene,
  telemetry: Telemetry,
  offset: number,
  track: Track,
): void {
  const cells = lines[rowOf(telemetry.carriageMm, track)];
  if (cells === undefined) return;
  for (const [side, column] of [['left', -offset] as const, ['right', offset] as const]) {
    const touches = telemetry.contact[channelOf(scene, side)];
    putCell(cells, column, touches ? '●' : '○', touches ? 'accent' : 'plain');
  }
}

/** The depth channel that carries one roller; on a chair with one drive, its only one. */
export function channelOf(scene: Scene, side: 'left' | 'right'): 0 | 1 {
  return scene.channels.indexOf(side) === 1 ? 1 : 0;
}

function putCell(cells: Cell[], column: number, text: string, style: Style): void {
  cells[column + HALF_COLUMNS] = { text, style };
}

/** Neighbours of one style become one piece. */
function joined(cells: readonly Cell[]): Span[] {
  const spans: Span[] = [];
  for (const cell of cells) {
    const last = spans.at(-1);
    if (last?.style === cell.style) spans[spans.length - 1] = { ...last, text: last.text + cell.text };
    else spans.push(cell);
  }
  return spans;
}
