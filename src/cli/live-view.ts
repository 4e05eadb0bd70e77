/**
 * Draws pictures of a session on a terminal's second screen, so that what was there before comes back. Only lines that
 * changed are written, each picture in one go.
 */
import type { EngineState } from '../engine/engine-state.ts';
import { renderView } from './render-view.ts';
import type { Scene } from './scene.ts';
import type { SessionView, ViewOptions } from './session-view.ts';

/** At most ten pictures a second: calm to look at, and light on a slow line. */
const PICTURE_MS = 100;
const SMALLEST = { columns: 80, rows: 24 } as const;

/** Second screen, cursor hidden, cleared (xterm control sequences). */
const ENTER = '\u001b[?1049h\u001b[?25l\u001b[2J';
const LEAVE = '\u001b[?25h\u001b[?1049l';
/** Terminals that know it show the picture at once; others ignore it. */
const BEGIN_PICTURE = '\u001b[?2026h';
const END_PICTURE = '\u001b[?2026l';

export class LiveView implements SessionView {
  private readonly options: ViewOptions;
  private readonly colour: boolean;
  private shown: readonly string[] = [];
  private shownSize = '';
  private drawnMs: number | null = null;
  private closed = false;
  private readonly onExit = (): void => this.close();

  constructor(options: ViewOptions) {
    this.options = options;
    const noColour = options.env.NO_COLOR;
    this.colour = noColour === undefined || noColour === '';
  }

  show(state: EngineState, nowMs: number, scene: Scene): void {
    const { output, wallMs, exits } = this.options;
    const wall = wallMs();
    const tooSoon = this.drawnMs !== null && wall - this.drawnMs < PICTURE_MS;
    // A terminal that does not keep up is given less to draw, not a longer queue.
    if (this.closed || tooSoon || output.writableNeedDrain) return;
    if (this.drawnMs === null) {
      exits.on('exit', this.onExit);
      output.write(ENTER);
    }
    this.drawnMs = wall;
    // A terminal that does not know its size says 0.
    const columns = output.columns || SMALLEST.columns;
    const rows = output.rows || SMALLEST.rows;
    const size = `${columns}x${rows}`;
    const fresh = size !== this.shownSize;
    const lines = renderView(state, nowMs, { columns, rows }, scene, this.colour);
    const changes = changedLines(fresh ? [] : this.shown, lines);
    this.shown = lines;
    this.shownSize = size;
    if (changes === '' && !fresh) return;
    output.write(`${BEGIN_PICTURE}${fresh ? '\u001b[2J' : ''}${changes}${END_PICTURE}`);
  }

  close(): void {
    if (this.closed) return;
    this.closed = true;
    if (this.drawnMs === null) return;
    this.options.exits.off('exit', this.onExit);
    this.options.output.write(LEAVE);
  }
}

/** Each changed line: the cursor to its row, the line, the rest of the row erased. */
function changedLines(before: readonly string[], after: readonly string[]): string {
  let text = '';
  for (let row = 0; row < Math.max(before.length, after.length); row++) {
    const line = after[row] ?? '';
    if (line !== (before[row] ?? '')) text += `\u001b[${row + 1};1H${line}\u001b[K`;
  }
  return text;
}
