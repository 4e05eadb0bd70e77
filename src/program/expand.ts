/** Repeats become strokes, after their number is known to be bounded. */
import type { Stroke } from '../chair/stroke.ts';
import type { Problems, TextRange } from './problems.ts';
import type { Step } from './read-steps.ts';

const MAX_STROKES = 2000;

/** Strokes in order, or undefined where there would be too many; that is reported at the repeat that makes them. */
export function expand(
  problems: Problems,
  steps: readonly Step[],
  range: TextRange,
): readonly Stroke[] | undefined {
  const before = problems.count;
  const total = countStrokes(problems, steps);
  if (total > MAX_STROKES) reportTooMany(problems, total, range);
  return problems.count === before ? unroll(steps) : undefined;
}

/** A repeat that is too long counts for nothing further out, so that it is reported once. */
function countStrokes(problems: Problems, steps: readonly Step[]): number {
  let count = 0;
  for (const step of steps) {
    if (step.kind === 'stroke') {
      count += 1;
      continue;
    }
    const repeated = step.times * countStrokes(problems, step.steps);
    if (repeated > MAX_STROKES) reportTooMany(problems, repeated, step.range);
    else count += repeated;
  }
  return count;
}

function reportTooMany(problems: Problems, count: number, range: TextRange): void {
  const message = `This makes ${count} strokes. Allowed in one program: 1 to ${MAX_STROKES}.`;
  problems.add('too-many-strokes', range, message, 'Repeat fewer times, or take steps out.');
}

function unroll(steps: readonly Step[]): Stroke[] {
  const strokes: Stroke[] = [];
  for (const step of steps) {
    if (step.kind === 'stroke') {
      strokes.push(step.stroke);
      continue;
    }
    const once = unroll(step.steps);
    for (let time = 0; time < step.times; time++) strokes.push(...once);
  }
  return strokes;
}
