/** An input: what a person may set, and the values it may have. */
import { heightMm } from '../chair/body.ts';
import { LANDMARKS, type Place } from '../chair/landmarks.ts';
import { LEVELS, type Pressure } from '../chair/stroke.ts';
import { MIDDLE } from './bodies.ts';
import type { ValueKind } from './input-kinds.ts';
import type { Localized } from './localized.ts';
import type { TextRange } from './problems.ts';
import type { Bound, NamedValue } from './slots.ts';

export interface Input {
  readonly name: string;
  readonly kind: ValueKind;
  readonly label: Localized;
  readonly default: Bound;
  /** Undefined where there are choices. */
  readonly ends: { readonly from: Bound; readonly to: Bound } | undefined;
  readonly choices: readonly Bound[];
  /** Where its name stands. */
  readonly range: TextRange;
}

/**
 * Values of one kind in their order, where they have one. Levels and newtons are not comparable: how much a level is
 * depends on the person.
 */
export function orderOf({ kind, value }: Bound): { readonly scale: string; readonly at: number } {
  if (typeof value === 'number') return { scale: kind, at: value };
  if (kind === 'place') return { scale: kind, at: heightOnMiddle(value as Place) };
  if (kind !== 'pressure') return { scale: kind, at: 0 };
  const pressure = value as Pressure;
  if ('level' in pressure) return { scale: 'level', at: LEVELS.indexOf(pressure.level) };
  return { scale: 'newtons', at: pressure.forceN };
}

/** True where the input may be set to `bound`. */
export function isAllowed({ ends, choices }: Pick<Input, 'ends' | 'choices'>, bound: Bound): boolean {
  if (ends === undefined) return choices.some((choice) => sameValue(choice.value, bound.value));
  const [value, from, to] = [orderOf(bound), orderOf(ends.from), orderOf(ends.to)];
  if (value.scale !== from.scale) return false;
  return value.at >= Math.min(from.at, to.at) && value.at <= Math.max(from.at, to.at);
}

export function sameValue(a: NamedValue, b: NamedValue): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}

/** What an input may be, in words: "light to firm", "T5, T7 or L3". */
export function allowedWords({ ends, choices }: Pick<Input, 'ends' | 'choices'>): string {
  if (ends !== undefined) return `${ends.from.text} to ${ends.to.text}`;
  return choices.map(({ text }) => text).join(', ');
}

/** Values a program must be right at beside the default: every choice; both ends, and the levels or landmarks between. */
export function extremesOf(input: Input): readonly Bound[] {
  const { ends, choices, kind, range } = input;
  if (ends === undefined) return choices.filter(({ value }) => !sameValue(value, input.default.value));
  const between = [...wordsBetween(kind)]
    .map(([text, value]): Bound => ({ kind, value, text, range }))
    .filter((bound) => isAllowed(input, bound));
  const known = [ends.from, ends.to].map(({ value }) => value);
  const inner = between.filter(
    ({ value }) => ![...known, input.default.value].some((end) => sameValue(end, value)),
  );
  return [ends.from, ends.to, ...inner].filter(({ value }) => !sameValue(value, input.default.value));
}

function wordsBetween(kind: ValueKind): readonly (readonly [string, NamedValue])[] {
  if (kind === 'pressure') return LEVELS.map((level) => [level, { level }]);
  if (kind === 'place') return LANDMARKS.map((landmark) => [landmark, { landmark, offsetMm: 0 }]);
  return [];
}

function heightOnMiddle(place: Place): number {
  return Math.max(...MIDDLE.map((body) => heightMm(place, body)));
}
