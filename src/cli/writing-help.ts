/** The help of the commands for writing programs. */
import type { WritingCommand } from './writing-commands.ts';

export type WritingName = WritingCommand['kind'];

const SITTING = `  --chair NAME       tsubo-duo (usual), another of npx tsubo chairs, or a file
  --stature CM       height of the person, 140 to 195; 170 unless said`;

export const WRITING_HELP: Readonly<Record<WritingName, string>> = {
  check: `Look for mistakes in programs. Says where each one is and what would be right;
then how long the program really takes, and what a chair does otherwise than
written. No chair moves.

Usage: npx tsubo check FILE... [options]

${SITTING}
  --json             one diagnostic a line, for editors and scripts

Ends with 0 where every program is correct, else with 1.

Example:
  npx tsubo check programs/*.yaml
`,
  fmt: `Write programs in the one usual form: keys in order, short steps on one line,
comments kept. What a program does stays the same. Files with mistakes are left
alone.

Usage: npx tsubo fmt FILE... [--check]

  --check            change nothing; name files that would change, end with 1

Example:
  npx tsubo fmt programs/*.yaml
`,
  explain: `Say every stroke of a program in words, with its time; then totals, what can be
set, and what this chair does otherwise than written. No chair moves.

Usage: npx tsubo explain FILE [options]
       npx tsubo explain --chair NAME

${SITTING}
  --set NAME=VALUE   set an input of the program; once for each

Example:
  npx tsubo explain programs/swedish-back.yaml --stature 160
`,
  preview: `Draw a program: place, pressure and speed over time. No chair moves.

Usage: npx tsubo preview FILE [options]

  --svg FILE         write a picture instead of drawing in the terminal
${SITTING}
  --set NAME=VALUE   set an input of the program; once for each

Example:
  npx tsubo preview programs/swedish-back.yaml --svg swedish-back.svg
`,
  new: `Begin a program of your own from a short example with comments. Never writes
over a file.

Usage: npx tsubo new NAME [--out FILE]

  --out FILE         where to write it; unless said, named after NAME

Example:
  npx tsubo new "My massage"
`,
  schema: `Print the JSON Schema of programs: with it an editor completes, explains and
marks mistakes. Programs here name it in their first line, so that editors with
a YAML language server find it by themselves.

Usage: npx tsubo schema
`,
};
