import { describe, expect, it } from 'vitest';
import { loadProfile } from '../../src/app/chair-profiles.ts';
import type { Approximation } from '../../src/chair/plan.ts';
import { formatProgram } from '../../src/program/format-program.ts';
import type { Program } from '../../src/program/program.ts';
import { judgeDose } from '../../src/safety/dose.ts';
import { plannedDose } from '../../src/safety/planned-dose.ts';
import { type Chair, composed, DEMO, MASSAGES, NAMES, plannedS, programOf, textOf } from './shipped.ts';
import { distanceShare, notes } from './stroke-distance.ts';

/** 140 and 195 cm are the smallest and the tallest a chair takes. */
const STATURES_MM = [1400, 1500, 1700, 1900, 1950];
const CHAIRS: readonly Chair[] = ['tsubo-duo', 'tsubo-mono'];

/** From this share of strokes that differ on, two programs are two programs. */
const ANOTHER_PROGRAM = 0.6;

/**
 * What the simulated chairs cannot do, by program: times each thing is said. Programs that are not here: nothing. The one
 * with two drives has air and heat; no chair moves its back without a person.
 */
const LACKING: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  'desk-neck-shoulders': { tapping: 1, air: 1 },
  energise: { tapping: 3 },
  'gentle-fibromyalgia': { heat: 2 },
  'gentle-osteoarthritis': { posture: 1, heat: 3, air: 1 },
  'lower-back-relief': { posture: 1, heat: 2, air: 2 },
  'shiatsu-neck-shoulders': { air: 3 },
  sleep: { posture: 1, heat: 2, air: 1 },
  'swedish-full-back-long': { air: 2 },
};

const WHAT_IS_SAID: Readonly<Record<string, string>> = {
  'this chair has no tapping motor': 'tapping',
  'this chair has no air cushions': 'air',
  'this chair has no heating pad': 'heat',
  'this chair does not move its back by itself': 'posture',
  'the back moves only while a person holds its control': 'posture',
  'one drive carries both rollers': 'one side',
};

/** Counts by kind; what is none of the known kinds stays as it is said. */
function kinds(approximations: readonly Approximation[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { what } of approximations) {
    const said = Object.keys(WHAT_IS_SAID).find((words) => what.includes(words));
    const kind = said === undefined ? what : (WHAT_IS_SAID[said] ?? what);
    counts[kind] = (counts[kind] ?? 0) + 1;
  }
  return counts;
}

function oneSided({ strokes }: Program): number {
  return strokes.filter((stroke) => 'side' in stroke && stroke.side !== 'both').length;
}

function expectedOn(name: string, program: Program, chair: Chair): Record<string, number> {
  const lacking = LACKING[name] ?? {};
  if (chair === 'tsubo-duo') {
    const { air: _air, heat: _heat, ...others } = lacking;
    return others;
  }
  const sides = oneSided(program);
  return { ...lacking, ...(sides === 0 ? {} : { 'one side': sides }) };
}

describe('the catalogue', () => {
  it('has the twelve massages of the plan, the kneading and the demonstration', () => {
    expect(NAMES).toEqual([
      'demo',
      'desk-neck-shoulders',
      'energise',
      'gentle-fibromyalgia',
      'gentle-osteoarthritis',
      'kneading',
      'lower-back-relief',
      'neuromuscular-lower-back',
      'neuromuscular-upper-back',
      'shiatsu-back-line',
      'shiatsu-neck-shoulders',
      'sleep',
      'swedish-back',
      'swedish-full-back-long',
    ]);
  });

  it.each(NAMES)('%s reads without an error or a warning, and is written as fmt writes it', (name) => {
    expect(programOf(name).warnings).toEqual([]);
    expect(formatProgram(textOf(name), name)).toEqual({ ok: true, value: textOf(name) });
  });

  it.each(NAMES)('%s says why it is written so, and where its figures come from', (name) => {
    const text = textOf(name);
    expect(text.split('\n')[0]).toContain('program.schema.json');
    expect(text).toMatch(/^#.*(source|design default|clinic article)/m);
    expect(programOf(name).sources).not.toEqual([]);
  });

  it.each(MASSAGES)('%s says what it is for and who should leave it, in two languages', (name) => {
    const { title, about, goals, notFor, durationS, inputs } = programOf(name);
    expect(goals).not.toEqual([]);
    expect(durationS).not.toBeNull();
    for (const texts of [title, about, notFor, ...inputs.map(({ label }) => label)]) {
      expect(texts?.en).toMatch(/^[A-Z][ -~–]+$/);
      expect(texts?.id).toMatch(/^[A-Z][ -~–]+$/);
      expect(texts?.id).not.toBe(texts?.en);
    }
    expect(inputs.map((input) => input.name)).toContain('strength');
  });

  it.each(MASSAGES)(
    '%s takes 8 to 27 minutes on every body, and as long as it says on a middle one',
    (name) => {
      const program = programOf(name);
      for (const statureMm of STATURES_MM) {
        const minutes = plannedS(composed(program, statureMm, 'tsubo-duo')) / 60;
        expect(minutes).toBeGreaterThanOrEqual(8);
        expect(minutes).toBeLessThanOrEqual(27);
      }
    },
  );

  it.each(NAMES)('%s takes as long as it says', (name) => {
    const program = programOf(name);
    const share = plannedS(composed(program, 1700, 'tsubo-duo')) / (program.durationS ?? 0);
    expect(Math.abs(share - 1)).toBeLessThanOrEqual(0.1);
  });

  it('takes a program set firmer, or with a stroke more, for the same program', () => {
    const swedish = notes(programOf('swedish-back').strokes);
    const firmer = notes(programOf('swedish-back', { strength: 'firm' }).strokes);
    expect(distanceShare(swedish, swedish)).toBe(0);
    expect(distanceShare(swedish, firmer)).toBeLessThan(ANOTHER_PROGRAM);
    expect(distanceShare(swedish, ['rest', ...swedish])).toBe(1 / (swedish.length + 1));
    expect(distanceShare(['a', 'b', 'c'], ['d'])).toBe(1);
  });

  it('has no two programs alike', () => {
    const sequences = NAMES.map((name) => ({ name, notes: notes(programOf(name).strokes) }));
    for (const [index, a] of sequences.entries()) {
      for (const b of sequences.slice(0, index)) {
        expect(distanceShare(a.notes, b.notes), `${a.name} and ${b.name}`).toBeGreaterThanOrEqual(
          ANOTHER_PROGRAM,
        );
      }
    }
  });
});

describe('the catalogue on the simulated chairs', () => {
  const cases = NAMES.flatMap((name) => CHAIRS.map((chair) => ({ name, chair })));

  it.each(cases)(
    '$name on $chair, 140 to 195 cm: nothing cut, and only what is known to be lacking',
    ({ name, chair }) => {
      const program = programOf(name);
      for (const statureMm of STATURES_MM) {
        const { cuts, approximations } = composed(program, statureMm, chair);
        expect(cuts).toEqual([]);
        expect(kinds(approximations), `${statureMm} mm`).toEqual(expectedOn(name, program, chair));
      }
    },
  );

  it.each(MASSAGES)(
    '%s asks less of a frail person and more of a strong one, and is cut for neither',
    (name) => {
      const program = programOf(name);
      const hardest = (ceilingN: number) => {
        const { cuts, approximations, score } = composed(program, 1700, 'tsubo-duo', ceilingN);
        expect(cuts).toEqual([]);
        expect(kinds(approximations)).toEqual(expectedOn(name, program, 'tsubo-duo'));
        return Math.max(...score.plan.strokes.map(({ askedN }) => askedN));
      };
      expect(hardest(15)).toBeLessThanOrEqual(12);
      expect(hardest(60)).toBeGreaterThan(hardest(40));
    },
  );

  it.each(MASSAGES)('%s is no more than a rested person may have in one session (H11)', (name) => {
    const { score } = composed(programOf(name), 1700, 'tsubo-duo');
    const dose = plannedDose(score.plan, score.zones, loadProfile('tsubo-duo'));
    expect(judgeDose(dose, [], 0).ok).toBe(true);
    expect(dose.upperBack + dose.lowerBack).toBeGreaterThan(2 * 60_000);
  });

  it.each(MASSAGES)('%s is as right at each end of each control', (name) => {
    for (const { name: input, from, to, choices } of programOf(name).inputs) {
      const ends = from === null || to === null ? choices : [from, to];
      expect(ends.length).toBeGreaterThanOrEqual(2);
      for (const { text } of ends) {
        const program = programOf(name, { [input]: text });
        const played = composed(program, 1700, 'tsubo-duo');
        const minutes = plannedS(played) / 60;
        expect(played.cuts).toEqual([]);
        expect(kinds(played.approximations)).toEqual(expectedOn(name, program, 'tsubo-duo'));
        expect(minutes, `${input} ${text}`).toBeGreaterThanOrEqual(8);
        expect(minutes, `${input} ${text}`).toBeLessThanOrEqual(27);
      }
    }
  });
});

describe('what the programs promise', () => {
  const strokesOf = (name: string) => programOf(name).strokes;
  const techniques = (name: string) => new Set(strokesOf(name).map(({ technique }) => technique));
  const sweeps = (name: string) => strokesOf(name).filter((stroke) => stroke.technique === 'sweep');
  const holds = (name: string) => strokesOf(name).filter((stroke) => stroke.technique === 'hold');

  it('neuromuscular: concentrated pressure of 10 to 30 s in rising steps, on each side, and the points visited twice', () => {
    for (const name of ['neuromuscular-lower-back', 'neuromuscular-upper-back']) {
      const long = holds(name).filter(({ forS, steps }) => forS * steps >= 10);
      expect(Math.max(...long.map(({ forS, steps }) => forS * steps))).toBeLessThanOrEqual(30);
      // Each side in rising steps; then both at once, to compare.
      const rising = long.filter(({ steps }) => steps > 1);
      expect(new Set(rising.map(({ side }) => side))).toEqual(new Set(['left', 'right']));
      const again = long.filter(({ steps, side }) => steps === 1 && side === 'both');
      expect(again.length).toBeGreaterThanOrEqual(1);
      expect(rising.length).toBeGreaterThanOrEqual(6);
    }
  });

  it('shiatsu: presses and holds, no kneading, on the neck 3 to 5 s', () => {
    for (const name of ['shiatsu-back-line', 'shiatsu-neck-shoulders']) {
      expect(techniques(name)).toEqual(new Set(['sweep', 'hold', 'rest']));
      expect(holds(name).length).toBeGreaterThanOrEqual(20);
    }
    const long = holds('shiatsu-back-line').filter(({ forS }) => forS >= 10);
    expect(new Set(long.map(({ side }) => side))).toEqual(new Set(['left', 'right', 'both']));
    expect(Math.max(...long.map(({ forS }) => forS))).toBe(30);
  });

  it('Swedish: stroking from the first to the last', () => {
    expect(techniques('swedish-back')).toEqual(new Set(['sweep', 'rest']));
    expect(sweeps('swedish-full-back-long').length).toBeGreaterThanOrEqual(15);
  });

  it('fibromyalgia: nothing harder than gentle, whatever is set, and nothing but strokes, touches and rests', () => {
    const strongest = programOf('gentle-fibromyalgia', { strength: 'gentle' }).strokes;
    const pressures = strongest.flatMap((stroke) => ('pressure' in stroke ? [stroke.pressure] : []));
    for (const pressure of pressures) {
      expect(['light', 'gentle']).toContain('level' in pressure ? pressure.level : pressure.forceN);
    }
    for (const { forS, steps } of holds('gentle-fibromyalgia')) expect(forS * steps).toBeLessThanOrEqual(5);
    for (const technique of ['knead', 'friction', 'tap', 'vibrate', 'squeeze'] as const) {
      expect(techniques('gentle-fibromyalgia')).not.toContain(technique);
    }
  });

  it('osteoarthritis: warmth, and nothing that jolts', () => {
    expect(techniques('gentle-osteoarthritis')).toContain('heat');
    for (const technique of ['friction', 'tap', 'vibrate'] as const) {
      expect(techniques('gentle-osteoarthritis')).not.toContain(technique);
    }
    for (const stroke of strokesOf('gentle-osteoarthritis')) {
      if ('spacingMm' in stroke) expect(stroke.spacingMm).toBeGreaterThanOrEqual(90);
    }
  });

  it('sleep: down, ever slower, with ever longer rests', () => {
    const speeds = sweeps('sleep').map(({ speedMmPerS }) => speedMmPerS);
    expect(speeds).toEqual([...speeds].sort((a, b) => b - a));
    const rests = strokesOf('sleep').flatMap((stroke) => (stroke.technique === 'rest' ? [stroke.forS] : []));
    expect(rests).toEqual([...rests].sort((a, b) => a - b));
    for (const { from, returning } of sweeps('sleep')) {
      expect('landmark' in from && from.landmark).toMatch(/^T[12]$/);
      expect(returning).toBe('lifted');
    }
  });

  it('energise: brisk, no bout of kneading or rolling longer than half a minute', () => {
    for (const { speedMmPerS } of sweeps('energise')) expect(speedMmPerS).toBeGreaterThanOrEqual(70);
    for (const stroke of strokesOf('energise')) {
      if ('forS' in stroke) expect(stroke.forS).toBeLessThanOrEqual(30);
    }
  });

  it('the demonstration takes about 90 s', () => {
    expect(plannedS(composed(programOf(DEMO), 1700, 'tsubo-duo'))).toBeLessThanOrEqual(100);
  });
});
