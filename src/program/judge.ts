/** Judges what a program asks of a body: every stroke by itself, and all of them together. */
import type { Stroke } from '../chair/stroke.ts';
import { estimateSeconds } from './estimate.ts';
import type { Expanded } from './expand.ts';
import type { Report } from './finding.ts';
import type { TextRange } from './problems.ts';
import { LONGEST_PROGRAM_S } from './program-keys.ts';
import { reportTiredSpots } from './rules/spot.ts';
import { STROKE_RULES } from './rules/stroke-rules.ts';

export class Judge {
  /** Strokes that are the same for all values of the inputs are looked at once. */
  private readonly fine = new Set<Stroke>();
  /** Where the list of strokes stands. */
  private readonly range: TextRange;

  constructor(range: TextRange) {
    this.range = range;
  }

  /** False where they are too much together, whatever each of them is. */
  judge(expanded: readonly Expanded[], report: Report): boolean {
    for (const one of expanded) {
      if (this.fine.has(one.stroke)) continue;
      if (strokeIsFine(one, report)) this.fine.add(one.stroke);
    }
    const isSpread = reportTiredSpots(expanded, report);
    const seconds = estimateSeconds(expanded.map(({ stroke }) => stroke));
    if (seconds <= LONGEST_PROGRAM_S) return isSpread;
    const message = `The program takes about ${minutes(seconds)} min. Allowed: up to ${minutes(LONGEST_PROGRAM_S)} min.`;
    const hint = 'Take steps out, or make two programs of it.';
    report({ id: 'too-long', range: this.range, message, hint });
    return false;
  }
}

export function minutes(seconds: number): string {
  return String(Math.round(seconds / 6) / 10);
}

function strokeIsFine({ stroke, step }: Expanded, report: Report): boolean {
  const faults = STROKE_RULES.flatMap((rule) => rule(stroke) ?? []);
  for (const { id, keys, message, hint } of faults) {
    const key = keys.find((known) => step.slots.has(known));
    const range = (key === undefined ? undefined : step.slots.get(key)?.range) ?? step.range;
    report({ id, range, message, hint });
  }
  return faults.length === 0;
}
