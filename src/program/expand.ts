/** Steps become strokes: repeats are repeated, names get their values. Their number is known to be bounded by then. */
import type { Place } from '../chair/landmarks.ts';
import type { Companion, Stroke, Technique } from '../chair/stroke.ts';
import { quoted } from './characters.ts';
import type { Report } from './finding.ts';
import type { KeySpec, KeySpecs } from './key-spec.ts';
import { makeStrokes, type TechniqueValues } from './make-strokes.ts';
import { MAX_OFFSET_MM } from './place.ts';
import { showAmount } from './quantity.ts';
import { amountProblem } from './read-value.ts';
import { type Bound, isReference, type NamedValue, type Reference } from './slots.ts';
import type { EachItem, EachStep, Fragments, Step, StrokeStep, TogetherStep } from './step.ts';
import { COMPANION_WORDS } from './structures.ts';
import { TECHNIQUES } from './techniques.ts';

/** A stroke and the step it was made from. */
export interface Expanded {
  readonly stroke: Stroke;
  readonly step: StrokeStep;
}

/** What each name stands for. */
export type Values = ReadonlyMap<string, Bound>;

export class Expander {
  private readonly fragments: Fragments;
  /** Strokes of steps without names: they are the same every time. */
  private readonly fixed = new Map<Step, readonly Expanded[]>();

  constructor(fragments: Fragments) {
    this.fragments = fragments;
  }

  /** Strokes in order. Values that a key does not allow are reported, and their strokes left out. */
  expand(steps: readonly Step[], inputs: Values, report: Report): readonly Expanded[] {
    const used = new Map<string, readonly Expanded[]>();
    const list = (inner: readonly Step[], values: Values): readonly Expanded[] =>
      inner.flatMap((step) => one(step, values));
    const one = (step: Step, values: Values): readonly Expanded[] => {
      switch (step.kind) {
        case 'stroke':
        case 'together':
          return this.strokes(step, values, report);
        case 'repeat': {
          const once = list(step.steps, values);
          return Array.from({ length: once.length === 0 ? 0 : step.times }, () => once).flat();
        }
        case 'each':
          if (step.steps.length === 0) return [];
          return bindings(step, values).flatMap((item) =>
            list(step.steps, new Map(values).set(step.name, item)),
          );
        case 'use': {
          // A fragment knows the inputs only, so it is the same wherever it is used.
          const known =
            used.get(step.fragment) ?? list(this.fragments.get(step.fragment)?.steps ?? [], inputs);
          used.set(step.fragment, known);
          return known;
        }
        default:
          return step satisfies never;
      }
    };
    return list(steps, inputs);
  }

  private strokes(step: StrokeStep | TogetherStep, values: Values, report: Report): readonly Expanded[] {
    const known = this.fixed.get(step);
    if (known !== undefined) return known;
    const parts = step.kind === 'stroke' ? [step] : [step.stroke, ...step.beside];
    const [made, ...others] = parts.map((part) => makeOne(part, values, report));
    const beside = others.flatMap((strokes) => strokes ?? []).filter(isCompanion);
    const stroke = parts[0];
    if (made === undefined || stroke === undefined || beside.length < others.length) return [];
    const expanded = made.map((each) => ({
      stroke: beside.length === 0 ? each : { ...each, beside },
      step: stroke,
    }));
    if (parts.every(({ slots }) => [...slots.values()].every((slot) => !isReference(slot)))) {
      this.fixed.set(step, expanded);
    }
    return expanded;
  }
}

function makeOne(step: StrokeStep, values: Values, report: Report): readonly Stroke[] | undefined {
  const { technique, slots, at } = step;
  const specs: KeySpecs = TECHNIQUES[technique].keys;
  const held: [string, unknown][] = [];
  for (const [key, spec] of Object.entries(specs)) {
    const slot = slots.get(key);
    if (slot === undefined) continue;
    const value = isReference(slot)
      ? referredValue(slot, spec, `${key} of ${technique}`, values, report)
      : slot.value;
    if (value === undefined) return undefined;
    held.push([key, value]);
  }
  // The table's types are the types `readValue` gives for each key: this is the other place where they meet.
  return makeStrokes(technique, Object.fromEntries(held) as TechniqueValues<Technique>, at);
}

function referredValue(
  reference: Reference,
  spec: KeySpec,
  where: string,
  values: Values,
  report: Report,
): NamedValue | undefined {
  const bound = values.get(reference.name);
  if (bound === undefined) return undefined;
  if (spec.kind === 'quantity' && typeof bound.value === 'number') {
    const problem = amountProblem(spec, bound.value, bound.text, where);
    if (problem === undefined) return bound.value;
    return void report({ id: 'out-of-range', range: bound.range, ...problem });
  }
  if (spec.kind === 'place') return moved(bound, reference, where, report);
  return bound.value;
}

/** `$point + 2cm`: the point's own distance counts too. */
function moved(
  bound: Bound,
  { offsetMm, range }: Reference,
  where: string,
  report: Report,
): Place | undefined {
  const place = bound.value as Place;
  const sumMm = place.offsetMm + offsetMm;
  if (Math.abs(sumMm) <= MAX_OFFSET_MM) return { ...place, offsetMm: sumMm };
  const message = `${where}: from ${quoted(bound.text)} that is too far. Allowed: up to ${showAmount(MAX_OFFSET_MM, 'length')} in all.`;
  return void report({ id: 'out-of-range', range, message, hint: 'Name a place that is nearer.' });
}

function bindings(step: EachStep, values: Values): readonly Bound[] {
  return step.items.flatMap((item) => bindingOf(step, item, values) ?? []);
}

function bindingOf({ itemKind }: EachStep, item: EachItem, values: Values): Bound | undefined {
  if (!isReference(item)) {
    return { kind: itemKind, value: item.value as NamedValue, text: item.text, range: item.range };
  }
  const bound = values.get(item.name);
  if (bound === undefined || item.offsetMm === 0) return bound;
  const place = bound.value as Place;
  return { ...bound, value: { ...place, offsetMm: place.offsetMm + item.offsetMm } };
}

function isCompanion(stroke: Stroke): stroke is Companion {
  return COMPANION_WORDS.some((word) => word === stroke.technique);
}
