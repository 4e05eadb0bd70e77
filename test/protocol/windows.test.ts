import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { AckCode, SequencedMessage } from '../../src/protocol/messages.ts';
import { ANSWERS_KEPT, initialReceive, judge, record } from '../../src/protocol/receive-window.ts';
import {
  backlog,
  DEAD_AFTER_MS,
  initialWindow,
  nextTimeMs,
  type SendEffect,
  type SendWindow,
  stepWindow,
} from '../../src/protocol/send-window.ts';
import { type LineQuality, overLossyLine } from './lossy-line.ts';

const clean: LineQuality = { seed: 1, lost: 0, doubled: 0, delayMs: 5, jitterMs: 0, reorders: false };
const message = (edge: number): SequencedMessage => ({ name: 'arm', edge });
const upTo = (count: number): number[] => Array.from({ length: count }, (_, n) => n);

function expectExactlyOnce(outcome: ReturnType<typeof overLossyLine>, count: number): void {
  expect(outcome.dead).toEqual([]);
  expect(outcome.executed).toEqual(upTo(count));
  const answered = new Map(outcome.answers);
  expect(outcome.answers.length).toBe(count);
  for (const id of upTo(count)) expect(answered.get(id), `answer to ${id}`).toBe(outcome.codesGiven.get(id));
}

describe('H17: a command is carried out once and in order', () => {
  const quality = (mostLost: number) =>
    fc.record({
      seed: fc.nat(),
      lost: fc.double({ min: 0, max: mostLost, noNaN: true }),
      doubled: fc.double({ min: 0, max: 0.3, noNaN: true }),
      delayMs: fc.integer({ min: 0, max: 60 }),
      jitterMs: fc.integer({ min: 0, max: 50 }),
    });
  const everyMs = fc.integer({ min: 0, max: 20 });

  test.each([false, true])('with a tenth lost, some doubled, all delayed (reordered: %s)', (reorders) => {
    const delivered = fc.property(quality(0.1), everyMs, (line, every) => {
      expectExactlyOnce(overLossyLine({ ...line, reorders }, 60, every, 60_000), 60);
    });
    fc.assert(delivered, { seed: 17, numRuns: 200 });
  });

  test.each([false, true])(
    'with most of it lost: never twice, never out of order (reordered: %s)',
    (reorders) => {
      const safe = fc.property(quality(0.7), everyMs, (line, every) => {
        const outcome = overLossyLine({ ...line, reorders }, 40, every, 60_000);
        expect(outcome.executed).toEqual(upTo(outcome.executed.length));
        expect(new Set(outcome.answers.map(([id]) => id)).size).toBe(outcome.answers.length);
        for (const [id, code] of outcome.answers) expect(code).toBe(outcome.codesGiven.get(id));
        expect(outcome.backlog).toBe(40 - outcome.answers.length);
        expect(outcome.dead.length).toBe(outcome.backlog === 0 ? 0 : 1);
      });
      fc.assert(safe, { seed: 18, numRuns: 200 });
    },
  );

  test('across the wrap of the sequence', () => {
    const start = {
      window: { ...initialWindow(), nextSeq: 65_500 },
      receive: { ...initialReceive(), next: 65_500 },
    };
    const line = { ...clean, seed: 3, lost: 0.15, doubled: 0.2, jitterMs: 20 };
    expectExactlyOnce(overLossyLine(line, 100, 2, 60_000, start), 100);
  });

  test('a clean line carries each command once, with no resend', () => {
    const outcome = overLossyLine(clean, 500, 1, 60_000);
    expectExactlyOnce(outcome, 500);
    expect(outcome.transmissions).toBe(500);
    expect(outcome.mostUnanswered).toBe(8);
    expect(outcome.answers.map(([id]) => id)).toEqual(upTo(500));
  });

  test('a dead line is called dead, and nothing is sent afterwards', () => {
    const outcome = overLossyLine({ ...clean, lost: 1 }, 20, 0, 60_000);
    expect(outcome.executed).toEqual([]);
    expect(outcome.dead).toEqual(['no answer to arm (line 0) for 2000 ms']);
    expect(outcome.endMs).toBe(DEAD_AFTER_MS);
    expect(outcome.backlog).toBe(20);
    // 200 ms, then 400 ms each: six times a window of eight.
    expect(outcome.transmissions).toBe(8 * 6);
  });
});

describe('the sending window', () => {
  function filled(count: number): SendWindow {
    return upTo(count).reduce(
      (window, id) => stepWindow(window, { kind: 'send', message: message(id), id }, 0).window,
      initialWindow(),
    );
  }
  function transmitted(effects: readonly SendEffect[]): number[] {
    return effects.flatMap((effect) => (effect.kind === 'transmit' ? [effect.seq] : []));
  }
  const ack = (seq: number, next: number, code: AckCode) => ({ kind: 'ack', seq, next, code }) as const;

  test('takes eight, keeps the rest, and goes on in order', () => {
    const window = filled(20);
    expect(window.unanswered.map((sent) => sent.seq)).toEqual(upTo(8));
    expect(backlog(window)).toBe(20);
    const step = stepWindow(window, ack(0, 8, 'ok'), 10);
    expect(step.effects[0]).toEqual({ kind: 'answered', id: 0, message: message(0), code: 'ok' });
    expect(transmitted(step.effects)).toEqual([8]);
    expect(backlog(step.window)).toBe(19);
  });

  test('frees a message only by the answer to its own number, and does not run ahead of the oldest', () => {
    const step = stepWindow(filled(20), ack(3, 8, 'late'), 10);
    expect(step.effects).toEqual([{ kind: 'answered', id: 3, message: message(3), code: 'late' }]);
    const again = stepWindow(step.window, ack(3, 8, 'late'), 11);
    expect(again).toEqual({ window: step.window, effects: [] });
    expect(stepWindow(step.window, ack(900, 8, 'ok'), 11).effects).toEqual([]);
  });

  test('resends from the oldest at the first report of a gap, not at the next ones', () => {
    const window = filled(5);
    const first = stepWindow(window, ack(3, 2, 'gap'), 10);
    expect(transmitted(first.effects)).toEqual([0, 1, 2, 3, 4]);
    expect(stepWindow(first.window, ack(4, 2, 'gap'), 11).effects).toEqual([]);
    expect(stepWindow(window, ack(3, 50, 'gap'), 10).effects).toEqual([]);
    const later = stepWindow(stepWindow(first.window, ack(2, 3, 'ok'), 12).window, ack(4, 3, 'gap'), 13);
    expect(transmitted(later.effects)).toEqual([0, 1, 3, 4]);
  });

  test('waits 200 ms at first, twice as long after each resend, 400 ms at most', () => {
    let window = filled(1);
    for (const dueMs of [200, 600, 1_000, 1_400]) {
      expect(nextTimeMs(window)).toBe(dueMs);
      expect(stepWindow(window, { kind: 'time' }, dueMs - 1).effects).toEqual([]);
      const step = stepWindow(window, { kind: 'time' }, dueMs);
      expect(transmitted(step.effects)).toEqual([0]);
      window = step.window;
    }
  });

  test('learns the round trip from answers (RFC 6298), but not from those to resent lines (Karn)', () => {
    const one = stepWindow(filled(1), ack(0, 1, 'ok'), 40).window;
    // R = 40: SRTT 40, RTTVAR 20, time-out 40 + 4 × 20.
    expect(one.roundTrip).toMatchObject({ smoothedMs: 40, variationMs: 20, timeOutMs: 120 });
    const sent = stepWindow(one, { kind: 'send', message: message(1), id: 1 }, 100).window;
    expect(nextTimeMs(sent)).toBe(220);
    const second = stepWindow(sent, ack(1, 2, 'ok'), 180).window;
    // R = 80: RTTVAR ¾·20 + ¼·40 = 25, SRTT ⅞·40 + ⅛·80 = 45, time-out 145.
    expect(second.roundTrip).toMatchObject({ smoothedMs: 45, variationMs: 25, timeOutMs: 145 });
    const resent = stepWindow(sent, { kind: 'time' }, 220).window;
    expect(resent.roundTrip.timeOutMs).toBe(240);
    expect(stepWindow(resent, ack(1, 2, 'ok'), 225).window.roundTrip).toEqual(resent.roundTrip);
  });

  test('never waits less than 60 ms', () => {
    let window = initialWindow();
    for (const id of upTo(50)) {
      window = stepWindow(window, { kind: 'send', message: message(id), id }, id * 10).window;
      window = stepWindow(window, ack(id, id + 1, 'ok'), id * 10 + 1).window;
    }
    expect(window.roundTrip.timeOutMs).toBe(60);
    expect(nextTimeMs(window)).toBeNull();
    expect(stepWindow(window, { kind: 'time' }, 1e6).effects).toEqual([]);
  });
});

describe('the receiving window', () => {
  test('carries out the expected line, repeats the last sixteen answers, reports a gap for all others', () => {
    const codes: readonly AckCode[] = ['ok', 'late', 'field', 'force'];
    let state = { ...initialReceive(), next: 65_530 };
    for (let n = 0; n < 40; n++) {
      expect(judge(state, state.next)).toBe('execute');
      state = record(state, state.next, codes[n % 4] ?? 'ok');
    }
    expect(state.next).toBe(34);
    for (let seq = 0; seq < 65_536; seq++) {
      const back = 34 - seq;
      const wanted =
        back === 0
          ? 'execute'
          : back >= 1 && back <= ANSWERS_KEPT
            ? { repeat: codes[(40 - back) % 4] }
            : 'gap';
      if (JSON.stringify(judge(state, seq)) !== JSON.stringify(wanted))
        expect(judge(state, seq)).toEqual(wanted);
    }
  });

  test('knows no answers before the first line, and records only the line it expects', () => {
    expect(judge(initialReceive(), 65_535)).toBe('gap');
    expect(judge(initialReceive(), 1)).toBe('gap');
    expect(() => record(initialReceive(), 1, 'ok')).toThrow(RangeError);
  });
});

describe('H02, H27: a stop leaves nothing behind that could arm the chair again', () => {
  test('what waits is forgotten, what is unanswered is resent as dis under its own number', () => {
    let window = initialWindow();
    for (const edge of upTo(12))
      window = stepWindow(window, { kind: 'send', id: edge, message: message(edge) }, 0).window;
    window = stepWindow(window, { kind: 'abandon' }, 1).window;
    expect(backlog(window)).toBe(8);
    const { effects } = stepWindow(window, { kind: 'time' }, 1_000);
    expect(effects).toEqual(upTo(8).map((seq) => ({ kind: 'transmit', seq, message: { name: 'dis' } })));
    const answered = stepWindow(window, { kind: 'ack', seq: 0, next: 1, code: 'ok' }, 2);
    expect(answered.effects.map(({ kind }) => kind)).toEqual(['answered']);
    const later = stepWindow(answered.window, { kind: 'send', id: 99, message: message(99) }, 3);
    expect(later.effects).toEqual([{ kind: 'transmit', seq: 8, message: message(99) }]);
  });
});
