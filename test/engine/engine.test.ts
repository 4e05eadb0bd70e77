import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { EngineInput } from '../../src/engine/engine-state.ts';
import { AT_REST, heard, IDENTIFIED, latched, Runner, scoreOfTwo } from './support.ts';

describe('the way to playing', () => {
  it('asks for a score, waits for a person, then zones, arm and reference one after the other', () => {
    const run = new Runner().toAwaitingStart();
    expect(run.state.phase.kind).toBe('awaiting-start');
    expect(run.asked).toEqual([]);
    run.feed(heard({}), { kind: 'start' });
    run.feed(heard({}));
    expect(run.asked).toEqual(['zones']);
    run.answer();
    expect(run.asked).toEqual(['zones', 'arm']);
    run.answer();
    run.answer();
    expect(run.asked).toEqual(['zones', 'arm', 'reference']);
    run.feed(heard({ state: 'ready' }));
    expect(run.asked.at(-1)).toBe('batch');
  });

  it('clears a latched notice as part of the Start, by its number, once that number is known', () => {
    const run = new Runner().toAwaitingStart().feed({ kind: 'start' }, heard({ latched: true }));
    expect(run.asked).toEqual([]);
    run.feed(latched('power', 41));
    expect(run.effects.at(-1)).toMatchObject({ command: { kind: 'clear-fault', faultId: 41 } });
  });

  it('refuses a chair whose envelope is not the profile’s, and asks nothing of it', () => {
    const run = new Runner().feed(
      { kind: 'chair', event: IDENTIFIED },
      { kind: 'score', score: scoreOfTwo('ffffffffffffffff') },
    );
    expect(run.state.phase).toMatchObject({ kind: 'done', outcome: { exit: 'incompatible' } });
    expect(run.asked).toEqual([]);
  });

  it('gives up on a silent line as no chair, and on a chair that keeps moving as busy', () => {
    const silent = new Runner().after(2999);
    expect(silent.state.phase.kind).toBe('greeting');
    expect(silent.after(1).state.phase).toMatchObject({ outcome: { exit: 'no-chair' } });
    const moving = new Runner()
      .feed({ kind: 'chair', event: { kind: 'waiting', state: 'stopping' } })
      .after(9999);
    expect(moving.state.phase.kind).toBe('greeting');
    expect(moving.after(1).state.phase).toMatchObject({ outcome: { exit: 'busy' } });
  });

  it('says why when arming is refused, and stops what it had begun', () => {
    const run = new Runner().toAwaitingStart().feed(heard({}), { kind: 'start' }).feed(heard({})).answer();
    run.answer('seat');
    expect(run.asked.at(-1)).toBe('stop');
    run.feed(heard({}));
    expect(run.state.phase).toMatchObject({ outcome: { exit: 'refused' } });
  });
});

describe('playing', () => {
  it('keeps the queue ahead and hands every batch over once', () => {
    const run = new Runner().toPlaying();
    expect(run.asked.filter((kind) => kind === 'batch')).toHaveLength(1);
    run.feed(heard({ state: 'playing', planTick: 1600 }));
    expect(run.asked.filter((kind) => kind === 'batch')).toHaveLength(1);
    run.after(150);
    expect(run.asked.filter((kind) => kind === 'batch')).toHaveLength(2);
    run.after(5000);
    expect(run.asked.filter((kind) => kind === 'batch')).toHaveLength(2);
  });

  it('stands the chair down after the last stroke and only then reports the end', () => {
    const run = new Runner().toPlaying();
    run.feed(heard({ state: 'playing', planTick: 2100 }), heard({ state: 'ready', planTick: 4200 }));
    expect(run.asked.at(-1)).toBe('disarm');
    expect(run.state.phase.kind).toBe('closing');
    run.feed(heard({ state: 'ready', planTick: 4200 }), heard({ state: 'disarmed' }));
    expect(run.state.phase).toMatchObject({ kind: 'done', outcome: { exit: 'ok' } });
  });

  it('does not run ahead while paused', () => {
    const run = new Runner().toPlaying().feed(heard({ state: 'playing', planTick: 1000 }), { kind: 'pause' });
    expect(run.asked.at(-1)).toBe('pause');
    run.feed(heard({ state: 'paused', planTick: 1200, rate: 0 }));
    for (let ms = 0; ms < 60_000; ms += 500) {
      run.after(500).feed(heard({ state: 'paused', planTick: 1200, rate: 0 }));
    }
    expect(run.asked.filter((kind) => kind === 'batch')).toHaveLength(1);
    run.feed({ kind: 'pause' });
    expect(run.asked.filter((kind) => kind === 'pause')).toHaveLength(1);
    run.feed({ kind: 'resume' });
    expect(run.asked.at(-1)).toBe('resume');
  });

  it('a pause before the first batch has begun waits until the chair plays, and ends nothing', () => {
    const run = new Runner().toPlaying().feed({ kind: 'pause' });
    expect(run.asked).not.toContain('pause');
    run.feed(heard({ state: 'ready' }));
    expect(run.asked).not.toContain('pause');
    run.feed(heard({ state: 'playing', planTick: 40 }));
    expect(run.asked.at(-1)).toBe('pause');
    run.answer('not-playing');
    expect(run.state.phase).toMatchObject({ kind: 'playing', paused: true });
    run.feed({ kind: 'resume' }, heard({ state: 'paused', planTick: 300, rate: 0 }));
    expect(run.asked.at(-1), 'nothing resumes but by a person').toBe('resume');
  });

  it('a pause taken back before the chair plays leaves no trace', () => {
    const run = new Runner().toPlaying().feed({ kind: 'pause' }, { kind: 'resume' });
    run.feed(heard({ state: 'playing', planTick: 40 }));
    expect(run.asked.filter((kind) => kind === 'pause' || kind === 'resume')).toEqual([]);
  });

  it('is not played blind: a second without telemetry stops the chair (H25)', () => {
    const run = new Runner()
      .toPlaying()
      .feed(heard({ state: 'playing', planTick: 40 }))
      .after(999);
    expect(run.asked).not.toContain('stop');
    run.after(1);
    expect(run.asked.at(-1)).toBe('stop');
    run.feed(heard({ state: 'disarmed' }));
    expect(run.state.phase).toMatchObject({ outcome: { exit: 'link-lost' } });
  });

  it.each([
    ['telemetry', latched('power')],
    ['counters', heard({})],
  ])('a chair that never sends %s is not waited for', (_, other) => {
    const run = new Runner().toAwaitingStart();
    for (let ms = 0; ms < 2_900; ms += 100) run.feed(other).after(100);
    expect(run.state.phase.kind).toBe('awaiting-start');
    run.feed(other).after(200);
    expect(run.state.phase).toMatchObject({ kind: 'done', outcome: { exit: 'incompatible' } });
    expect(run.asked).toEqual([]);
  });

  it.each([
    ['silence', 'link-lost'],
    ['seat-lost', 'fault'],
    ['not-moving', 'fault'],
  ])('a chair that lets go by itself with %s ends as %s, after it has let go and said why', (fault, exit) => {
    const run = new Runner().toPlaying().feed(heard({ state: 'stopping', moving: true, pressing: true }));
    expect(run.state.phase.kind).toBe('let-go');
    run.feed(heard({ state: 'disarmed', latched: true }));
    expect(run.state.phase.kind).toBe('let-go');
    run.feed(latched(fault));
    expect(run.state.phase).toMatchObject({ kind: 'done', outcome: { exit } });
  });

  it('a refused batch stops the chair', () => {
    const run = new Runner().toPlaying().answer('late');
    expect(run.asked.at(-1)).toBe('stop');
    run.feed(heard({ state: 'disarmed' }));
    expect(run.state.phase).toMatchObject({ outcome: { exit: 'link-lost' } });
  });

  it('a command refused because the chair has let go already asks it why', () => {
    const run = new Runner().toPlaying().answer('not-armed');
    expect(run.asked).not.toContain('stop');
    run.feed(heard({ state: 'stopping', latched: true }), latched('silence'));
    expect(run.state.phase.kind).toBe('let-go');
    run.feed(heard({ state: 'disarmed', latched: true }));
    expect(run.state.phase).toMatchObject({
      outcome: { exit: 'link-lost', what: expect.stringContaining('0.3 s') },
    });
  });

  it('a lost line ends the session, with the promise the board keeps', () => {
    const run = new Runner().toPlaying().feed({ kind: 'chair', event: { kind: 'lost', cause: 'unplugged' } });
    expect(run.state.phase).toMatchObject({ outcome: { exit: 'link-lost' } });
    expect(run.asked).not.toContain('stop');
  });
});

describe('stop (H04, H27)', () => {
  it('goes out at once, again every 100 ms, and ends only when the chair has let go', () => {
    const run = new Runner().toPlaying().feed({ kind: 'stop', cause: 'person' });
    expect(run.asked.at(-1)).toBe('stop');
    const before = run.asked.length;
    run.after(100).after(100);
    expect(run.asked.slice(before)).toEqual(['stop', 'stop']);
    run.feed(heard({ state: 'stopping', pressing: true }), heard({ state: 'disarmed', pressing: true }));
    expect(run.state.phase.kind).toBe('stopping');
    run.feed(heard({ state: 'disarmed' }));
    expect(run.state.phase).toMatchObject({ kind: 'done', outcome: { exit: 'interrupted' } });
  });

  it('unanswered for three seconds falls silent, so that the board lets go by itself', () => {
    const run = new Runner().toPlaying().feed({ kind: 'stop', cause: 'person' });
    for (let step = 0; step < 31; step += 1) run.after(100);
    expect(run.state.phase).toMatchObject({ kind: 'done', outcome: { exit: 'link-lost' } });
  });

  it('after a stop no input of any kind makes anything move (H02, H04, seed 20240)', () => {
    const telemetry = fc
      .record({
        state: fc.constantFrom(
          'disarmed',
          'armed',
          'ready',
          'playing',
          'paused',
          'stopping',
          'faulted' as const,
        ),
        planTick: fc.nat(5000),
        latched: fc.boolean(),
        pressing: fc.boolean(),
        moving: fc.boolean(),
      })
      .map((some) => heard({ ...AT_REST, ...some } as typeof AT_REST));
    const other = fc.constantFrom<EngineInput>(
      { kind: 'start' },
      { kind: 'pause' },
      { kind: 'resume' },
      { kind: 'time' },
      { kind: 'chair', event: IDENTIFIED },
      { kind: 'score', score: scoreOfTwo() },
      latched('seat-lost'),
      { kind: 'chair', event: { kind: 'answered', id: 3, code: 'ok' } },
    );
    fc.assert(
      fc.property(fc.nat(4), fc.array(fc.oneof(telemetry, other), { maxLength: 60 }), (lead, inputs) => {
        const run = new Runner().toPlaying();
        run.feed(...inputs.slice(0, lead));
        run.feed({ kind: 'stop', cause: 'person' });
        const before = run.asked.length;
        for (const input of inputs) {
          run.nowMs += 20;
          run.feed(input);
        }
        expect(run.asked.slice(before).filter((kind) => kind !== 'stop')).toEqual([]);
      }),
      { seed: 20240, numRuns: 500 },
    );
  });
});
