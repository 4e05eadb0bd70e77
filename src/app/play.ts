/** `tsubo play`: one program, one chair, one person. */

import { DEFAULT_PERSON_CEILING_N, type Person } from '../chair/body.ts';
import type { PlayCommand } from '../cli/command-line.ts';
import { confirmStart } from '../cli/confirm-start.ts';
import { errorWords } from '../cli/print-error.ts';
import { endsWell, reportText } from '../cli/report-text.ts';
import { latchedFault, type Outcome } from '../engine/outcome.ts';
import type { Program } from '../program/program.ts';
import { ChairError, EXIT_CODES } from '../units/chair-error.ts';
import { Chooser } from './chooser.ts';
import { LineFile } from './line-file.ts';
import { programIn, readableProgram } from './program-file.ts';
import { type Played, reportOf, writeReport } from './records.ts';
import type { Session } from './session.ts';
import type { Terminal } from './terminal.ts';

/** Resolves with the exit code; rejects with a `ChairError` where nothing could be begun. */
export async function play(command: PlayCommand, terminal: Terminal): Promise<number> {
  const slot = /^chair:(\d{1,2})$/.exec(command.file)?.[1];
  const program =
    slot === undefined
      ? readableProgram(command.file, command.settings, terminal)
      : await programOnChair(Number(slot), command, terminal);
  if (program === null) return EXIT_CODES.failed;
  const person = statedPerson(command.statureMm);
  const chooser = new Chooser(program, person);
  const trace = command.tracePath === null ? null : new LineFile(command.tracePath);
  const truthPath = command.chair.kind === 'sim' ? command.chair.truthPath : null;
  const truth = truthPath === null ? null : new LineFile(truthPath);
  try {
    const session = await perform(command, person, { chooser, trace, truth }, terminal);
    return conclude(
      session,
      chooser,
      { file: command.file, person, reportPath: command.reportPath },
      terminal,
    );
  } finally {
    for (const file of [trace, truth]) {
      file?.close();
      if (file?.problem) terminal.stderr.write(`tsubo: ${file.problem}\n`);
    }
  }
}

/** What the chair itself keeps, digested by its board just now; null where a setting is wrong, which has been said. */
async function programOnChair(
  slot: number,
  { chair, settings }: PlayCommand,
  terminal: Terminal,
): Promise<Program | null> {
  if (chair.kind === 'sim') {
    throw new ChairError(
      'usage',
      'The simulated chair of this process keeps no programs.',
      'Name a program file, or another --chair.',
    );
  }
  const { chooseOnChair } = await import('./store/choose-on-chair.ts');
  return programIn(await chooseOnChair(chair.address, slot), `chair:${slot}`, settings, terminal);
}

/** Until the body scan exists, the stature is the person's statement of where the shoulder is (design.md §2). */
function statedPerson(statureMm: number | null): Person {
  if (statureMm !== null) return { statureMm, ceilingN: DEFAULT_PERSON_CEILING_N };
  throw new ChairError(
    'refused',
    'How tall is the person? Without that nobody knows where the shoulders are, and nothing may press.',
    'Add the height in centimetres, for example --stature 170.',
  );
}

interface Means {
  readonly chooser: Chooser;
  readonly trace: LineFile | null;
  readonly truth: LineFile | null;
}

/** Loads what this chair needs and no more: a simulated one has no port, a real one no mechanics. */
async function perform(
  command: PlayCommand,
  person: Person,
  means: Means,
  terminal: Terminal,
): Promise<Session> {
  const { chair, yesSimulated } = command;
  if (chair.kind === 'sim') {
    const { playOnSim } = await import('./play-sim.ts');
    const { profile, seed, bodySeed, speed } = chair;
    return playOnSim({ ...means, profile, seed, bodySeed, speed, statureMm: person.statureMm }, terminal);
  }
  const { createLink } = await import('../link/create-link.ts');
  const { playOnLine } = await import('./play-line.ts');
  const { stdin, stdout } = terminal;
  return playOnLine(
    {
      ...means,
      link: createLink(chair.address),
      speed: 1,
      confirm: async ({ state }, signal) => {
        if (state.identity === null) return null;
        const answer = await confirmStart({
          identity: state.identity,
          yesSimulated,
          latched: latchedFault(state.telemetry, state.counters),
          input: stdin,
          output: stdout,
          signal,
        });
        return answer.kind === 'start' ? null : answer;
      },
    },
    terminal,
  );
}

export interface Conclusion {
  readonly file: string;
  readonly person: Person;
  readonly reportPath: string | null;
}

/** Tells how it went, keeps the report, and gives the exit code. */
export function conclude(
  session: Session,
  chooser: Chooser,
  { file, person, reportPath }: Conclusion,
  terminal: Terminal,
): number {
  const { state } = session;
  const outcome: Outcome = session.outcome ?? { exit: 'failed', what: 'The session did not end.', next: '' };
  const played: Played = {
    program: file,
    statureMm: person.statureMm,
    cuts: chooser.composed?.cuts ?? [],
    approximations: chooser.composed?.approximations ?? [],
  };
  const report = reportOf(state, played);
  if (reportPath !== null) writeReport(reportPath, report);
  if (report.strokes.length > 0) {
    const { title } = chooser.scene;
    const planned = state.score?.plan.strokes.length ?? 0;
    terminal.stdout.write(
      `\n${reportText({ ...report, title, planned, outcome }, terminal.stdout.columns || 96)}`,
    );
  } else if (endsWell(outcome)) terminal.stdout.write(`\n${outcome.what}\n${outcome.next}\n`);
  if (!endsWell(outcome)) {
    terminal.stderr.write(errorWords(new ChairError(outcome.exit, outcome.what, outcome.next)).text);
  }
  return EXIT_CODES[outcome.exit];
}
