import { lawsOf } from '../chair/laws.ts';
import { pressureScale } from '../chair/pressure-scale.ts';
import { lawsText } from '../cli/chairs-command.ts';
import { explainText } from '../cli/explain-text.ts';
import type { ExplainCommand } from '../cli/writing-commands.ts';
import { EXIT_CODES } from '../units/chair-error.ts';
import { readableProgram } from './program-file.ts';
import { rehearse, sittingWords } from './rehearse.ts';
import type { Terminal } from './terminal.ts';

/** `tsubo explain`: a program in words, as one chair plays it for one person. */
export function explain({ file, sitting, settings }: ExplainCommand, terminal: Terminal): number {
  const program = readableProgram(file, settings, terminal);
  if (program === null) return EXIT_CODES.failed;
  const { score, approximations, profile } = rehearse(program, sitting);
  const text = explainText(
    {
      program,
      plan: score.plan,
      zones: score.zones,
      channels: profile.depth.map(({ channel }) => channel),
      approximations,
      scale: pressureScale(profile.force),
      sitting: sittingWords(sitting),
    },
    terminal.stdout.columns || 100,
  );
  terminal.stdout.write(text);
  // What a chair with a board of its own keeps is the rule, and goes without saying.
  if (profile.family !== 'chair-link') terminal.stdout.write(`\n${lawsText(profile, lawsOf(profile))}`);
  return EXIT_CODES.ok;
}
