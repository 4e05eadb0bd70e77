/** `tsubo play`: one program, one chair, one person. */

import type { Person } from '../chair/body.ts';
import type { EnoughN } from '../chair/enough.ts';
import type { ChairProfile } from '../chair/profile.ts';
import type { PlayCommand, ScanCommand } from '../cli/command-line.ts';
import { confirmStart } from '../cli/confirm-start.ts';
import { latchedFault } from '../engine/outcome.ts';
import { ChairError, EXIT_CODES } from '../units/chair-error.ts';
import { BackFinder } from './back-finder.ts';
import { loadProfile } from './chair-profiles.ts';
import { Chooser } from './chooser.ts';
import { conclude, concludeScan } from './conclude.ts';
import { concludeEnough } from './conclude-enough.ts';
import { EnoughTaker, enoughProgram } from './enough-taker.ts';
import { type Kept, openKept } from './kept.ts';
import { LineFile } from './line-file.ts';
import { programIn, readableProgram } from './program-file.ts';
import type { Choice, Session } from './session.ts';
import { Sitter } from './sitter.ts';
import type { ChosenOnChair } from './store/choose-on-chair.ts';
import type { Terminal } from './terminal.ts';

/** Resolves with the exit code; rejects with a `ChairError` where nothing could be begun. */
export async function play(command: PlayCommand, terminal: Terminal): Promise<number> {
  const slot = /^chair:(\d{1,2})$/.exec(command.file)?.[1];
  const stored = slot === undefined ? null : await chosenOnChair(Number(slot), command);
  const program =
    stored === null
      ? readableProgram(command.file, command.settings, terminal)
      : programIn(stored.text, command.file, command.settings, terminal);
  if (program === null) return EXIT_CODES.failed;
  const kept = keptHere(terminal);
  const sitter = sitterFor(command, command.ceilingN, kept);
  const person = statedPerson(command.statureMm, sitter.ceilingN);
  if (sitter.isFirst) terminal.stdout.write(firstSessionWords(sitter, command));
  const finder = finderFor(command, 'in-doubt', kept, terminal);
  const chooser = new Chooser(program, person, {
    finder,
    sitter,
    stored,
    profile: givenProfile(command),
    enoughOn: enoughOf(command, kept),
  });
  return withFiles(
    command,
    async (files) => {
      const session = await perform(command, person, { chooser, sitter, ...files }, terminal);
      const { file, reportPath } = command;
      const exitCode = conclude(session, chooser, { file, person, reportPath }, terminal);
      sitter.keepSession(session.state.contactMs);
      return exitCode;
    },
    terminal,
  );
}

/** `tsubo scan`: feels the back, asks whether the shoulder line is right, and keeps it. */
export async function scan(command: ScanCommand, terminal: Terminal): Promise<number> {
  const kept = keptHere(terminal);
  const sitter = sitterFor(command, null, kept);
  const person = statedPerson(command.statureMm, sitter.ceilingN);
  const chooser = new Chooser(null, person, {
    finder: finderFor(command, 'always', kept, terminal),
    profile: givenProfile(command),
  });
  return withFiles(
    command,
    async (files) => {
      const session = await perform(command, person, { chooser, sitter, ...files }, terminal);
      return concludeScan(session, chooser, command.back.personName, terminal);
    },
    terminal,
  );
}

/** `tsubo comfort`: the person says how much is enough, and it is kept. */
export async function comfort(command: ScanCommand, terminal: Terminal): Promise<number> {
  const { personName } = command.back;
  if (personName === null) {
    throw new ChairError('usage', 'comfort does not know whose answer it is.', 'Write --person and a name.');
  }
  const kept = keptHere(terminal);
  const sitter = sitterFor(command, null, kept);
  const person = statedPerson(command.statureMm, sitter.ceilingN);
  const taker = new EnoughTaker();
  const chooser = new Chooser(enoughProgram(), person, {
    finder: finderFor(command, 'in-doubt', kept, terminal),
    sitter,
    profile: givenProfile(command),
    onEnough: taker.say,
  });
  terminal.stdout.write(
    'Three points are pressed, more and more. Press Enter when it is enough; Escape stops.\n',
  );
  return withFiles(
    command,
    async (files) => {
      const session = await perform(command, person, { chooser, sitter, ...files }, terminal);
      sitter.keepSession(session.state.contactMs);
      return concludeEnough(session, taker, { personName, people: kept.people }, terminal);
    },
    terminal,
  );
}

type Sitting = PlayCommand | ScanCommand;

function keptHere({ env, stderr }: Terminal): Kept {
  return openKept(env, (words) => stderr.write(`tsubo: ${words}\n`));
}

function sitterFor({ back }: Sitting, ceilingN: number | null, { checks }: Kept): Sitter {
  return new Sitter({ name: back.personName, checks, ceilingN, calendarMs: () => Date.now() });
}

/** What the person in the chair has called enough, by chair. */
function enoughOf({ back }: Sitting, { people }: Kept): (chair: string) => EnoughN | null {
  const { personName } = back;
  return personName === null ? () => null : (chair) => people.enoughOf(personName, chair);
}

/** In newtons only where the chair is known, and senses them. */
function firstSessionWords({ name, ceilingN }: Sitter, { chair }: PlayCommand): string {
  const feels = chair.kind === 'sim' && loadProfile(chair.profile).force.sensed !== 'none';
  const most = feels ? `no roller presses harder than ${ceilingN} N` : 'it is a gentle one';
  return `The first session of ${name}: ${most}. The next one may be as strong as you like.\n`;
}

/** Whoever has no keyboard is asked nothing. */
function finderFor(
  { back }: Sitting,
  ask: 'in-doubt' | 'always',
  { people }: Kept,
  { stdin }: Terminal,
): BackFinder {
  return new BackFinder({
    back,
    people,
    ask: stdin.isTTY === true ? ask : 'never',
    calendar: () => new Date().toISOString(),
  });
}

interface Files {
  readonly trace: LineFile | null;
  readonly truth: LineFile | null;
}

async function withFiles(
  { tracePath, chair }: Sitting,
  use: (files: Files) => Promise<number>,
  terminal: Terminal,
): Promise<number> {
  const trace = tracePath === null ? null : new LineFile(tracePath);
  const truthPath = chair.kind === 'sim' ? chair.truthPath : null;
  const truth = truthPath === null ? null : new LineFile(truthPath);
  try {
    return await use({ trace, truth });
  } finally {
    for (const file of [trace, truth]) {
      file?.close();
      if (file?.problem) terminal.stderr.write(`tsubo: ${file.problem}\n`);
    }
  }
}

/** What the chair itself keeps, digested by its board just now and again at Start. */
async function chosenOnChair(slot: number, { chair }: PlayCommand): Promise<ChosenOnChair> {
  if (chair.kind === 'sim') {
    throw new ChairError(
      'usage',
      'The simulated chair of this process keeps no programs.',
      'Name a program file, or another --chair.',
    );
  }
  const { chooseOnChair } = await import('./store/choose-on-chair.ts');
  const { onStoreLine } = await import('./store/store-line.ts');
  return onStoreLine(chair.address, (line) => chooseOnChair(line, slot));
}

/** Of a chair on a line that cannot say which one it is; throws a `ChairError` where it is wrong, or of another family. */
function namedProfile({ chair }: Sitting): ChairProfile | null {
  if (chair.kind === 'sim' || chair.profile === null) return null;
  const profile = loadProfile(chair.profile);
  if (profile.family === 'firmata') return profile;
  throw new ChairError(
    'usage',
    `${profile.title} says by itself which chair it is.`,
    'Leave out --profile, or name the profile of a chair on a Firmata board.',
  );
}

/** What a person says of the chair, where the chair cannot say it or nobody but them has the file. */
function givenProfile(command: Sitting): ChairProfile | null {
  const { chair } = command;
  if (chair.kind !== 'sim') return namedProfile(command);
  return chair.profile.endsWith('.yaml') ? loadProfile(chair.profile) : null;
}

/** The stature is the first guess of where everything is (design.md §2). */
function statedPerson(statureMm: number | null, ceilingN: number): Person {
  if (statureMm !== null) return { statureMm, ceilingN };
  throw new ChairError(
    'refused',
    'How tall is the person? Without that nobody knows where the shoulders are, and nothing may press.',
    'Add the height in centimetres, for example --stature 170.',
  );
}

interface Means extends Files {
  readonly chooser: Chooser;
  readonly sitter: Sitter;
}

/** A check that cannot be kept starts nothing: it would be asked for again at every start, and then nobody reads it. */
function keptCheck(sitter: Sitter): Extract<Choice, { kind: 'decline' }> | null {
  try {
    sitter.keepCheck();
    return null;
  } catch (error) {
    if (!(error instanceof ChairError)) throw error;
    return { kind: 'decline', outcome: { exit: error.code, what: error.message, next: error.next } };
  }
}

/** Loads what this chair needs and no more: a simulated one has no port, a real one no mechanics. */
async function perform(command: Sitting, person: Person, means: Means, terminal: Terminal): Promise<Session> {
  const { chair, yesSimulated } = command;
  if (chair.kind === 'sim') {
    const { playOnSim } = await import('./play-sim.ts');
    const { profile, seed, bodySeed, speed } = chair;
    return playOnSim({ ...means, profile, seed, bodySeed, speed, statureMm: person.statureMm }, terminal);
  }
  const profile = namedProfile(command);
  const { createLink } = await import('../link/create-link.ts');
  const { playOnLine } = await import('./play-line.ts');
  const { stdin, stdout } = terminal;
  return playOnLine(
    {
      ...means,
      link: createLink(chair.address, profile?.wiring?.baud),
      profile,
      speed: 1,
      confirm: async ({ state }, signal) => {
        if (state.identity === null) return null;
        const { name, health } = means.sitter;
        const answer = await confirmStart({
          identity: state.identity,
          yesSimulated,
          check:
            name !== null && health.kind === 'valid' ? { personName: name, untilMs: health.untilMs } : null,
          latched: latchedFault(state.telemetry, state.counters),
          input: stdin,
          output: stdout,
          signal,
        });
        if (answer.kind !== 'start') return answer;
        return answer.answered ? keptCheck(means.sitter) : null;
      },
    },
    terminal,
  );
}
