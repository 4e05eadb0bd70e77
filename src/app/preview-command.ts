import { writeFileSync } from 'node:fs';
import { previewSvg } from '../cli/preview-svg.ts';
import { previewLines } from '../cli/preview-text.ts';
import { lineText } from '../cli/styled-line.ts';
import { plainText } from '../cli/text-width.ts';
import type { PreviewCommand } from '../cli/writing-commands.ts';
import { ChairError, EXIT_CODES } from '../units/chair-error.ts';
import { readableProgram } from './program-file.ts';
import { previewOf, rehearse } from './rehearse.ts';
import type { Terminal } from './terminal.ts';

/** `tsubo preview`: a program drawn, as one chair plays it for one person. */
export function preview({ file, svgPath, sitting, settings }: PreviewCommand, terminal: Terminal): number {
  const program = readableProgram(file, settings, terminal);
  if (program === null) return EXIT_CODES.failed;
  const drawn = previewOf(program, rehearse(program, sitting));
  const { stdout, env } = terminal;
  if (svgPath === null) {
    const { NO_COLOR: noColour, TERM: kind } = env;
    const colour = stdout.isTTY === true && noColour === undefined && kind !== 'dumb';
    const lines = previewLines(drawn, stdout.columns || 100, colour);
    stdout.write(`${lines.map((line) => lineText(line, colour)).join('\n')}\n`);
    return EXIT_CODES.ok;
  }
  try {
    writeFileSync(svgPath, previewSvg(drawn));
  } catch (error) {
    throw new ChairError(
      'failed',
      `The picture could not be written to ${svgPath}: ${(error as Error).message}.`,
      'Name another file.',
      { cause: error },
    );
  }
  stdout.write(`${plainText(svgPath)}\n`);
  return EXIT_CODES.ok;
}
