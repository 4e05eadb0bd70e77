/** A program file as its formatter sees it: what stands on lines of its own, and the comments that belong to it. */
import type { TextRange } from './problems.ts';

export interface Comment {
  /** From the `#` on, without spaces at its end. */
  readonly text: string;
  /** True where an empty line stands above it. */
  readonly spaced: boolean;
}

export interface Group {
  readonly kind: 'group';
  readonly units: readonly Unit[];
  /** Units of a list begin with a dash or, in brackets, with nothing; those of a map with their key. */
  readonly isList: boolean;
  /** True where it may stand on one line, in brackets. */
  readonly mayFlow: boolean;
  /** How the file has it: in brackets, or on lines of its own. */
  readonly isFlow: boolean;
  /** Comments after the last unit. */
  readonly tail: Comment[];
}

/** What follows a key or a dash. */
export type Body =
  /** A word, an amount, a place: always on the line of its key. */
  | { readonly kind: 'words'; readonly text: string }
  /** For people to read: it may be filled into several lines. */
  | { readonly kind: 'prose'; readonly text: string }
  | Group;

/** A key with its value, or an item of a list. */
export interface Unit {
  /** `at:`, `-`, `- hold:`. */
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

export interface Layout {
  /** Comments above the first key: they are the file's and stay at its top. An empty one is an empty line. */
  readonly header: Comment[];
  readonly root: Group;
}
