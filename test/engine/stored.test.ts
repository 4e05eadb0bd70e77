import { describe, expect, it } from 'vitest';
import { heard, IDENTIFIED, Runner, scoreOfTwo } from './support.ts';

const stored = { slot: 3, stamp: '0123456789abcdef' };

function started(): Runner {
  const score = { ...scoreOfTwo(), stored };
  return new Runner()
    .feed({ kind: 'chair', event: IDENTIFIED }, { kind: 'score', score })
    .feed(heard({}), { kind: 'start' });
}

describe('a program that was read from the chair', () => {
  it('is named to the chair before each Start, in the same session', () => {
    const runner = started().answer().answer().answer();
    expect(runner.asked).toEqual(['zones', 'program', 'arm', 'reference']);
    const commands = runner.effects.flatMap((effect) => (effect.kind === 'command' ? [effect.command] : []));
    expect(commands).toContainEqual({ kind: 'program', program: stored });
  });

  it('is named again while the chair writes down that it is tried', () => {
    const runner = started().answer().answer('busy').answer('busy').answer().answer();
    expect(runner.asked).toEqual(['zones', 'program', 'program', 'program', 'arm', 'reference']);
  });

  it.each([
    ['hash', 'verify'],
    ['empty', 'refused'],
    ['trial', 'refused'],
  ])('is not started where the chair answers %s', (code, exit) => {
    const runner = started().answer().answer(code);
    expect(runner.asked).toEqual(['zones', 'program', 'stop']);
    runner.feed(heard({ boardMs: 9_000 }));
    expect(runner.state.phase).toMatchObject({ kind: 'done', outcome: { exit } });
  });

  it('is not started where the chair finds at Start that it has rotted', () => {
    const runner = started().answer().answer().answer('hash');
    runner.feed(heard({ boardMs: 9_000 }));
    expect(runner.state.phase).toMatchObject({
      kind: 'done',
      outcome: { exit: 'verify', what: expect.stringContaining('not what it was') },
    });
  });
});
