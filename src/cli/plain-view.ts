/** Tells a session in lines, one for each thing that happens, with the time of the program in front. */
import type { EngineState } from '../engine/engine-state.ts';
import { durationText } from './duration-text.ts';
import { momentOf } from './session-moment.ts';
import type { SessionView, ViewOutput } from './session-view.ts';
import { plainText } from './text-width.ts';

/** What was told last: a line comes only when one of these changes. */
export interface Told {
  readonly phase: string;
  readonly paused: boolean;
  readonly stroke: number;
  readonly skipped: boolean;
}

export const NOTHING_TOLD: Told = { phase: '', paused: false, stroke: -1, skipped: false };

/** Sample: "00:42  Hold at L3, both sides, 30 N, 20 s". */
export function plainLines(
  told: Told,
  state: EngineState,
  nowMs: number,
): { readonly told: Told; readonly lines: readonly string[] } {
  const { phase } = state;
  const moment = momentOf(state, nowMs);
  const { stroke } = moment;
  const playing = phase.kind === 'playing';
  const paused = playing && phase.paused;
  const begun = playing && stroke !== null && stroke.index !== told.stroke;
  const sameStroke = !begun && playing;
  const skipped =
    playing && stroke?.channels.some((channel) => state.telemetry?.skipped[channel] === true) === true;
  const words: string[] = [];
  if (phase.kind !== told.phase) words.push(...phaseLine(state));
  if (begun) words.push(stroke.words);
  if (skipped && !(sameStroke && told.skipped)) words.push('No contact in time, this stroke is left out.');
  if (playing && paused !== told.paused) words.push(paused ? 'Paused, the rollers let go.' : 'Going on.');
  const time = durationText(moment.tick);
  return {
    told: {
      phase: phase.kind,
      paused: playing ? paused : told.paused,
      stroke: begun ? stroke.index : told.stroke,
      skipped,
    },
    lines: words.map((text) => `${time}  ${plainText(text)}`),
  };
}

/** Phases nobody waits for are not told. */
function phaseLine(state: EngineState): string[] {
  const { phase } = state;
  switch (phase.kind) {
    case 'referencing':
      return ['Finding the zero of each drive, rollers in.'];
    case 'closing':
      return ['Played to the end, the rollers go in.'];
    case 'stopping':
      return ['Stopping, the rollers let go.'];
    case 'let-go':
      return ['The chair stopped by itself and lets go.'];
    case 'done':
      return [phase.outcome.what];
    default:
      return [];
  }
}

export class PlainView implements SessionView {
  private readonly output: ViewOutput;
  private told: Told = NOTHING_TOLD;
  private closed = false;

  constructor(output: ViewOutput) {
    this.output = output;
  }

  show(state: EngineState, nowMs: number): void {
    if (this.closed) return;
    const { told, lines } = plainLines(this.told, state, nowMs);
    this.told = told;
    if (lines.length > 0) this.output.write(`${lines.join('\n')}\n`);
  }

  close(): void {
    this.closed = true;
  }
}
