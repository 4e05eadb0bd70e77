/** `tsubo check`: what is wrong in program files, and how a chair plays those that are right. */
import { pressureScale } from '../chair/pressure-scale.ts';
import { type CheckedFile, checkedJson, checkedText } from '../cli/check-text.ts';
import { errorWords } from '../cli/print-error.ts';
import type { CheckCommand, Sitting } from '../cli/writing-commands.ts';
import type { Diagnostic } from '../program/diagnostic.ts';
import { ChairError, EXIT_CODES } from '../units/chair-error.ts';
import { checkCourse, isCourse } from './check-course.ts';
import { readProgramFile } from './program-file.ts';
import { rehearse, sittingWords } from './rehearse.ts';
import type { Terminal } from './terminal.ts';

/** A written duration may be this far from the true time before anybody is told (diagnostics.md, `duration-differs`). */
const DURATION_SLACK = 0.1;
const DURATION_SLACK_S = 30;

/** Resolves to 0 where every file holds a correct program that this chair can play; files that cannot be read are told. */
export function check({ files, json, sitting }: CheckCommand, terminal: Terminal): number {
  let exitCode: number = EXIT_CODES.ok;
  let correct = 0;
  for (const path of files) {
    try {
      const checked = checkFile(path, sitting);
      terminal.stdout.write(json ? checkedJson(checked) : checkedText(checked));
      if (checked.outcome === null) exitCode = Math.max(exitCode, EXIT_CODES.failed);
      else correct += 1;
    } catch (error) {
      if (!(error instanceof ChairError)) throw error;
      const words = errorWords(error);
      terminal.stderr.write(words.text);
      exitCode = Math.max(exitCode, words.exitCode);
    }
  }
  if (!json) terminal.stdout.write(`${correct} of ${files.length} programs are correct.\n`);
  return exitCode;
}

function checkFile(path: string, sitting: Sitting): CheckedFile {
  const { text, program } = readProgramFile(path);
  const shared = { path, text, sitting: sittingWords(sitting) };
  if (isCourse(text)) {
    const course = checkCourse(path, text);
    return course.ok
      ? { ...shared, diagnostics: [], outcome: { sessions: course.value.sessions.length } }
      : { ...shared, diagnostics: course.errors, outcome: null };
  }
  if (!program.ok) return { ...shared, diagnostics: program.errors, outcome: null };
  const { score, approximations, cuts, profile } = rehearse(program.value, sitting);
  const { strokes, endTick } = score.plan;
  const durationS = (endTick - (strokes[0]?.startTick ?? 0)) / 1000;
  // The reader has judged the duration by an estimate; here the true time is known.
  const others = program.value.warnings.filter(({ id }) => id !== 'duration-differs');
  const differs = durationWarning(path, text, program.value.durationS, durationS);
  const diagnostics = [...others, ...differs].sort((a, b) => a.line - b.line);
  const scale = pressureScale(profile.force);
  return {
    ...shared,
    diagnostics,
    outcome: { durationS, strokes: strokes.length, approximations, cuts, scale },
  };
}

function durationWarning(
  file: string,
  text: string,
  writtenS: number | null,
  trueS: number,
): readonly Diagnostic[] {
  if (writtenS === null || Math.abs(writtenS - trueS) <= Math.max(DURATION_SLACK_S, DURATION_SLACK * trueS))
    return [];
  const lines = text.split('\n');
  const index = Math.max(
    0,
    lines.findIndex((line) => /^["']?duration["']? *:/.test(line)),
  );
  const line = (lines[index] ?? '').replace(/\s+(?:#.*)?$/, '');
  const column = line.search(/: */) + 1 + (/: */.exec(line)?.[0].length ?? 0);
  const nearest = trueS < 120 ? `${Math.round(trueS / 10) * 10}s` : `${Math.round(trueS / 60)}min`;
  return [
    {
      id: 'duration-differs',
      severity: 'warning',
      file,
      line: index + 1,
      column,
      endColumn: Math.max(column + 1, line.length + 1),
      message: `The program takes ${(trueS / 60).toFixed(1)} min; duration says ${(writtenS / 60).toFixed(1)} min.`,
      hint: `Write duration: ${nearest}, or change the steps.`,
    },
  ];
}
