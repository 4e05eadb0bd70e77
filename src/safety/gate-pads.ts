/** The last gate for a cushion: no motion, no force, no pad that is not there, never longer than a session may be. */
import type { Plan } from '../chair/plan.ts';
import type { ChairProfile } from '../chair/profile.ts';
import { err, ok, type Result } from '../units/result.ts';

/** domain.md §3: a program is at most 27 minutes. */
const LONGEST_TICKS = 27 * 60_000;

export interface PadProblem {
  readonly line: number;
  readonly what: string;
}

export function gatePads(plan: Plan, { pads = [], heater }: ChairProfile): Result<Plan, PadProblem> {
  const problems: PadProblem[] = [];
  for (const { line, batches } of plan.strokes) {
    for (const batch of batches) {
      const refuse = (what: string): number => problems.push({ line, what });
      if (batch.segments.length + batch.forces.length + batch.kneads.length > 0) {
        refuse('It moves rollers, and a cushion has none.');
      }
      for (const { pad, permille, ticks } of batch.pads ?? []) {
        if (pads[pad] === undefined) refuse(`There is no pad ${pad}.`);
        if (!(permille >= 0 && permille <= 1000)) refuse(`A pad runs at ${permille} of 1000.`);
        if (!(ticks > 0)) refuse('A pad runs for no time.');
      }
      for (const { holdDeciC, ticks } of batch.heats ?? []) {
        if (holdDeciC / 10 > (heater?.maxSurfaceC ?? 0)) refuse(`${holdDeciC / 10} °C is too warm.`);
        if (ticks > (heater?.maxOnS ?? 0) * 1000) refuse('The heat is on for too long.');
      }
    }
  }
  if (plan.endTick > LONGEST_TICKS) {
    problems.push({ line: plan.strokes.at(-1)?.line ?? 1, what: 'It is longer than 27 minutes.' });
  }
  return problems.length > 0 ? err(...problems) : ok(plan);
}
