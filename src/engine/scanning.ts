/**
 * Feeling the back inside a session: after the reference run, before anything is played. What was felt goes to whoever can
 * read it, who answers with a score for this very back, with one that feels it again, or with a decline.
 *
 *   referencing ─ready→ scanning ─the board is ready again→ mapping ─score→ preparing → referencing → playing
 */
import type { ScanOrder, ScanPoint } from '../chair/scan.ts';
import type { ChairCommand, Telemetry } from './chair-events.ts';
import type { EngineState, Step } from './engine-state.ts';
import type { Score } from './score.ts';
import { command, enter, stay } from './steps.ts';

/** Before the back was felt nobody knows where they are, and a guess is not told. */
export function aboutBack({ scan, zones, slopes }: Score): ChairCommand[] {
  if (scan !== undefined) return [];
  return [
    { kind: 'zones', zones },
    ...(slopes === undefined ? [] : [{ kind: 'back', back: slopes } as const]),
  ];
}

export function beginScan(state: EngineState, order: ScanOrder): Step {
  return command(
    { ...state, phase: { kind: 'scanning', points: [], begun: false } },
    { kind: 'scan', order },
  );
}

export function onFelt(state: EngineState, point: ScanPoint): Step {
  const { phase } = state;
  if (phase.kind !== 'scanning') return stay(state);
  return stay({ ...state, phase: { ...phase, points: [...phase.points, point] } });
}

/** The end of a scan is told by the board's state, which comes again and again; a point may be lost. */
export function onScanTelemetry(state: EngineState, { state: boardState }: Telemetry): Step {
  const { phase } = state;
  if (phase.kind !== 'scanning') return stay(state);
  if (boardState === 'scanning') return stay({ ...state, phase: { ...phase, begun: true } });
  if (boardState !== 'ready' || !phase.begun) return stay(state);
  return enter(state, { kind: 'mapping' }, { kind: 'map', points: phase.points });
}
