import type { PlannedStroke } from '../../src/chair/plan.ts';
import type { ChairEvent, Telemetry } from '../../src/engine/chair-events.ts';
import { stepEngine } from '../../src/engine/engine.ts';
import type { Effect, EngineInput, EngineState } from '../../src/engine/engine-state.ts';
import { initialEngine } from '../../src/engine/engine-state.ts';
import type { Score } from '../../src/engine/score.ts';

export const ENVELOPE = '0123456789abcdef';

/** Two strokes of two seconds, one batch each. */
export function scoreOfTwo(envelope = ENVELOPE): Score {
  const strokes = [0, 1].map((index): PlannedStroke => {
    const startTick = 200 + index * 2000;
    return {
      index,
      technique: 'hold',
      words: `Hold ${index}`,
      line: index + 1,
      side: 'both',
      channels: [0, 1],
      fromName: 'T7',
      toName: 'T7',
      fromMm: 300,
      toMm: 300,
      askedN: 20,
      cruiseMmPerS: 0,
      startTick,
      endTick: startTick + 2000,
      plannedS: 1,
      plateaus: [{ fromTick: startTick + 500, toTick: startTick + 1500, forceN: 20 }],
      batches: [{ fromTick: startTick, restTick: startTick + 2000, segments: [], forces: [], kneads: [] }],
    };
  });
  return { plan: { strokes, endTick: 4200 }, zones: [], envelope };
}

export const IDENTIFIED: ChairEvent = {
  kind: 'identified',
  identity: {
    model: 'tsubo-duo',
    serial: 'test-1',
    simulated: true,
    envelope: ENVELOPE,
    protocolMajor: 1,
    protocolMinor: 0,
  },
};

export const AT_REST: Telemetry = {
  boardMs: 1000,
  planTick: 0,
  state: 'disarmed',
  carriageMm: 0,
  widthMm: 60,
  depthMm: [0, 0],
  forceN: [0, 0],
  kneadPerMin: 0,
  queueMs: 0,
  rate: 1,
  seat: true,
  cover: true,
  contact: [false, false],
  skipped: [false, false],
  moving: false,
  pressing: false,
  latched: false,
};

export function heard(telemetry: Partial<Telemetry>): EngineInput {
  return { kind: 'chair', event: { kind: 'telemetry', telemetry: { ...AT_REST, ...telemetry } } };
}

export function latched(fault: string, faultId = 7): EngineInput {
  const counters = { fault, faultId, faultAtBoardMs: 0, detail: 0, stops: 0, noise: 0, refused: 0, late: 0 };
  return { kind: 'chair', event: { kind: 'counters', counters } };
}

export function answered(id: number, code = 'ok'): EngineInput {
  return { kind: 'chair', event: { kind: 'answered', id, code } };
}

/** Runs an engine and keeps what it asked for. */
export class Runner {
  state: EngineState = initialEngine(0);
  nowMs = 0;
  readonly effects: Effect[] = [];

  feed(...inputs: EngineInput[]): this {
    for (const input of inputs) {
      const step = stepEngine(this.state, input, this.nowMs);
      this.state = step.state;
      this.effects.push(...step.effects);
    }
    return this;
  }

  after(elapsedMs: number): this {
    this.nowMs += elapsedMs;
    return this.feed({ kind: 'time' });
  }

  /** What was asked of the chair, in order: kinds of command, and `stop`. */
  get asked(): readonly string[] {
    return this.effects.flatMap((effect) =>
      effect.kind === 'command' ? [effect.command.kind] : effect.kind === 'stop' ? ['stop'] : [],
    );
  }

  /** Answers the newest command. */
  answer(code = 'ok'): this {
    return this.feed(answered(this.state.nextId - 1, code));
  }

  toAwaitingStart(): this {
    return this.feed({ kind: 'chair', event: IDENTIFIED }, { kind: 'score', score: scoreOfTwo() });
  }

  toPlaying(): this {
    this.toAwaitingStart().feed(heard({}), { kind: 'start' });
    this.feed(heard({}));
    return this.answer()
      .answer()
      .answer()
      .feed(heard({ state: 'ready' }));
  }
}
