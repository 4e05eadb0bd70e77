/** The massages of a scenario as a host plans them. */
import { envelopeHash } from '../../../src/chair/envelope.ts';
import { placeStrokes } from '../../../src/chair/placing.ts';
import type { ChairProfile } from '../../../src/chair/profile.ts';
import type { Stroke } from '../../../src/chair/stroke.ts';
import type { Score } from '../../../src/engine/score.ts';
import { planStrokes } from '../../../src/motion/plan-strokes.ts';
import { gatePlan } from '../../../src/safety/gate.ts';
import type { Scenario } from './scenario.ts';

/** What can be played of a massage by this person on this chair; null where nothing is left of it. */
function scoreOf(
  strokes: readonly Stroke[],
  { statureMm, ceilingN }: Pick<Scenario, 'statureMm' | 'ceilingN'>,
  profile: ChairProfile,
): Score | null {
  const { placed, zones } = placeStrokes(strokes, { statureMm, ceilingN }, profile);
  if (placed.every(({ technique }) => technique === 'rest')) return null;
  const gated = gatePlan(planStrokes(placed, profile), { profile, zones, personCeilingN: ceilingN });
  if (!gated.ok) throw new Error(`the gate refuses: ${JSON.stringify(gated.errors)}`);
  return { plan: gated.value.plan, zones, envelope: envelopeHash(profile) };
}

/** The same strokes, each as deep as it may be. */
export function deepened(strokes: readonly Stroke[]): readonly Stroke[] {
  return strokes.map((stroke) =>
    'pressure' in stroke ? { ...stroke, pressure: { level: 'deep' } } : stroke,
  );
}

/**
 * As deep as whoever sits there bears it anywhere, as if every place were the hardiest; or as deep as the place bears it,
 * as if everybody were the hardiest. Where the zones lie is told truly.
 */
function carelessly(
  right: Score,
  strokes: readonly Stroke[],
  scenario: Scenario,
  profile: ChairProfile,
): Score {
  const { seed, statureMm, ceilingN } = scenario;
  const { boardCeilingN, zoneCeilingN } = profile.force;
  const deep = deepened(strokes);
  const boundless = Object.fromEntries(Object.keys(zoneCeilingN).map((zone) => [zone, boardCeilingN]));
  const force = { ...profile.force, zoneCeilingN: boundless as typeof zoneCeilingN };
  const wrong =
    seed % 2 === 0
      ? scoreOf(deep, { statureMm, ceilingN }, { ...profile, force })
      : scoreOf(deep, { statureMm, ceilingN: boardCeilingN }, profile);
  return wrong === null ? right : { ...right, plan: wrong.plan };
}

export interface Massage {
  readonly score: Score;
  /** Of a host that is broken; else the same. */
  readonly asTold: Score;
}

export function massagesOf(scenario: Scenario, profile: ChairProfile): readonly Massage[] {
  return scenario.massages.flatMap((strokes, index) => {
    const score = scoreOf(strokes, scenario, profile);
    if (score === null) return [];
    const careless = scenario.careless?.includes(index) === true;
    return [{ score, asTold: careless ? carelessly(score, strokes, scenario, profile) : score }];
  });
}
