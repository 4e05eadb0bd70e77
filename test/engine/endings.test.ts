/** What a session may believe before it says that the chair has let go. */
import { describe, expect, it } from 'vitest';
import { answered, heard, latched, Runner } from './support.ts';

/** Start was given; `arm` is on the line and not answered yet. */
function arming(): Runner {
  const run = new Runner().toAwaitingStart().feed(heard({ boardMs: 1000 }), { kind: 'start' });
  run.feed(heard({ boardMs: 1050 })).answer();
  expect(run.asked.at(-1)).toBe('arm');
  return run;
}

describe('a stop is confirmed by what the board says after it (H02, H27)', () => {
  it('does not take telemetry from before an arm that is still on the line for the answer', () => {
    const run = arming().feed({ kind: 'stop', cause: 'person' });
    run.feed(heard({ boardMs: 1100 }));
    expect(run.state.phase.kind).toBe('stopping');
    // The arm overtaken by the stop bytes arrives; the framed stop behind it ends it again.
    run.feed(heard({ boardMs: 1150, state: 'armed' }), heard({ boardMs: 1200, state: 'stopping' }));
    run.feed(heard({ boardMs: 1500 }));
    expect(run.state.phase.kind).toBe('stopping');
    run.feed(heard({ boardMs: 1550 }));
    expect(run.state.phase).toMatchObject({ kind: 'done', outcome: { exit: 'interrupted' } });
  });

  it('asks again every 100 ms meanwhile, so that an armed board hears one after its arm', () => {
    const run = arming().feed({ kind: 'stop', cause: 'person' });
    const before = run.asked.length;
    for (let step = 0; step < 4; step += 1) run.after(100).feed(heard({ boardMs: 1100 }));
    expect(run.asked.slice(before)).toEqual(['stop', 'stop', 'stop', 'stop']);
  });

  it('waits no longer than it must once the board was known to be armed', () => {
    const run = new Runner().toPlaying().feed({ kind: 'stop', cause: 'person' }, heard({}));
    expect(run.state.phase.kind).toBe('done');
  });
});

describe('the end of a program', () => {
  function allSent(): Runner {
    return new Runner().toPlaying().feed(heard({ state: 'playing', planTick: 2100 }));
  }

  it('is not reached by a board that waits for the last batch: nothing is called played that was not', () => {
    const run = allSent().feed(heard({ state: 'ready', planTick: 2150 }));
    expect(run.state.phase.kind).toBe('playing');
    expect(run.asked).not.toContain('disarm');
    run.feed(heard({ state: 'ready', planTick: 4200 }));
    expect(run.asked.at(-1)).toBe('disarm');
  });

  it('is not called well when the chair latched a fault while it let go', () => {
    const run = allSent().feed(heard({ state: 'ready', planTick: 4200 }));
    run.feed(heard({ state: 'stopping', latched: true }), heard({ state: 'faulted', latched: true }));
    run.feed(latched('not-moving'));
    expect(run.state.phase).toMatchObject({ kind: 'done', outcome: { exit: 'fault' } });
  });

  it('does not wait for ever for a chair that goes on pressing: it is stopped after 3 s', () => {
    const run = allSent().feed(heard({ state: 'ready', planTick: 4200 }));
    run.feed(heard({ state: 'disarmed', pressing: true })).after(2999);
    expect(run.state.phase.kind).toBe('closing');
    run.after(1);
    expect(run.asked.at(-1)).toBe('stop');
    run.feed(heard({}));
    expect(run.state.phase).toMatchObject({ kind: 'done', outcome: { exit: 'fault' } });
  });
});

describe('answers and refusals out of turn', () => {
  it('goes on from one command to the next only by the answer to that command', () => {
    const run = arming().feed(answered(1), answered(99), answered(0));
    expect(run.asked.at(-1)).toBe('arm');
    expect(run.answer().asked.at(-1)).toBe('reference');
  });

  it('stops an armed chair also when somebody declines', () => {
    const outcome = { exit: 'refused', what: 'No.', next: '' } as const;
    const run = new Runner().toPlaying().feed({ kind: 'decline', outcome });
    expect(run.asked.at(-1)).toBe('stop');
    expect(run.state.phase.kind).toBe('stopping');
    expect(run.feed(heard({})).state.phase).toMatchObject({ kind: 'done', outcome: { exit: 'refused' } });
  });
});
