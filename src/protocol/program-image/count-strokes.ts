/** How many strokes a body makes, counted on its tree; each list is looked at once, however often it is used. */
import type { ImageProgram, ImageStep, ImageStroke } from './image-program.ts';
import { BODY_LIMITS } from './layout.ts';

/** What is wrong with their number; null where nothing is. */
export function countStrokes({ fragments, steps }: ImageProgram): string | null {
  const known = new Map(fragments.map(({ name, steps: inner }) => [name, inner]));
  /** Null while it is being counted. */
  const counted = new Map<string, number | null>();
  let recursive = false;
  const list = (inner: readonly ImageStep[]): number =>
    inner.reduce((sum, step) => Math.min(sum + one(step), BODY_LIMITS.strokes + 1), 0);
  const used = (name: string): number => {
    const before = counted.get(name);
    if (before === null) recursive = true;
    if (before !== undefined) return before ?? 0;
    counted.set(name, null);
    const count = list(known.get(name) ?? []);
    counted.set(name, count);
    return count;
  };
  const one = (step: ImageStep): number => {
    switch (step.kind) {
      case 'stroke':
        return timesOf(step);
      case 'together':
        return timesOf(step.stroke);
      case 'repeat':
        return step.times * list(step.steps);
      case 'each':
        return step.items.length * list(step.steps);
      case 'use':
        return used(step.fragment);
      default:
        return step satisfies never;
    }
  };
  for (const { name } of fragments) used(name);
  const count = list(steps);
  if (recursive) return 'a fragment uses itself';
  return count > BODY_LIMITS.strokes ? `more than ${BODY_LIMITS.strokes} strokes` : null;
}

function timesOf({ slots }: ImageStroke): number {
  const slot = slots.get('times');
  return slot !== undefined && 'value' in slot && typeof slot.value === 'number' ? slot.value : 1;
}
