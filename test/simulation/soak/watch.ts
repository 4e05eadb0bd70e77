/** One law or hazard, stated so that the truth log can break it. */
import type { BoardEvent } from '../../../sim/board/events.ts';
import type { TruthSample } from '../../../sim/truth.ts';
import type { Outcome } from '../../../src/engine/outcome.ts';
import type { Facts } from './facts.ts';

/** What a person, or the host for one, did. */
export type PersonEvent =
  | { readonly kind: 'start' }
  | { readonly kind: 'stop'; readonly clean: boolean }
  | { readonly kind: 'line-out'; readonly text: string }
  | { readonly kind: 'outcome'; readonly outcome: Outcome; readonly sample: TruthSample };

/** Each answers what is wrong, or null. */
export interface Watch {
  readonly name: string;
  /** Rows of `protocols/hazards.yaml`. */
  readonly hazards: readonly string[];
  onSample?(sample: TruthSample, facts: Facts): string | null;
  onBoard?(event: BoardEvent, facts: Facts): string | null;
  onPerson?(event: PersonEvent, facts: Facts): string | null;
}
