import { describe, expect, it } from 'vitest';
import { PlainView } from '../../src/cli/plain-view.ts';
import type { Telemetry } from '../../src/engine/chair-events.ts';
import type { EngineState, Phase } from '../../src/engine/engine-state.ts';
import { PLAYING, stateAt } from './a-session.ts';
import { Screen } from './a-terminal.ts';

const PAUSED: Phase = { kind: 'playing', sent: 3, paused: true };
const STOPPED = { exit: 'interrupted', what: 'Stopped. The rollers are released.', next: '' } as const;

/** Everything told about a session that goes through these states. */
function told(...states: EngineState[]): string[] {
  const screen = new Screen();
  const view = new PlainView(screen);
  for (const state of states) view.show(state, state.telemetryAtMs);
  view.close();
  return screen.take().split('\n').slice(0, -1);
}

function at(planTick: number, phase: Phase = PLAYING, more: Partial<Telemetry> = {}): EngineState {
  return stateAt(planTick, phase, { planTick, ...more });
}

describe('PlainView', () => {
  it('tells a whole session, one line for each thing that happens', () => {
    const lines = told(
      stateAt(0, { kind: 'greeting', sinceMs: 0, waitedFor: false }, null),
      at(0, { kind: 'referencing' }),
      at(0),
      at(50),
      at(20_000),
      at(31_000),
      at(42_000),
      at(42_500, PAUSED),
      at(42_500, PAUSED, { state: 'paused', rate: 0 }),
      at(42_500),
      at(58_000),
      at(63_000, { kind: 'closing', sinceMs: 63_000 }),
      at(63_000, { kind: 'done', outcome: { exit: 'ok', what: 'Played to the end.', next: '' } }),
    );
    expect(lines).toEqual([
      '00:00  Finding the zero of each drive, rollers in.',
      '00:00  Sweep from C7 to sacrum, both sides, 15 N, 50 mm/s, 3 times',
      '00:31  Hold at L3 + 20 mm, left side, 30 N, 20 s',
      '00:42  Paused, the rollers let go.',
      '00:42  Going on.',
      '00:58  Rest, 5 s',
      '01:03  Played to the end, the rollers go in.',
    ]);
  });

  it('tells a stop, also strokes that began between two looks, and nothing after it', () => {
    const lines = told(
      at(40_000),
      at(40_100, { kind: 'stopping', outcome: STOPPED, sinceMs: 0, askedMs: 0, fromBoardMs: 0 }),
      at(40_100, { kind: 'stopping', outcome: STOPPED, sinceMs: 0, askedMs: 100, fromBoardMs: 0 }),
      at(40_100, { kind: 'done', outcome: STOPPED }),
    );
    expect(lines).toEqual([
      '00:00  Sweep from C7 to sacrum, both sides, 15 N, 50 mm/s, 3 times',
      '00:31  Hold at L3 + 20 mm, left side, 30 N, 20 s',
      '00:40  Stopping, the rollers let go.',
    ]);
  });

  it('tells once when a stroke finds no contact', () => {
    const lines = told(
      at(33_000),
      at(36_000, PLAYING, { skipped: [true, false] }),
      at(36_050, PLAYING, { skipped: [true, false] }),
    );
    expect(lines.slice(2)).toEqual(['00:36  No contact in time, this stroke is left out.']);
  });

  it('tells nothing once closed', () => {
    const screen = new Screen();
    const view = new PlainView(screen);
    view.close();
    view.show(at(40_000), 40_000);
    expect(screen.writes).toEqual([]);
  });
});
