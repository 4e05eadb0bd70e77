/** Plays strokes, as no program file needs to name them, in virtual time. */
import type { TruthSample } from '../../sim/truth.ts';
import { loadProfile } from '../../src/app/chair-profiles.ts';
import { VirtualWorld } from '../../src/app/virtual-world.ts';
import { envelopeHash } from '../../src/chair/envelope.ts';
import { placeStrokes } from '../../src/chair/placing.ts';
import type { Approximation, Plan } from '../../src/chair/plan.ts';
import type { ChairProfile } from '../../src/chair/profile.ts';
import type { Stroke } from '../../src/chair/stroke.ts';
import { planStrokes } from '../../src/motion/plan-strokes.ts';
import { gatePlan } from '../../src/safety/gate.ts';

const LONGEST_MS = 1_900_000;

export interface PlayedStrokes {
  readonly world: VirtualWorld;
  readonly plan: Plan;
  readonly approximations: readonly Approximation[];
  readonly profile: ChairProfile;
  readonly truth: readonly TruthSample[];
}

/** Throws where the gate cuts or refuses anything, or the end never comes. */
export async function playStrokes(
  strokes: readonly Stroke[],
  person: { readonly statureMm: number; readonly ceilingN: number },
  chair: 'tsubo-duo' | 'tsubo-mono',
  seed: number,
): Promise<PlayedStrokes> {
  const profile = loadProfile(chair);
  const { placed, approximations, zones } = placeStrokes(strokes, person, profile);
  const gated = gatePlan(planStrokes(placed, profile), { profile, zones, personCeilingN: person.ceilingN });
  if (!gated.ok || gated.value.cuts.length > 0) throw new Error(JSON.stringify(gated));
  const { plan } = gated.value;
  const truth: TruthSample[] = [];
  const world = new VirtualWorld({
    profile,
    statureMm: person.statureMm,
    seed,
    choose: () => ({ kind: 'score', score: { plan, zones, envelope: envelopeHash(profile) } }),
    onTruth: (sample) => truth.push(sample),
  });
  await world.open();
  if (!world.runToEnd(LONGEST_MS)) throw new Error('did not end');
  return { world, plan, approximations, profile, truth };
}
