/** A program file as its formatter sees it: what stands on lines of its own, and the comments that belong to it. */
import type { TextRange } from './problems.ts';

export interface Comment {
  /** From the `#` on, without spaces at its end. */
  readonly text: string;
  /** True where an empty line stands above it. */
  readonly spaced: boolean;
}

/** What follows a key or a dash. */
export type Body =
  /** A word, an amount, a place: always on the same line. */
  | { readonly kind: 'words'; readonly text: string }
  /** Prose, which may be filled into several lines. */
  | { readonly kind: 'prose'; readonly text: string }
  | {
      readonly kind: 'group';
      readonly units: readonly Unit[];
      /** A list's units begin with a dash, a map's with their key. */
      readonly isList: boolean;
      /** True where it may stand on one line, in brackets. */
      readonly mayFlow: boolean;
      /** In the file: brackets or lines. */
      readonly isFlow: boolean;
      readonly column: number;
      /** Comments after the last unit. */
      readonly tail: Comment[];
    };

export type Group = Extract<Body, { kind: 'group' }>;

/** A key with its value, or an item of a list. */
export interface Unit {
  /** `at:`, `-`, `- hold:`; empty where a list in brackets holds bare words. */
  readonly head: string;
  readonly body: Body;
  /** From the first letter of the key to the last of the value. */
  readonly range: TextRange;
  /** True where an empty line stands above it. */
  readonly spaced: boolean;
  /** On lines of their own, above. */
  readonly above: Comment[];
  /** On the same line; further ones continue it on the lines below. */
  readonly beside: Comment[];
}

export function unitsIn(group: Group): readonly Unit[] {
  return group.units.flatMap((unit) => (unit.body.kind === 'group' ? [unit, ...unitsIn(unit.body)] : [unit]));
}
