/** The host's half of reliable delivery step by step: what is sent again, when, and what is learnt from answers (spec.md §3). */
import { describe, expect, test } from 'vitest';
import type { AckCode, SequencedMessage } from '../../src/protocol/messages.ts';
import {
  backlog,
  initialWindow,
  nextTimeMs,
  type SendEffect,
  type SendWindow,
  stepWindow,
} from '../../src/protocol/send-window.ts';

const message = (edge: number): SequencedMessage => ({ name: 'arm', edge });
const upTo = (count: number): number[] => Array.from({ length: count }, (_, n) => n);

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
