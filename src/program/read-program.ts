/** A program file's text to strokes: the door of this room. */
import { err, ok, type Result } from '../units/result.ts';
import { type Built, buildProgram } from './build-program.ts';
import type { Diagnostic } from './diagnostic.ts';
import { Problems } from './problems.ts';
import type { Program } from './program.ts';
import type { ProgramSource } from './program-source.ts';
import { readRoot } from './read-root.ts';
import type { Settings } from './settings.ts';

const SHAPE = 'Begin with "title:", "about:" and "strokes:", each at the start of a line.';

/**
 * Reads one program. Never throws, whatever the text. Errors hold *all* that is wrong (the first hundred), in the order
 * of the file; where the YAML itself is broken, only that, because what follows a break is guesswork.
 * `fileName` is only for the diagnostics. `settings` are what a person has set the inputs to: the strokes are those of
 * these settings, and what is wrong with a setting is a diagnostic at its input.
 */
export function readProgram(
  text: string,
  fileName: string,
  settings: Settings = {},
): Result<Program, Diagnostic> {
  const built = readWhole(text, fileName, settings);
  return built.ok ? ok(built.value.program) : built;
}

/** The same program as its tree, not yet expanded: for who writes it down in another form. Only a right one has a tree. */
export function readProgramSource(text: string, fileName: string): Result<ProgramSource, Diagnostic> {
  const built = readWhole(text, fileName, {});
  return built.ok ? ok(built.value.source) : built;
}

function readWhole(text: string, fileName: string, settings: Settings): Result<Built, Diagnostic> {
  const problems = new Problems(text, fileName);
  const root = readRoot(problems, text, 'A program', SHAPE);
  const built = root === undefined ? undefined : buildProgram(problems, root.map, root.start, settings);
  return built === undefined || problems.count > 0 ? err(...problems.diagnostics()) : ok(built);
}
