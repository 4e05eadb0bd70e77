/** What a person sets the inputs to: `--set strength=firm`, or a control of the panel. */
import { didYouMean } from '../units/nearest-word.ts';
import { lookAlikeNote, quoted } from './characters.ts';
import { allowedWords, type Input, isAllowed } from './input.ts';
import { INPUT_KINDS, type NamedKey } from './input-kinds.ts';
import type { Problems, TextRange } from './problems.ts';
import { readWord } from './read-value.ts';
import type { Bound } from './slots.ts';

/** From a name to its value as a program would write it. */
export type Settings = Readonly<Record<string, string>>;

const MOST_SETTINGS = 100;

/** The values that were set; `elsewhere` is where a name is reported that no input has. */
export function readSettings(
  problems: Problems,
  settings: Settings,
  inputs: readonly Input[],
  elsewhere: TextRange,
): ReadonlyMap<string, Bound> {
  const set = new Map<string, Bound>();
  for (const [name, text] of Object.entries(settings).slice(0, MOST_SETTINGS)) {
    const input = inputs.find((known) => known.name === name);
    if (input === undefined) {
      const names = inputs.map((known) => known.name);
      const hint = names.length === 0 ? 'This program has no inputs.' : didYouMean(name, names);
      const message = `There is no input ${quoted(name)} to set.${lookAlikeNote(name)}`;
      problems.add('unknown-setting', elsewhere, message, hint);
      continue;
    }
    const bound = readSetting(problems, input, text);
    if (bound !== undefined) set.set(name, bound);
  }
  return set;
}

function readSetting(problems: Problems, input: Input, text: string): Bound | undefined {
  const { name, kind, range } = input;
  const spec: NamedKey = INPUT_KINDS[kind].value;
  const value = readWord(problems, spec, text, range, `The setting ${name}`);
  if (value === undefined) return undefined;
  const bound = { kind, value, text, range };
  if (isAllowed(input, bound)) return bound;
  const message = `${name} cannot be set to ${quoted(text)}. Allowed: ${allowedWords(input)}.`;
  return void problems.add('outside-input', range, message, 'Choose one that the program allows.');
}
