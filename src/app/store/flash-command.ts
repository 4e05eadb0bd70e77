/** `tsubo flash`: programs onto one chair or several at once, each told in a line of its own. */
import { createInterface } from 'node:readline/promises';
import type { FlashStage } from '../../backend/chair-link/flash-image.ts';
import { whereItStands } from '../../backend/chair-link/store-refusals.ts';
import { errorWords } from '../../cli/print-error.ts';
import type { ChairOnLine, FlashCommand } from '../../cli/store-commands.ts';
import { listPorts } from '../../link/list-ports.ts';
import { parseChairAddress } from '../../link/parse-chair-address.ts';
import { ChairError, EXIT_CODES } from '../../units/chair-error.ts';
import type { Terminal } from '../terminal.ts';
import { introduce, keepRecord } from './audit.ts';
import { Consent } from './consent.ts';
import { type Change, carryOut, planChanges } from './flash-chair.ts';
import { FlashTalk } from './flash-talk.ts';
import { readSecretKey } from './key-files.ts';
import { onStoreLine, type StoreLine } from './store-line.ts';

/** One run of the command. */
interface Run {
  readonly command: FlashCommand;
  readonly terminal: Terminal;
  readonly talk: FlashTalk;
  readonly consent: Consent;
  /** What each chair is at; of one that is at nothing there is none. */
  readonly stages: Map<string, FlashStage>;
}

export async function flash(command: FlashCommand, terminal: Terminal): Promise<number> {
  const isSearch = command.chairs.length === 0;
  const chairs = isSearch ? await everyPort() : command.chairs;
  const interrupted = interruptOf(terminal);
  const talk = new FlashTalk(terminal, command.json);
  const ask = (): Promise<boolean> => saysYes(chairs.length, terminal, interrupted.interrupt);
  const consent = new Consent(chairs.length, ask);
  const run: Run = { command, terminal, talk, consent, stages: new Map() };
  const work = Promise.all(chairs.map((chair) => flashOne(chair, run)));
  const codes = await Promise.race([work, interrupted.promise]);
  interrupted.end();
  if (codes === null) {
    // What is half sent is forgotten by the board; nothing here is worth waiting for.
    const stages = [...run.stages.values()];
    const stage = stages.includes('activate') ? 'activate' : 'begin';
    talk.failed(chairs.map(({ text }) => text).join(', '), {
      text: `\ntsubo: Interrupted. ${whereItStands(stage)}\n`,
      exitCode: EXIT_CODES.interrupted,
    });
    return terminal.process.exit(EXIT_CODES.interrupted);
  }
  // A port with no chair on it is none of what was looked for, but for where there is nothing else.
  const counted = codes.filter((code) => !isSearch || code !== EXIT_CODES['no-chair']);
  return (counted.length === 0 ? codes : counted).find((code) => code !== 0) ?? EXIT_CODES.ok;
}

function interruptOf({ process }: Terminal) {
  let interrupt: () => void = () => undefined;
  const promise = new Promise<null>((resolve) => {
    interrupt = () => resolve(null);
  });
  process.once('SIGINT', interrupt);
  return { promise, interrupt, end: () => process.off('SIGINT', interrupt) };
}

async function everyPort(): Promise<readonly ChairOnLine[]> {
  const usable = (await listPorts()).filter(({ usable: free }) => free);
  if (usable.length > 0) return usable.map(({ path }) => ({ text: path, address: parseChairAddress(path) }));
  throw new ChairError('no-chair', 'No port of this computer can be used.', 'npx tsubo ports says why.');
}

async function flashOne(chair: ChairOnLine, run: Run): Promise<number> {
  let isPlanned = false;
  const planned = (): void => {
    isPlanned = true;
  };
  try {
    return await onStoreLine(chair.address, (line) => flashFiles(chair, line, run, planned));
  } catch (error) {
    if (!isPlanned) run.consent.notNeeded();
    const words = errorWords(error);
    run.talk.failed(chair.text, words);
    return words.exitCode;
  }
}

async function flashFiles(
  chair: ChairOnLine,
  line: StoreLine,
  run: Run,
  planned: () => void,
): Promise<number> {
  const { command, consent, talk, terminal } = run;
  const secretKey = (): Uint8Array => readSecretKey(command.keyPath, terminal);
  const changes = await planChanges(line, command.files, command.slot, secretKey);
  for (const change of changes) talk.plan(chair.text, change);
  const due = changes.filter(({ words }) => words.length > 0);
  planned();
  if (command.dryRun || due.length === 0) {
    consent.notNeeded();
    return EXIT_CODES.ok;
  }
  if (!command.yes && !(await consent.given())) {
    throw new ChairError(
      'refused',
      'Nothing was flashed: nobody said yes.',
      'Answer y in a terminal, or add --yes.',
    );
  }
  await introduce(line);
  for (const change of due) await flashChange(chair, line, change, run);
  return EXIT_CODES.ok;
}

async function flashChange(
  chair: ChairOnLine,
  line: StoreLine,
  change: Change,
  { talk, terminal, stages }: Run,
): Promise<void> {
  const show = talk.progressOf(chair.text, change);
  try {
    await carryOut(line, change, (progress) => {
      stages.set(chair.text, progress.stage);
      show(progress);
    });
  } finally {
    stages.delete(chair.text);
  }
  const { slot, hash, before } = change;
  const { serial } = line.identity;
  const problem = keepRecord(
    { action: 'flash', chair: serial, slot, from: before.stamp, to: hash },
    terminal,
  );
  if (problem !== null) talk.complain(`tsubo: ${problem}\n`);
  talk.done(chair.text, change);
}

async function saysYes(chairs: number, { stdin, stdout }: Terminal, interrupt: () => void): Promise<boolean> {
  if (stdin.isTTY !== true || stdout.isTTY !== true) return false;
  const lines = createInterface({ input: stdin, output: stdout });
  // A terminal that is being read gives Ctrl-C to its reader.
  lines.once('SIGINT', interrupt);
  try {
    const what = chairs === 1 ? 'this' : `all of this, on ${chairs} chairs`;
    return /^y(es)?$/i.test((await lines.question(`Flash ${what}? [y/N] `)).trim());
  } finally {
    lines.close();
  }
}
