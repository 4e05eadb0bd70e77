/** The steps of a file as a tree: not yet expanded, and with names in the place of values. */
import type { Technique } from '../chair/stroke.ts';
import type { ValueKind } from './input-kinds.ts';
import type { Position, TextRange } from './problems.ts';
import type { Literal, Reference, Slots } from './slots.ts';

export interface StrokeStep {
  readonly kind: 'stroke';
  readonly technique: Technique;
  readonly slots: Slots;
  /** Where the technique is named. */
  readonly range: TextRange;
  readonly at: Position;
}

/** One technique of the rollers, and what happens beside it. */
export interface TogetherStep {
  readonly kind: 'together';
  readonly stroke: StrokeStep;
  readonly beside: readonly StrokeStep[];
}

export interface RepeatStep {
  readonly kind: 'repeat';
  readonly times: number;
  readonly steps: readonly Step[];
  readonly range: TextRange;
}

export interface EachStep {
  readonly kind: 'each';
  readonly name: string;
  readonly itemKind: ValueKind;
  readonly items: readonly EachItem[];
  readonly steps: readonly Step[];
  readonly range: TextRange;
}

/** A value as written, or a name. */
export type EachItem = (Literal & { readonly text: string }) | Reference;

export interface UseStep {
  readonly kind: 'use';
  readonly fragment: string;
  readonly range: TextRange;
}

export type Step = StrokeStep | TogetherStep | RepeatStep | EachStep | UseStep;

export interface Fragment {
  readonly name: string;
  readonly steps: readonly Step[];
  readonly range: TextRange;
}

export type Fragments = ReadonlyMap<string, Fragment>;
