/** Tells a session in lines, one for each thing that happens, with the time of the program in front. */
import type { EngineState, Phase } from '../engine/engine-state.ts';
import { momentOf } from '../engine/session-moment.ts';
import { changeWords } from './change-words.ts';
import { durationText } from './duration-text.ts';
import type { SessionView, ViewOutput } from './session-view.ts';
import { plainText } from './text-width.ts';

/** What was told last: a line comes only when one of these changes. */
export interface Told {
  readonly phase: string;
  readonly paused: boolean;
  readonly stroke: number;
  readonly skipped: boolean;
  /** What was asked for meanwhile. */
  readonly changes: string | null;
}

export const NOTHING_TOLD: Told = { phase: '', paused: false, stroke: -1, skipped: false, changes: null };

/** Sample: "00:42  Hold at L3, both sides, 30 N, 20 s". Strokes that began since the last look are all told. */
export function plainLines(
  told: Told,
  state: EngineState,
  nowMs: number,
): { readonly told: Told; readonly lines: readonly string[] } {
  const { phase, score, telemetry } = state;
  const { stroke, tick } = momentOf(state, nowMs);
  const playing = phase.kind === 'playing';
  const current = playing && stroke !== null ? stroke.index : told.stroke;
  const begun = (score?.plan.strokes ?? []).filter(({ index }) => index > told.stroke && index <= current);
  const skipped =
    playing && stroke?.channels.some((channel) => telemetry?.skipped[channel] === true) === true;
  const paused = playing && phase.paused;
  const lines: string[] = [];
  const tell = (atMs: number, text: string): void => {
    lines.push(`${durationText(atMs)}  ${plainText(text)}`);
  };
  // After a scan the same phase only waits for the zones to be taken.
  const words = phase.kind === 'referencing' && telemetry?.state === 'ready' ? null : phaseLine(phase);
  if (phase.kind !== told.phase && words !== null) tell(tick, words);
  for (const each of begun) tell(each.startTick, each.words);
  if (skipped && (begun.length > 0 || !told.skipped))
    tell(tick, 'No contact in time, this stroke is left out.');
  if (paused !== told.paused && playing) tell(tick, paused ? 'Paused, the rollers let go.' : 'Going on.');
  const changes = playing ? changeWords(state.live) : told.changes;
  if (changes !== told.changes && playing) tell(tick, `Asked: ${changes ?? 'as written'}.`);
  return {
    told: { phase: phase.kind, paused: playing ? paused : told.paused, stroke: current, skipped, changes },
    lines,
  };
}

/** Phases nobody waits for are not told; how it ended is told by the report. */
function phaseLine(phase: Phase): string | null {
  switch (phase.kind) {
    case 'referencing':
      return 'Finding the zero of each drive, rollers in.';
    case 'scanning':
      return 'Feeling the back, lightly, from the seat up to the shoulders.';
    case 'closing':
      return 'Played to the end, the rollers go in.';
    case 'stopping':
      return 'Stopping, the rollers let go.';
    case 'let-go':
      return 'The chair stopped by itself and lets go.';
    default:
      return null;
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
