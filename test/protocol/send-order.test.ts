/** Who goes first, who waits, and who is not sent any more: what a person asks for stands behind no queue. */
import { describe, expect, test } from 'vitest';
import type { SequencedMessage } from '../../src/protocol/messages.ts';
import {
  backlog,
  DEAD_AFTER_MS,
  initialWindow,
  isWaiting,
  nextTimeMs,
  type SendInput,
  type SendStep,
  type SendWindow,
  stepWindow,
} from '../../src/protocol/send-window.ts';

const arm: SequencedMessage = { name: 'arm', edge: 1 };
const knead: SequencedMessage = { name: 'knd', batch: 1, startTick: 0, ticks: 100, endMilliHz: 500 };

function sent(window: SendWindow, message: SequencedMessage, ids: readonly number[]): SendWindow {
  return ids.reduce((so, id) => stepWindow(so, { kind: 'send', message, id }, 0).window, window);
}

/** The ids that go out as the oldest are answered, one after another. */
function order(window: SendWindow): readonly number[] {
  const ids: number[] = [];
  let rest = window;
  for (let seq = 0; seq < 20 && backlog(rest) > 0; seq += 1) {
    const step: SendStep = stepWindow(rest, { kind: 'ack', seq, next: seq + 1, code: 'ok' }, 1);
    ids.push(...step.effects.flatMap((effect) => (effect.kind === 'answered' ? [effect.id] : [])));
    rest = step.window;
  }
  return ids;
}

describe('what goes ahead', () => {
  const ahead = (id: number): SendInput => ({ kind: 'send', message: arm, id, ahead: true });

  test('goes before all that waits, behind what went ahead before it', () => {
    let window = sent(initialWindow(), arm, [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    window = stepWindow(window, ahead(20), 0).window;
    window = stepWindow(window, ahead(21), 0).window;
    window = sent(window, arm, [10]);
    expect(order(window)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 20, 21, 8, 9, 10]);
  });

  test('goes at once where nothing waits, and behind others of its kind', () => {
    expect(stepWindow(initialWindow(), ahead(20), 0).effects).toHaveLength(1);
    let window = sent(initialWindow(), arm, [0, 1, 2, 3, 4, 5, 6, 7]);
    for (const id of [20, 21, 22]) window = stepWindow(window, ahead(id), 0).window;
    expect(order(window)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 20, 21, 22]);
  });
});

describe('lines of motion', () => {
  test('are at most four on their way, so that a person need not wait for more', () => {
    const window = sent(initialWindow(), knead, [0, 1, 2, 3, 4, 5]);
    expect(window.unanswered.map(({ id }) => id)).toEqual([0, 1, 2, 3]);
    const asked = stepWindow(window, { kind: 'send', message: arm, id: 9, ahead: true }, 0);
    expect(asked.effects).toEqual([{ kind: 'transmit', seq: 4, message: arm }]);
    const answered = stepWindow(window, { kind: 'ack', seq: 0, next: 1, code: 'ok' }, 1);
    expect(answered.effects.map(({ kind }) => kind)).toEqual(['answered', 'transmit']);
  });

  test('others fill the window to eight', () => {
    expect(sent(initialWindow(), arm, [0, 1, 2, 3, 4, 5, 6, 7, 8]).unanswered).toHaveLength(8);
  });
});

describe('what is withdrawn', () => {
  const window = sent(initialWindow(), knead, [0, 1, 2, 3, 4, 5, 6]);

  test('is not sent any more; what is on its way, and the rest, go on', () => {
    const step = stepWindow(window, { kind: 'withdraw', ids: new Set([2, 4, 6]) }, 0);
    expect(step.effects).toEqual([]);
    expect(order(step.window)).toEqual([0, 1, 2, 3, 5]);
  });

  test('it is known of each whether it still waits', () => {
    expect([0, 3, 4, 6, 7].map((id) => isWaiting(window, id))).toEqual([false, false, true, true, false]);
    expect(isWaiting(initialWindow(), 0)).toBe(false);
  });
});

describe('a line that does not answer', () => {
  const silent = sent(initialWindow(), arm, [0]);

  test('is resent to when its time has come, however much is sent meanwhile', () => {
    const more = stepWindow(silent, { kind: 'send', message: arm, id: 1 }, 150).window;
    expect(nextTimeMs(more)).toBe(200);
    expect(stepWindow(more, { kind: 'time' }, 200).effects).toHaveLength(2);
  });

  test('is dead, is said to be so once, and stays so: nothing moves by itself when it comes back', () => {
    const dead = stepWindow(silent, { kind: 'time' }, DEAD_AFTER_MS);
    expect(dead.effects).toEqual([{ kind: 'dead', cause: 'no answer to arm (line 0) for 2000 ms' }]);
    expect(nextTimeMs(dead.window)).toBeNull();
    const inputs: readonly SendInput[] = [
      { kind: 'send', message: arm, id: 1 },
      { kind: 'ack', seq: 0, next: 1, code: 'ok' },
      { kind: 'ack', seq: 0, next: 0, code: 'gap' },
      { kind: 'time' },
    ];
    for (const input of inputs) {
      expect(stepWindow(dead.window, input, DEAD_AFTER_MS + 500)).toEqual({
        window: dead.window,
        effects: [],
      });
    }
  });

  test('has as long again after each answer', () => {
    const two = sent(initialWindow(), arm, [0, 1]);
    const answered = stepWindow(two, { kind: 'ack', seq: 0, next: 1, code: 'ok' }, 40).window;
    // A round trip of 40 ms, and four times its half.
    expect(nextTimeMs(answered)).toBe(40 + 120);
    expect(stepWindow(answered, { kind: 'time' }, 159).effects).toEqual([]);
    expect(stepWindow(answered, { kind: 'time' }, 160).effects).toHaveLength(1);
    expect(stepWindow(answered, { kind: 'time' }, 39 + DEAD_AFTER_MS).window.dead).toBe(false);
    expect(stepWindow(answered, { kind: 'time' }, 40 + DEAD_AFTER_MS).window.dead).toBe(true);
  });

  test('a stop says nothing by this way: it has its own; what was sent before it does no harm any more', () => {
    const many = sent(initialWindow(), arm, [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    const stopped = stepWindow(many, { kind: 'abandon' }, 1);
    expect(stopped.effects).toEqual([]);
    expect(stopped.window.waiting).toEqual([]);
    expect(stepWindow(stopped.window, { kind: 'time' }, 300).effects).toEqual(
      [0, 1, 2, 3, 4, 5, 6, 7].map((seq) => ({ kind: 'transmit', seq, message: { name: 'dis' } })),
    );
    expect(order(stopped.window)).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
  });
});
