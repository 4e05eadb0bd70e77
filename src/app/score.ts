/** From a program to what the engine plays, for one person on one chair. */
import type { Person } from '../chair/body.ts';
import { envelopeHash } from '../chair/envelope.ts';
import { placeOnPads } from '../chair/pads.ts';
import { placeStrokes } from '../chair/placing.ts';
import type { Approximation, Plan } from '../chair/plan.ts';
import type { ChairProfile } from '../chair/profile.ts';
import type { Score } from '../engine/score.ts';
import { planPads } from '../motion/plan-pads.ts';
import { planStrokes } from '../motion/plan-strokes.ts';
import type { Program } from '../program/program.ts';
import { judgeExposure } from '../safety/exposure.ts';
import type { Cut } from '../safety/gate.ts';
import { gatePlan } from '../safety/gate.ts';
import { gatePads } from '../safety/gate-pads.ts';
import { ChairError } from '../units/chair-error.ts';

export interface Composed {
  readonly score: Score;
  readonly approximations: readonly Approximation[];
  readonly cuts: readonly Cut[];
}

/**
 * Throws a `ChairError`: `incompatible` where nothing of the program can be played on this chair and body, `refused`
 * where it would be too much for one session. `from` leaves out the placed strokes before that index: for who goes on
 * after a stop.
 */
export function compose(program: Program, person: Person, profile: ChairProfile, from = 0): Composed {
  if (profile.pads !== undefined) return composeOnPads(program, person, profile, from);
  if (profile.force.sensed === 'none' && profile.force.depth === undefined) {
    throw new ChairError(
      'incompatible',
      `${profile.title} senses no force, and its profile does not say how deep it may press.`,
      'Write force.depth in the profile; tsubo-plain.yaml is an example.',
    );
  }
  const { placed: whole, approximations, zones } = placeStrokes(program.strokes, person, profile);
  const placed = whole.slice(from);
  if (placed.every((stroke) => stroke.technique === 'rest' && stroke.comfort === undefined)) {
    const reasons = approximations.map((entry) => `  line ${entry.line}: ${entry.what} ${entry.instead}`);
    throw new ChairError(
      'incompatible',
      `Nothing of "${program.title.en}" can be played on ${profile.title} for this person.\n${reasons.join('\n')}`,
      'Choose another program or chair, or correct the stature.',
    );
  }
  const plan = planStrokes(placed, profile);
  const gated = gatePlan(plan, { profile, zones, personCeilingN: person.ceilingN });
  if (!gated.ok) {
    const reasons = gated.errors.map((problem) => `  ${problem.what}`);
    throw new ChairError(
      'failed',
      `The safety gate refuses this plan.\n${reasons.join('\n')}`,
      'Nothing was sent to the chair. Please report this program.',
    );
  }
  refuseTooMuch(program, gated.value.plan, profile);
  return {
    score: {
      plan: gated.value.plan,
      zones,
      ...(person.slopes === undefined ? {} : { slopes: person.slopes }),
      envelope: envelopeHash(profile),
      live: { profile, personCeilingN: person.ceilingN, placed },
    },
    approximations,
    cuts: gated.value.cuts,
  };
}

/** A cushion plays where and how long, and nothing of how hard or which way; nobody's spots are pressed. */
function composeOnPads(program: Program, person: Person, profile: ChairProfile, from: number): Composed {
  const { strokes, approximations } = placeOnPads(program.strokes, person, profile);
  const gated = gatePads(planPads(strokes.slice(from), profile), profile);
  if (!gated.ok) {
    throw new ChairError(
      'refused',
      `The safety gate refuses "${program.title.en}" on ${profile.title}: ${gated.errors.map(({ what }) => what).join(' ')}`,
      'Nothing was sent to the chair. Choose a shorter program.',
    );
  }
  return {
    score: { plan: gated.value, zones: [], envelope: envelopeHash(profile) },
    approximations,
    cuts: [],
  };
}

/** A score with nothing to play: for a session that only feels the back. */
export function composeNothing(person: Person, profile: ChairProfile): Composed {
  const { zones } = placeStrokes([], person, profile);
  const plan: Plan = { strokes: [], endTick: 0 };
  return { score: { plan, zones, envelope: envelopeHash(profile) }, approximations: [], cuts: [] };
}

/** Throws a `ChairError` (`refused`) where the board would have to stop the plan in its middle. */
function refuseTooMuch({ title }: Program, plan: Plan, profile: ChairProfile): void {
  const judged = judgeExposure(plan, profile);
  if (judged.ok) return;
  const reasons = judged.errors.map(({ line, what, next }) => `  line ${line}: ${what} ${next}`);
  throw new ChairError(
    'refused',
    `"${title.en}" is too much for one session on ${profile.title}.\n${reasons.join('\n')}`,
    'Nothing was sent to the chair. Change the program as said there.',
  );
}
