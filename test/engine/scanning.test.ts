import { describe, expect, it } from 'vitest';
import type { ScanPoint } from '../../src/chair/scan.ts';
import type { EngineInput } from '../../src/engine/engine-state.ts';
import type { Score } from '../../src/engine/score.ts';
import { heard, IDENTIFIED, Runner, scoreOfTwo } from './support.ts';

const ORDER = { fromMm: 10, toMm: 700, speedMmPerS: 20, forceN: 8 };
const GUESS: Score = { ...scoreOfTwo(), scan: ORDER };

function felt(index: number): EngineInput {
  const point: ScanPoint = {
    index,
    atMs: index * 50,
    carriageMm: index,
    depthMm: [30, 30],
    forceN: [8, 8],
    step: 'on',
  };
  return { kind: 'chair', event: { kind: 'felt', point } };
}

function scanning(): Runner {
  const run = new Runner()
    .feed({ kind: 'chair', event: IDENTIFIED }, { kind: 'score', score: GUESS })
    .feed(heard({}), { kind: 'start' }, heard({}));
  return run
    .answer()
    .answer()
    .feed(heard({ state: 'ready' }));
}

function mapping(): Runner {
  return scanning().feed(
    heard({ state: 'scanning' }),
    felt(0),
    felt(1),
    heard({ state: 'scanning' }),
    heard({ state: 'ready' }),
  );
}

describe('feeling the back first', () => {
  it('H06 tells no zones before it is felt, and asks for the scan once zero is known', () => {
    const run = scanning();
    expect(run.asked).toEqual(['arm', 'reference', 'scan']);
    expect(run.effects.at(-1)).toMatchObject({ command: { kind: 'scan', order: ORDER } });
    // Telemetry from before the scan began is no end of it.
    run.feed(heard({ state: 'ready' }), heard({ state: 'ready' }));
    expect(run.state.phase.kind).toBe('scanning');
  });

  it('gives what was felt to be read, and then states the zones and plays', () => {
    const run = mapping();
    expect(run.state.phase.kind).toBe('mapping');
    expect(run.effects.at(-1)).toMatchObject({ kind: 'map', points: [{ index: 0 }, { index: 1 }] });
    run.feed(heard({ state: 'ready' }), { kind: 'score', score: scoreOfTwo() });
    expect(run.asked.at(-1)).toBe('zones');
    run.answer().feed(heard({ state: 'ready' }));
    expect(run.asked.at(-1)).toBe('batch');
    expect(run.state.phase.kind).toBe('playing');
  });

  it('tells the chair how the back runs that it felt, and never one it did not', () => {
    const back = { fromMm: 20, slopes: [0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1] };
    const run = mapping().feed(heard({ state: 'ready' }), {
      kind: 'score',
      score: { ...scoreOfTwo(), slopes: back },
    });
    run.answer();
    expect(run.asked.slice(-2)).toEqual(['zones', 'back']);
    expect(run.effects.at(-1)).toMatchObject({ command: { kind: 'back', back } });
  });

  it('feels it again where the answer asks for that', () => {
    const run = mapping().feed({ kind: 'score', score: GUESS }, heard({ state: 'ready' }));
    expect(run.asked).toEqual(['arm', 'reference', 'scan', 'scan']);
    expect(run.state.phase).toMatchObject({ kind: 'scanning', points: [] });
  });

  it('stops and lets go where nobody can use what was felt', () => {
    const run = mapping().feed({
      kind: 'decline',
      outcome: { exit: 'refused', what: 'No shoulder.', next: '' },
    });
    expect(run.asked.at(-1)).toBe('stop');
    expect(run.asked).not.toContain('batch');
    run.feed(heard({}));
    expect(run.state.phase).toMatchObject({ kind: 'done', outcome: { exit: 'refused' } });
  });

  it('stops for a person while it feels and while it is read', () => {
    for (const run of [scanning(), mapping()]) {
      run.feed({ kind: 'stop', cause: 'person' });
      expect(run.asked.at(-1)).toBe('stop');
    }
  });

  it('H13 does not drive blind while it feels', () => {
    for (const run of [scanning(), mapping()]) {
      run.after(1_100);
      expect(run.asked.at(-1)).toBe('stop');
    }
  });

  it('says so where the chair lets go by itself meanwhile', () => {
    for (const run of [scanning(), mapping()]) {
      expect(run.feed(heard({ state: 'stopping' })).state.phase.kind).toBe('let-go');
    }
  });

  it('says why where the chair refuses to scan', () => {
    const run = scanning().answer('unsupported').feed(heard({}));
    expect(run.state.phase).toMatchObject({
      outcome: { exit: 'refused', what: expect.stringMatching(/scan/) },
    });
  });
});
