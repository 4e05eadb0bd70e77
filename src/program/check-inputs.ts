/** A program must be right whatever a person sets: at the default of every input, and at all it says it may be. */
import type { Expanded, Values } from './expand.ts';
import type { Finding, Report } from './finding.ts';
import { extremesOf, type Input } from './input.ts';
import type { Problems, TextRange } from './problems.ts';

export interface Ran {
  readonly expanded: readonly Expanded[];
  /** False where the strokes are too much together. */
  readonly fits: boolean;
}

export type Run = (values: Values, report: Report) => Ran;

/** More than any program of 27 min and eight inputs needs; a small file could ask for ten times as many. */
const MAX_TRIED = 40_000;

export function defaultsOf(inputs: readonly Input[]): Values {
  return new Map(inputs.map((input) => [input.name, input.default]));
}

/** Strokes at the defaults. What is wrong there is reported where it stands in the steps. */
export function runDefaults(problems: Problems, inputs: readonly Input[], run: Run): Ran {
  return run(defaultsOf(inputs), once(adding(problems)));
}

/** True where a program of `count` strokes can be tried with every value; else that is reported. */
export function trialsFit(
  problems: Problems,
  inputs: readonly Input[],
  count: number,
  range: TextRange,
): boolean {
  const values = inputs.reduce((sum, input) => sum + extremesOf(input).length, 0);
  if (values * count <= MAX_TRIED) return true;
  const message = `${count} strokes with ${values} values of the inputs are too many to try. Allowed: ${MAX_TRIED} together.`;
  problems.add('too-many-strokes', range, message, 'Give the inputs fewer choices, or take steps out.');
  return false;
}

/**
 * Each input by itself, the others at their defaults. What is wrong only then is reported at the input, with the value
 * at which it goes wrong.
 */
export function checkInputs(problems: Problems, inputs: readonly Input[], run: Run): void {
  const defaults = defaultsOf(inputs);
  for (const input of inputs) {
    // Of the landmarks between two ends, which are reported at the input's name, the first.
    const told = new Set<string>();
    for (const bound of extremesOf(input)) {
      const report = (finding: Finding): void => {
        const { line } = problems.position(finding.range[0]);
        const message = `With ${input.name} at ${bound.text}, line ${line}: ${finding.message}`;
        problems.add(finding.id, bound.range, message, finding.hint);
      };
      run(
        new Map(defaults).set(input.name, bound),
        once(report, ({ id }) => `${id} ${bound.range[0]}`, told),
      );
    }
  }
}

/** Strokes at what a person has set. What is wrong only then is reported where it stands, with what was set. */
export function runSettings(problems: Problems, values: Values, set: readonly string[], run: Run): Ran {
  const words = set.map((name) => `${name} at ${values.get(name)?.text ?? ''}`).join(', ');
  const report = (finding: Finding): void => {
    problems.add(finding.id, finding.range, `With ${words}: ${finding.message}`, finding.hint);
  };
  return run(values, once(report));
}

function adding(problems: Problems): Report {
  return ({ id, range, message, hint }) => problems.add(id, range, message, hint);
}

/** A step that is expanded fifty times is wrong once. */
function once(
  report: Report,
  keyOf = ({ id, range }: Finding) => `${id} ${range[0]}`,
  told = new Set<string>(),
): Report {
  return (finding) => {
    const key = keyOf(finding);
    if (told.has(key)) return;
    told.add(key);
    report(finding);
  };
}
