import type { Stroke } from '../chair/stroke.ts';
import type { Diagnostic } from './diagnostic.ts';
import type { ValueKind } from './input-kinds.ts';
import type { Localized } from './localized.ts';
import type { NamedValue } from './slots.ts';

/** A value as it was written, and what it means in base units (quantity.ts). */
export interface InputValue {
  readonly text: string;
  readonly value: NamedValue;
}

/** Something a person may set; a panel shows it as a control. */
export interface ProgramInput {
  readonly name: string;
  readonly kind: ValueKind;
  readonly label: Localized;
  readonly default: InputValue;
  /** What it is set to in these strokes. */
  readonly current: InputValue;
  /** The ends of a range; null where there are choices. */
  readonly from: InputValue | null;
  readonly to: InputValue | null;
  /** Empty where there is a range. */
  readonly choices: readonly InputValue[];
}

/** A massage as read from its file: no chair and no body yet. */
export interface Program {
  readonly title: Localized;
  readonly about: Localized;
  /** What it is for, in the words of `GOALS`. */
  readonly goals: readonly string[];
  readonly notFor: Localized | null;
  /** Seconds as written; null where the file does not say. */
  readonly durationS: number | null;
  readonly sources: readonly string[];
  readonly inputs: readonly ProgramInput[];
  /** In order, expanded. */
  readonly strokes: readonly Stroke[];
  /** Seconds it will take on a middle-sized back, ways and approaches included (estimate.ts); the plan has the true time. */
  readonly estimatedS: number;
  /** Likely slips that do not stop it from being played. */
  readonly warnings: readonly Diagnostic[];
}
