/** A program file's text to strokes: the door of this room. */
import { Composer, type CST, type Document, isMap, Parser } from 'yaml';
import { err, ok, type Result } from '../units/result.ts';
import { buildProgram } from './build-program.ts';
import type { Diagnostic } from './diagnostic.ts';
import { isEmpty, rangeOf, reportShape } from './nodes.ts';
import { Problems } from './problems.ts';
import type { Program } from './program.ts';
import { scanText } from './scan-text.ts';
import type { Settings } from './settings.ts';
import { hintFor, SCANNED } from './yaml-errors.ts';

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
  const problems = new Problems(text, fileName);
  const lexemes = scanText(text, problems);
  const program =
    lexemes === undefined ? undefined : parse(documentOf(lexemes, text.length), problems, settings);
  return program === undefined || problems.count > 0 ? err(...problems.diagnostics()) : ok(program);
}

function parse(document: Document | undefined, problems: Problems, settings: Settings): Program | undefined {
  if (document === undefined) return undefined;
  const broken = document.errors.filter((error) => !SCANNED.has(error.code));
  for (const error of broken) {
    problems.add('yaml-syntax', error.pos, `This is not well-formed YAML: ${error.message}.`, hintFor(error));
  }
  if (broken.length > 0) return undefined;
  const root = document.contents;
  if (isEmpty(root)) return void problems.add('empty-program', [0, 1], 'The file is empty.', SHAPE);
  if (!isMap(root)) return void reportShape(problems, root, 'A program', 'a group of keys', SHAPE);
  const start = rangeOf(root)[0];
  return buildProgram(problems, root, [start, start + 1], settings);
}

/** The one document: the scan has refused a second. The parser takes the pieces the scan has looked at, so that none is cut twice. */
function documentOf(lexemes: readonly string[], length: number): Document | undefined {
  function* tokens(): Generator<CST.Token> {
    const parser = new Parser();
    for (const lexeme of lexemes) yield* parser.next(lexeme);
    yield* parser.end();
  }
  // Failsafe: every value stays the text that was written. Doubled keys are found by the block reader, in linear time.
  const composer = new Composer({ schema: 'failsafe', uniqueKeys: false, prettyErrors: false });
  const [document] = composer.compose(tokens(), true, length);
  return document;
}
