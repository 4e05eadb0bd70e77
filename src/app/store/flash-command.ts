/** `tsubo flash`: programs onto one chair or several, each told in a line of its own. */
import { createInterface } from 'node:readline/promises';
import { type ProgressShown, progressText } from '../../cli/flash-text.ts';
import { errorWords } from '../../cli/print-error.ts';
import type { ChairOnLine, FlashCommand } from '../../cli/store-commands.ts';
import { listPorts } from '../../link/list-ports.ts';
import { parseChairAddress } from '../../link/parse-chair-address.ts';
import { ChairError, EXIT_CODES } from '../../units/chair-error.ts';
import type { Terminal } from '../terminal.ts';
import { introduce, keepRecord } from './audit.ts';
import { type Change, carryOut, planChanges } from './flash-chair.ts';
import { readSecretKey } from './key-files.ts';
import { onStoreLine, type StoreLine } from './store-line.ts';

export async function flash(command: FlashCommand, terminal: Terminal): Promise<number> {
  const chairs = command.chairs.length > 0 ? command.chairs : await everyChair();
  let interrupt: () => void = () => undefined;
  const interrupted = new Promise<number>((resolve) => {
    interrupt = () => {
      terminal.stderr.write('\ntsubo: Interrupted. The chair goes on with the program it had.\n');
      resolve(EXIT_CODES.interrupted);
    };
    terminal.process.once('SIGINT', interrupt);
  });
  const work = Promise.all(chairs.map((chair) => flashOne(chair, command, terminal)));
  const code = await Promise.race([work.then((codes) => codes.find((one) => one !== 0) ?? 0), interrupted]);
  terminal.process.off('SIGINT', interrupt);
  // What is half sent is forgotten by the board; nothing here is worth waiting for.
  if (code === EXIT_CODES.interrupted) terminal.process.exit(code);
  return code;
}

async function everyChair(): Promise<readonly ChairOnLine[]> {
  const usable = (await listPorts()).filter(({ usable: free }) => free);
  if (usable.length > 0) return usable.map(({ path }) => ({ text: path, address: parseChairAddress(path) }));
  throw new ChairError('no-chair', 'No port of this computer can be used.', 'npx tsubo ports says why.');
}

async function flashOne(chair: ChairOnLine, command: FlashCommand, terminal: Terminal): Promise<number> {
  try {
    return await onStoreLine(chair.address, (line) => flashFiles(chair, line, command, terminal));
  } catch (error) {
    const words = errorWords(error);
    if (command.json) print(terminal, { chair: chair.text, error: words.text.trim(), exit: words.exitCode });
    terminal.stderr.write(`${chair.text}: ${words.text}`);
    return words.exitCode;
  }
}

async function flashFiles(
  chair: ChairOnLine,
  line: StoreLine,
  command: FlashCommand,
  terminal: Terminal,
): Promise<number> {
  const { files, slot, dryRun, json } = command;
  const changes = await planChanges(line, files, slot, () => readSecretKey(command.keyPath, terminal));
  for (const change of changes) {
    if (json)
      print(terminal, {
        chair: chair.text,
        slot: change.slot,
        id: change.id,
        version: change.version,
        changes: change.words,
      });
    else {
      const words = change.words.length === 0 ? ['is there already'] : change.words;
      terminal.stdout.write(`${chair.text} slot ${change.slot}: ${words.join('\n')}\n`);
    }
  }
  const due = changes.filter(({ words }) => words.length > 0);
  if (dryRun || due.length === 0) return EXIT_CODES.ok;
  if (!command.yes && !(await saysYes(terminal))) {
    throw new ChairError(
      'refused',
      'Nothing was flashed: nobody said yes.',
      'Answer y in a terminal, or add --yes.',
    );
  }
  await introduce(line);
  for (const change of due) await flashChange(chair, line, change, command, terminal);
  return EXIT_CODES.ok;
}

async function flashChange(
  chair: ChairOnLine,
  line: StoreLine,
  change: Change,
  { json }: FlashCommand,
  terminal: Terminal,
): Promise<void> {
  const { slot, id, version, hash, before } = change;
  const show = progressPrinter(chair.text, id, json, terminal);
  await carryOut(line, change, show);
  const { serial } = line.identity;
  const problem = keepRecord(
    { action: 'flash', chair: serial, slot, from: before.stamp, to: hash },
    terminal,
  );
  if (problem !== null) terminal.stderr.write(`tsubo: ${problem}\n`);
  if (!json) {
    terminal.stdout.write(
      `${chair.text} slot ${slot}: ${id} version ${version} is in use, on trial. Play it once, then: npx tsubo programs confirm ${slot} --chair ${chair.text}\n`,
    );
  }
}

/** In a terminal one line that changes; elsewhere a line a stage. */
function progressPrinter(chair: string, id: string, json: boolean, { stdout, wallMs }: Terminal) {
  let stage = '';
  let sentFromMs = 0;
  let sentFrom = 0;
  return (progress: { readonly stage: string; readonly confirmed: number; readonly bytes: number }): void => {
    const isNew = progress.stage !== stage;
    if (isNew && progress.stage === 'send') {
      sentFromMs = wallMs();
      sentFrom = progress.confirmed;
    }
    stage = progress.stage;
    const sent = progress.confirmed - sentFrom;
    const leftS =
      sent <= 0 ? null : (((wallMs() - sentFromMs) / sent) * (progress.bytes - progress.confirmed)) / 1000;
    const shown: ProgressShown = { ...progress, leftS: leftS === null ? null : Math.round(leftS * 10) / 10 };
    if (json) stdout.write(`${JSON.stringify({ chair, id, ...shown })}\n`);
    else if (stdout.isTTY)
      stdout.write(`\r\u001b[K${chair}: ${id} ${progressText(shown)}${stage === 'done' ? '\n' : ''}`);
    else if (isNew) stdout.write(`${chair}: ${id} ${progressText(shown)}\n`);
  };
}

async function saysYes({ stdin, stdout }: Terminal): Promise<boolean> {
  if (stdin.isTTY !== true || stdout.isTTY !== true) return false;
  const lines = createInterface({ input: stdin, output: stdout });
  try {
    return /^y(es)?$/i.test((await lines.question('Flash this? [y/N] ')).trim());
  } finally {
    lines.close();
  }
}

function print({ stdout }: Terminal, value: object): void {
  stdout.write(`${JSON.stringify(value)}\n`);
}
