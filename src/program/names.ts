/** Names that the file gives: of inputs, fragments, and the items of a for each. */
import { didYouMean } from '../units/nearest-word.ts';
import { lookAlikeNote, quoted } from './characters.ts';
import type { ValueKind } from './input-kinds.ts';
import type { Problems, TextRange } from './problems.ts';

/** Plain letters only: no name looks like another one. */
const NAME = /^[a-z][a-z0-9-]{0,23}$/;

export const NAME_RULE = 'A name has 1 to 24 of a–z, digits and "-", and begins with a letter.';

/** True for a well-formed name; else the problem has been reported. */
export function nameFits(
  problems: Problems,
  name: string | undefined,
  range: TextRange,
  whose: string,
): name is string {
  if (name !== undefined && NAME.test(name)) return true;
  const word = name ?? '';
  problems.add(
    'bad-name',
    range,
    `${quoted(word)} cannot be the name of ${whose}.${lookAlikeNote(word)}`,
    NAME_RULE,
  );
  return false;
}

export interface Name {
  readonly name: string;
  /** Undefined where its values could not be read: then nothing more is said about its uses. */
  readonly kind: ValueKind | undefined;
  readonly range: TextRange;
  /** In words: "The input", "The item". */
  readonly what: string;
}

/** The names that `$name` may mean at one place in the file. */
export class Names {
  private readonly known: ReadonlyMap<string, Name>;
  /** Shared with all names that were made from these. */
  private readonly used: Set<Name>;

  constructor(known: ReadonlyMap<string, Name> = new Map(), used: Set<Name> = new Set()) {
    this.known = known;
    this.used = used;
  }

  with(name: Name): Names {
    return new Names(new Map(this.known).set(name.name, name), this.used);
  }

  has(name: string): boolean {
    return this.known.has(name);
  }

  named(name: string): Name | undefined {
    return this.known.get(name);
  }

  /** What `$name` means here; undefined, and reported, where it means nothing. */
  use(problems: Problems, name: string, range: TextRange): Name | undefined {
    const found = this.known.get(name);
    if (found !== undefined) {
      this.used.add(found);
      return found;
    }
    const known = [...this.known.keys()];
    const hint =
      known.length === 0
        ? 'Define it under "inputs:", or in a for each around this step.'
        : didYouMean(name, known);
    problems.add(
      'unknown-name',
      range,
      `${quoted(`$${name}`)} means nothing here.${lookAlikeNote(name)}`,
      hint,
    );
    return undefined;
  }

  warnIfUnused(problems: Problems, name: Name): void {
    if (this.used.has(name)) return;
    const message = `${name.what} ${quoted(name.name)} is never used.`;
    problems.warn(
      'unused-name',
      name.range,
      message,
      `Write $${name.name} where its value belongs, or take it away.`,
    );
  }
}
