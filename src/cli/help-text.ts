/** The help of every command, short, with examples. */
import { EXIT_CODES, type ExitName } from '../units/chair-error.ts';
import { CARE_HELP } from './care-command.ts';
import { CHAIRS_HELP } from './chairs-command.ts';
import { OPEN_HELP } from './open-command.ts';
import { SERVE_HELP } from './serve-command.ts';
import type { StoreCommand } from './store-commands.ts';
import { STORE_HELP } from './store-help.ts';
import { WRITING_HELP, type WritingName } from './writing-help.ts';

const EXIT_WORDS: Readonly<Record<ExitName, string>> = {
  ok: 'done',
  failed: 'check failed, or something unexpected',
  usage: 'the command is written wrongly',
  'no-chair': 'no chair, or not clear which',
  permission: 'no permission to use the port',
  busy: 'the port or the chair is in use',
  incompatible: 'chair and program do not fit',
  'link-lost': 'line lost, the chair let go',
  fault: 'the chair reported a fault and let go',
  refused: 'not started: seat, cover or health',
  signature: 'signature missing or wrong',
  transfer: 'transfer failed',
  verify: 'what was written reads back differently',
  interrupted: 'stopped by a person, the chair let go',
};

/** Sample line: "    7  line lost, the chair let go". */
function exitTable(): string {
  return Object.entries(EXIT_WORDS)
    .map(([name, words]) => `  ${String(EXIT_CODES[name as ExitName]).padStart(3)}  ${words}`)
    .join('\n');
}

const GENERAL = `Tsubo plays massage programs on a chair, or on a simulated one.

Usage: npx tsubo COMMAND

  play FILE --chair CHAIR   play a program
  scan --chair CHAIR        feel a back and keep where everything lies
  comfort --person NAME     say how much pressure is enough, once
  serve                     the control panel, for phones, tablets and browsers
  open --chair CHAIR        let whoever is held go, while a key is held
  demo                      play a short program on the simulated chair
  new NAME                  begin a program of your own
  check FILE...             look for mistakes in programs
  fmt FILE...               write programs in the one usual form
  explain FILE              say every stroke in words, with its time
  preview FILE              draw a program
  flash FILE... --chair ..  put programs on a chair
  programs ACTION           look after the programs on a chair
  key new|sign|trust        keys that vouch for programs
  calibrate --chair CHAIR   zero and span of the load cells, with a weight
  support-bundle            write down the state of a chair, for who helps you
  chairs                    list chair profiles, check one of your own
  care --out DIR            measure what simulated people feel
  schema                    print what an editor needs to help you write
  ports                     list the serial ports and what they need
  sim                       run the simulated chair on its own
  help COMMAND              more about one command
  --version                 print the version

Examples:
  npx tsubo demo
  npx tsubo play programs/swedish-back.yaml --chair sim --stature 172
  npx tsubo play programs/swedish-back.yaml --chair /dev/ttyUSB0 --stature 172

While it plays: Space pauses and resumes, Escape stops and releases.

Exit codes:
${exitTable()}
`;

const PLAY = `Play a program on a chair.

Usage: npx tsubo play FILE --chair CHAIR [options]

  --chair CHAIR      sim, tcp:HOST:PORT, or a device such as /dev/ttyUSB0
  --stature CM       height of the person, 140 to 195: the first guess
  --person NAME      keep what is found of this back, the health check, and how
                     long each zone was pressed today; use what is kept.
                     The first session of a person is a gentle one
  --ceiling N        the most newtons a roller may press this person with;
                     kept with --person. Where a chair feels no force, it
                     goes less deep for that
  --rescan           feel the back although it is kept
  --nudge MM         the shoulder line is higher (+) or lower (-) than found
  --shoulder MM      do not feel it: the shoulder line is here on the track;
                     table: where people of this stature have it
  --report FILE      write the report of the session as JSON
  --trace FILE       write every line to and from the chair as NDJSON
  --set NAME=VALUE   set an input of the program; once for each
  --yes-simulated    skip the health questions if the chair says it is simulated

Only with --chair sim:
  --speed N          1 is life, 2 is twice as fast, max is as fast as possible
  --seed N           which simulated person sits in it
  --body N           give that person a back of their own, unlike the table
  --truth FILE       write what the simulated body felt as NDJSON

Which chair it is, where it cannot say so itself (simulated, or Firmata):
  --profile NAME     a name from npx tsubo chairs, or a file of your own

Examples:
  npx tsubo play programs/kneading.yaml --chair sim --stature 172 --speed 2
  npx tsubo play programs/swedish-back.yaml --chair /dev/ttyUSB0 --stature 172

While it plays:
  Space         pause and go on
  Escape        stop and release
  + -           stronger, softer
  Up Down       2 cm higher, lower
  Right Left    rollers 1 cm wider, narrower
  ] [           travel faster, slower (50 to 150 %)
  n             let go, and on to the next stroke
  m             once more here
`;

const SCAN = `Feel the back with the rollers, lightly, and keep where everything on it lies.

Usage: npx tsubo scan --chair CHAIR --stature CM [options]

  --person NAME      whose back it is: without a name nothing is kept
  --nudge MM         the shoulder line is higher (+) or lower (-) than found
  --trace FILE       write every line to and from the chair as NDJSON
  --yes-simulated    skip the health questions if the chair says it is simulated
  --speed, --seed, --body, --truth, --profile: as in npx tsubo help play

In a terminal it asks whether the shoulder line is right: arrows move it, Enter
keeps it, S feels the back again, Escape stops and releases.

Example:
  npx tsubo scan --chair sim --stature 172 --person anna
`;

const COMFORT = `Say how much pressure is enough. Three points of the back are pressed one after the
other, more and more for 22 s each: press Enter when it is enough, and the rollers
let go. From then on light, gentle, medium, firm and deep are shares of what was
enough for this person, never more than the ceilings allow.

Usage: npx tsubo comfort --person NAME --chair CHAIR --stature CM [options]

  --trace FILE       write every line to and from the chair as NDJSON
  --yes-simulated    skip the health questions if the chair says it is simulated
  --speed, --seed, --body, --truth, --profile: as in npx tsubo help play

Example:
  npx tsubo comfort --person anna --chair sim --stature 172
`;

const SIM = `Run the simulated chair on its own, in real time. Reach it like a real one.

Usage: npx tsubo sim [options]

  --pty PATH         a pseudo-terminal under this name; without --pty and --tcp
                     the system chooses one
  --tcp PORT         a TCP port instead; 0 for any free one
  --profile NAME     which chair: a name from npx tsubo chairs, or a file
  --stature CM       height of the simulated person, 140 to 195
  --seed N           which simulated person sits in it
  --body N           give that person a back of their own, unlike the table
  --truth FILE       write what the simulated body felt as NDJSON
  --empty            nobody sits in it: programs may be flashed
  --store FILE       keep its programs in this file

Examples:
  npx tsubo sim --pty /tmp/chair
  npx tsubo play programs/swedish-back.yaml --chair /tmp/chair --stature 172
`;

const PORTS = `List the serial ports of this computer, and what to do where one cannot be used.

Usage: npx tsubo ports
`;

const DEMO = `Play a short program on the simulated chair, twice as fast as life.

Usage: npx tsubo demo

Space pauses and resumes, Escape stops and releases.
`;

export type CommandName =
  | 'play'
  | 'scan'
  | 'comfort'
  | 'care'
  | 'chairs'
  | 'sim'
  | 'serve'
  | 'open'
  | 'ports'
  | 'demo'
  | WritingName
  | StoreCommand['kind'];

const HELP: Readonly<Record<CommandName, string>> = {
  ...WRITING_HELP,
  ...STORE_HELP,
  play: PLAY,
  care: CARE_HELP,
  chairs: CHAIRS_HELP,
  scan: SCAN,
  comfort: COMFORT,
  sim: SIM,
  serve: SERVE_HELP,
  open: OPEN_HELP,
  ports: PORTS,
  demo: DEMO,
};

/** The help of one command, or of the whole where `name` is not one. */
export function helpText(name: string): string {
  return Object.hasOwn(HELP, name) ? HELP[name as CommandName] : GENERAL;
}
