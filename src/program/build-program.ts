/** From the keys of a file to a program: its inputs, its fragments, its steps, what they expand to and whether that is right. */
import type { YAMLMap } from 'yaml';
import { checkInputs, defaultsOf, type Run, runDefaults, runSettings, trialsFit } from './check-inputs.ts';
import { countStrokes } from './count-strokes.ts';
import { estimateSeconds } from './estimate.ts';
import { Expander } from './expand.ts';
import type { Input } from './input.ts';
import { Judge, minutes } from './judge.ts';
import type { Values } from './key-spec.ts';
import type { Names } from './names.ts';
import type { Problems, TextRange } from './problems.ts';
import type { InputValue, Program, ProgramInput } from './program.ts';
import { PROGRAM } from './program-keys.ts';
import type { ProgramSource } from './program-source.ts';
import { readBlock } from './read-block.ts';
import { fragmentsIn, readFragments } from './read-fragments.ts';
import { namesOf, readInputs } from './read-inputs.ts';
import { readSteps } from './read-steps.ts';
import type { Reading } from './reading.ts';
import { readSettings, type Settings } from './settings.ts';
import type { Bound } from './slots.ts';
import type { Fragments, Step } from './step.ts';

/** A written duration may be this far from the estimate before anybody is told. */
const DURATION_SLACK = 0.1;
const DURATION_SLACK_S = 30;

type Block = Values<typeof PROGRAM.keys>;

export interface Built {
  readonly program: Program;
  readonly source: ProgramSource;
}

export function buildProgram(
  problems: Problems,
  root: YAMLMap,
  nameRange: TextRange,
  settings: Settings,
): Built | undefined {
  const { some, all, slots } = readBlock(problems, PROGRAM, root, 'the program', nameRange);
  const { steps, fragments, inputs } = readParts(problems, some);
  const [atInputs] = slots.get('inputs')?.range ?? nameRange;
  const set = readSettings(problems, settings, inputs, [atInputs, atInputs + 1]);
  const range = slots.get('strokes')?.range ?? nameRange;
  const count = countStrokes(problems, steps, fragments, range);
  if (count === undefined) return undefined;
  const expander = new Expander(fragments);
  const judge = new Judge(range);
  const run: Run = (values, report) => {
    const expanded = expander.expand(steps, values, report);
    return { expanded, fits: judge.judge(expanded, report) };
  };
  let ran = runDefaults(problems, inputs, run);
  // What is too much at the defaults is too much with other values too.
  if (ran.fits && trialsFit(problems, inputs, count, range)) checkInputs(problems, inputs, run);
  const values = new Map([...defaultsOf(inputs), ...set]);
  if (set.size > 0 && problems.count === 0) ran = runSettings(problems, values, [...set.keys()], run);
  if (all === undefined || problems.count > 0) return undefined;
  const strokes = ran.expanded.map(({ stroke }) => stroke);
  const estimatedS = estimateSeconds(strokes);
  if (set.size === 0)
    warnOfDuration(problems, all.duration, estimatedS, slots.get('duration')?.range ?? range);
  const heading = {
    title: all.title,
    about: all.about,
    goals: all.goals ?? [],
    notFor: all.notFor ?? null,
    durationS: all.duration ?? null,
    sources: all.sources ?? [],
  };
  return {
    program: {
      ...heading,
      inputs: inputs.map((input) => shownInput(input, values.get(input.name) ?? input.default)),
      strokes,
      estimatedS,
      warnings: problems.warnings(),
    },
    source: { ...heading, inputs, fragments, steps },
  };
}

interface Parts {
  readonly steps: readonly Step[];
  readonly fragments: Fragments;
  readonly inputs: readonly Input[];
}

/** Inputs first, then fragments, then strokes, whatever their order in the file: each may use the one before. */
function readParts(problems: Problems, some: Partial<Block>): Parts {
  const read = some.inputs === undefined ? { inputs: [], names: [] } : readInputs(problems, some.inputs);
  const names: Names = namesOf(read);
  const found = some.fragments === undefined ? new Map() : fragmentsIn(problems, some.fragments);
  const reading: Reading = { problems, fragments: [...found.keys()], used: new Set() };
  const fragments = readFragments(reading, found, names);
  const steps = some.strokes === undefined ? [] : readSteps(reading, some.strokes, names);
  for (const name of read.names) names.warnIfUnused(problems, name);
  for (const { name, range } of fragments.values()) {
    if (reading.used.has(name)) continue;
    const message = `The fragment "${name}" is never used.`;
    problems.warn('unused-name', range, message, `Write "use: ${name}" where it belongs, or take it away.`);
  }
  return { steps, fragments, inputs: read.inputs };
}

function warnOfDuration(
  problems: Problems,
  durationS: number | undefined,
  estimatedS: number,
  range: TextRange,
): void {
  if (durationS === undefined) return;
  const slackS = Math.max(DURATION_SLACK_S, DURATION_SLACK * estimatedS);
  if (Math.abs(durationS - estimatedS) <= slackS) return;
  const message = `The program takes about ${minutes(estimatedS)} min; duration says ${minutes(durationS)} min.`;
  problems.warn(
    'duration-differs',
    range,
    message,
    `Write duration: ${Math.round(estimatedS / 60)}min, or change the steps.`,
  );
}

function shownInput(
  { name, kind, label, default: standard, ends, choices }: Input,
  current: Bound,
): ProgramInput {
  return {
    name,
    kind,
    label,
    default: shownValue(standard),
    current: shownValue(current),
    from: ends === undefined ? null : shownValue(ends.from),
    to: ends === undefined ? null : shownValue(ends.to),
    choices: choices.map(shownValue),
  };
}

function shownValue({ text, value }: Bound): InputValue {
  return { text, value };
}
