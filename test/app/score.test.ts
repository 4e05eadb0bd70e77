import { describe, expect, it } from 'vitest';
import { loadProfile } from '../../src/app/chair-profiles.ts';
import { type Composed, compose } from '../../src/app/score.ts';
import type { ChairProfile } from '../../src/chair/profile.ts';
import { readProgram } from '../../src/program/read-program.ts';
import { ChairError } from '../../src/units/chair-error.ts';

const KNEAD = '  - knead: { from: L4, to: L1, rate: 24/min, pressure: 20N, for: 8s }';
const SQUEEZE = '  - squeeze: { zones: [seat], strength: light, for: 40s }';
const HOLD = '  - hold: { at: T5, pressure: 20N, for: 5s }';
const REST = '  - rest: { for: 5s }';

function composed(strokes: readonly string[], profile: ChairProfile): Composed {
  const head = 'title: { en: A, id: A }\nabout: { en: A, id: A }\nstrokes:';
  const program = readProgram([head, ...strokes, ''].join('\n'), 'a.yaml');
  if (!program.ok) throw new Error(JSON.stringify(program.errors));
  return compose(program.value, { statureMm: 1700, ceilingN: 40 }, profile);
}

function refusal(strokes: readonly string[], profile: ChairProfile): ChairError {
  try {
    composed(strokes, profile);
  } catch (error) {
    if (error instanceof ChairError) return error;
  }
  throw new Error('was not refused');
}

describe('a program on a chair that lacks an actuator', () => {
  const still: ChairProfile = { ...loadProfile('tsubo-mono'), kneading: null };

  it('is refused where nothing but rest is left of it', () => {
    const error = refusal([SQUEEZE, REST], still);
    expect(error.code).toBe('incompatible');
    expect(error.message).toMatch(/line 4: .*squeeze/i);
    expect(error.next).toContain('another program or chair');
  });

  it('plays what comes nearest to those strokes, and tells so', () => {
    const { score, approximations } = composed([KNEAD, HOLD], still);
    expect(score.plan.strokes.map(({ technique }) => technique)).toEqual(['roll', 'hold']);
    expect(approximations).toMatchObject([{ line: 4, what: expect.stringMatching(/knead/i) }]);
  });

  it('that senses no force and has no table of depths is refused', () => {
    const duo = loadProfile('tsubo-duo');
    const numb: ChairProfile = { ...duo, force: { ...duo.force, sensed: 'none' } };
    expect(refusal([HOLD], numb)).toMatchObject({ code: 'incompatible' });
  });
});

describe('a program that is too much for one session (H05)', () => {
  it('H05 H11 is refused with its lines, before anything is sent', () => {
    // The language counts the plateaus; with every approach and ramp it is more than the 120 s of the board.
    const holds = Array.from({ length: 4 }, () => HOLD.replace('5s', '26s'));
    const error = refusal(holds, loadProfile('tsubo-duo'));
    expect(error.code).toBe('refused');
    expect(error.message).toMatch(/line \d+: .*same 40 mm/);
  });
});
