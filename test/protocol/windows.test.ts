import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { AckCode, SequencedMessage } from '../../src/protocol/messages.ts';
import { ANSWERS_KEPT, initialReceive, judge, record } from '../../src/protocol/receive-window.ts';
import { backlog, DEAD_AFTER_MS, initialWindow, stepWindow } from '../../src/protocol/send-window.ts';
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
