/** One picture of a session, as lines for a terminal of some size. Pure: the same state gives the same lines. */
import type { EngineState } from '../engine/engine-state.ts';
import { momentOf } from '../engine/session-moment.ts';
import { BACK_COLUMNS, drawBack, LEAST_BACK_ROWS } from './back-drawing.ts';
import type { Scene, ViewSize } from './scene.ts';
import { statusPanel } from './status-panel.ts';
import { cutLine, lineText, lineWidth, padLine, type StyledLine, span } from './styled-line.ts';
import { shortened } from './text-width.ts';

/** From this width on the words stand beside the back, below it they stand over it. */
const SIDE_BY_SIDE_COLUMNS = 64;
/** Beside the back, the words need this many rows: 14 and the neck. */
const LEAST_ROWS_BESIDE = 15;
/** Wider and higher the picture does not grow: the eye would have to travel. */
const MOST_COLUMNS = 96;
const MOST_BACK_ROWS = 24;
/** Lower than this, what is played matters more than its title. The keys are always shown. */
const LEAST_ROWS_WITH_HEADER = 10;
const GAP_COLUMNS = 3;

/** At most `rows` lines of at most `columns` columns. With `colour`, styled by ANSI sequences. */
export function renderView(
  state: EngineState,
  nowMs: number,
  size: ViewSize,
  scene: Scene,
  colour: boolean,
): string[] {
  const columns = Math.min(size.columns, MOST_COLUMNS);
  const keys: StyledLine = [span(keyWords(state), 'faint')];
  const isLow = size.rows < LEAST_ROWS_WITH_HEADER;
  const bodyRows = Math.max(0, size.rows - (isLow ? 1 : 4));
  const body = bodyLines(state, nowMs, { columns, rows: bodyRows }, scene).slice(0, bodyRows);
  const lines = isLow ? [...body, keys] : [...header(state, scene, columns), ...body, [], keys];
  return lines.slice(0, size.rows).map((line) => lineText(cutLine(line, columns), colour));
}

function header(state: EngineState, scene: Scene, columns: number): StyledLine[] {
  const { identity } = state;
  const chair = identity === null ? '' : identity.simulated ? 'simulated chair' : `chair ${identity.model}`;
  const right = shortened(chair, Math.max(0, Math.floor(columns / 2) - 2));
  const title = padLine([span(scene.title, 'strong')], columns - lineWidth([span(right)]) - 1);
  return [[...title, span(' '), span(right, 'faint')], [span('─'.repeat(columns), 'faint')]];
}

function bodyLines(state: EngineState, nowMs: number, size: ViewSize, scene: Scene): StyledLine[] {
  const moment = momentOf(state, nowMs);
  const hasBack = scene.landmarks.length > 1;
  const back = (rows: number): StyledLine[] =>
    drawBack(scene, moment.stroke, state.telemetry, Math.min(rows, MOST_BACK_ROWS));
  if (hasBack && size.columns >= SIDE_BY_SIDE_COLUMNS && size.rows >= LEAST_ROWS_BESIDE) {
    const panelColumns = size.columns - BACK_COLUMNS - GAP_COLUMNS;
    const panel = statusPanel(state, nowMs, moment, scene, panelColumns, false);
    return back(size.rows).map((line, row) => {
      // One row lower than the neck, level with the shoulders.
      const words = panel[row - 1] ?? [];
      return [...padLine(line, BACK_COLUMNS + GAP_COLUMNS), ...cutLine(words, panelColumns)];
    });
  }
  const panel = statusPanel(state, nowMs, moment, scene, size.columns, true);
  const left = size.rows - panel.length - 1;
  if (!hasBack || left < LEAST_BACK_ROWS || size.columns < BACK_COLUMNS) return panel;
  const indent = span(' '.repeat(Math.floor((size.columns - BACK_COLUMNS) / 2)));
  return [...panel, [], ...back(left).map((line): StyledLine => [indent, ...line])];
}

const CHANGE_KEYS = ' · + - ↑ ↓ ← → [ ] n m change';

function keyWords(state: EngineState): string {
  switch (state.phase.kind) {
    case 'playing':
      return `Space ${state.phase.paused ? 'go on' : 'pause'} · Esc stop${state.live === null ? '' : CHANGE_KEYS}`;
    case 'done':
      return '';
    default:
      return 'Esc stop';
  }
}
