/**
 * How many strokes a program makes, counted on its tree before anything is expanded: each list of steps is looked at
 * once, however often it is used.
 */
import { quoted } from './characters.ts';
import type { Problems, TextRange } from './problems.ts';
import { isReference } from './slots.ts';
import type { Fragments, Step, StrokeStep } from './step.ts';

export const MAX_STROKES = 2000;

/** Undefined where they are too many: that is reported at the innermost step that makes too many. */
export function countStrokes(
  problems: Problems,
  steps: readonly Step[],
  fragments: Fragments,
  range: TextRange,
): number | undefined {
  const before = problems.count;
  const counter = new Counter(problems, fragments);
  // Also the unused ones, so that a fragment that uses itself is always told.
  for (const name of fragments.keys()) counter.fragment(name, range);
  const count = counter.limited(counter.list(steps), range);
  return problems.count === before ? count : undefined;
}

class Counter {
  private readonly problems: Problems;
  private readonly fragments: Fragments;
  /** Strokes of each fragment; null while it is being counted. */
  private readonly counts = new Map<string, number | null>();

  constructor(problems: Problems, fragments: Fragments) {
    this.problems = problems;
    this.fragments = fragments;
  }

  list(steps: readonly Step[]): number {
    return steps.reduce((sum, step) => sum + this.step(step), 0);
  }

  /** What is too much counts for nothing further out, so that it is reported once. */
  limited(count: number, range: TextRange): number {
    if (count <= MAX_STROKES) return count;
    const message = `This makes ${count} strokes. Allowed in one program: 1 to ${MAX_STROKES}.`;
    this.problems.add('too-many-strokes', range, message, 'Repeat fewer times, or take steps out.');
    return 0;
  }

  /** `range` is where it is used. */
  fragment(name: string, range: TextRange): number {
    const known = this.counts.get(name);
    if (known === null) {
      const message = `The fragment ${quoted(name)} uses itself here: it would never end.`;
      this.problems.add('recursive-fragment', range, message, 'Say it with repeat, or write the steps out.');
      return 0;
    }
    if (known !== undefined) return known;
    this.counts.set(name, null);
    const fragment = this.fragments.get(name);
    const count = fragment === undefined ? 0 : this.limited(this.list(fragment.steps), fragment.range);
    this.counts.set(name, count);
    return count;
  }

  private step(step: Step): number {
    switch (step.kind) {
      case 'stroke':
        return timesOf(step);
      case 'together':
        return timesOf(step.stroke);
      case 'repeat':
        return this.limited(step.times * this.list(step.steps), step.range);
      case 'each':
        return this.limited(step.items.length * this.list(step.steps), step.range);
      case 'use':
        return this.fragment(step.fragment, step.range);
      default:
        return step satisfies never;
    }
  }
}

/** A hold that is pressed several times makes several strokes. */
function timesOf({ technique, slots }: StrokeStep): number {
  const slot = technique === 'hold' ? slots.get('times') : undefined;
  return slot !== undefined && !isReference(slot) && typeof slot.value === 'number' ? slot.value : 1;
}
