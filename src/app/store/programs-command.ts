/** `tsubo programs`: what a chair carries, and what a technician does with it. */
import { readFileSync, writeFileSync } from 'node:fs';
import { settled } from '../../backend/chair-link/flash-image.ts';
import { changeLine, slotLine } from '../../cli/flash-text.ts';
import { diffLines } from '../../cli/program-diff.ts';
import type { ProgramsCommand } from '../../cli/store-commands.ts';
import { decompileImage } from '../../image/compile-image.ts';
import { textOfBytes } from '../../protocol/program-image/bytes-text.ts';
import { signedRequest } from '../../protocol/program-image/signature.ts';
import { ChairError, EXIT_CODES } from '../../units/chair-error.ts';
import { readableProgram } from '../program-file.ts';
import type { Terminal } from '../terminal.ts';
import { boardRecord, introduce, keepRecord } from './audit.ts';
import { readSecretKey } from './key-files.ts';
import { readInUse, readSlot, readSlots, type SlotOnChair, shownSlot } from './slots-on-chair.ts';
import { onStoreLine, type StoreLine } from './store-line.ts';
import { strokeLines, strokeLinesOfImage } from './stroke-lines.ts';

/** No key is needed out of a trial: the board asks for none there. */
const NO_SIGNATURE = new Uint8Array(64);

export function programs(command: ProgramsCommand, terminal: Terminal): Promise<number> {
  return onStoreLine(command.chair.address, (line) => act(command, line, terminal));
}

async function act(command: ProgramsCommand, line: StoreLine, terminal: Terminal): Promise<number> {
  const { client } = line;
  const { stdout } = terminal;
  switch (command.action) {
    case 'list':
      for (const slot of await readSlots(client)) {
        const shown = shownSlot(slot);
        stdout.write(`${command.json ? JSON.stringify(shown) : slotLine(shown)}\n`);
      }
      return EXIT_CODES.ok;
    case 'read': {
      const text = await textInSlot(line, command.slot);
      if (command.outPath === null) stdout.write(text);
      else writeFileSync(command.outPath, text);
      return EXIT_CODES.ok;
    }
    case 'history':
      for (const { name: _, ...shown } of await boardRecord(line)) {
        stdout.write(`${command.json ? JSON.stringify(shown) : changeLine(shown)}\n`);
      }
      return EXIT_CODES.ok;
    case 'diff':
      return compare(command, line, terminal);
    case 'confirm':
    case 'rollback':
    case 'remove':
      return change(command, line, terminal);
    default:
      return command.action satisfies never;
  }
}

async function textInSlot({ client }: StoreLine, slot: number): Promise<string> {
  const text = decompileImage(await readInUse(client, await readSlot(client, slot)));
  if (text.ok) return text.value;
  throw new ChairError(
    'verify',
    `What is in slot ${slot} cannot be read: ${text.errors[0]}`,
    'Flash the program again.',
  );
}

/** Ends with 0 where the two are the same, else with 1. */
async function compare(
  { slot, file, json }: ProgramsCommand,
  { client }: StoreLine,
  terminal: Terminal,
): Promise<number> {
  if (file === null || readableProgram(file, {}, terminal) === null) return EXIT_CODES.failed;
  const image = await readInUse(client, await readSlot(client, slot));
  const lines = diffLines(strokeLinesOfImage(image), strokeLines(readFileSync(file, 'utf8')));
  for (const { sign, text } of lines) {
    terminal.stdout.write(json ? `${JSON.stringify({ sign, text })}\n` : `${sign} ${text}\n`);
  }
  return lines.length === 0 ? EXIT_CODES.ok : EXIT_CODES.failed;
}

async function change(command: ProgramsCommand, line: StoreLine, terminal: Terminal): Promise<number> {
  const { client, identity } = line;
  const { slot } = command;
  const before = await readSlot(client, slot);
  const { stamp } = before;
  await introduce(line);
  switch (command.action) {
    case 'confirm':
      await settled(client, 'confirm', () =>
        client.command({ name: 'pgk', slot, stamp: stamp ?? '0'.repeat(16) }),
      );
      break;
    case 'rollback': {
      const isTrial = before.info.trial !== 'none';
      const signature = isTrial
        ? textOfBytes(NO_SIGNATURE)
        : signed('rollback', command, line, before, terminal);
      await once(line, before, 'rollback', () => client.command({ name: 'pgr', slot, signature }));
      break;
    }
    default: {
      const signature = signed('remove', command, line, before, terminal);
      await once(line, before, 'remove', () => client.command({ name: 'pgx', slot, signature }));
    }
  }
  const after = await readSlot(client, slot);
  const { action } = command;
  if (action === 'confirm' || action === 'rollback' || action === 'remove') {
    const problem = keepRecord(
      { action, chair: identity.serial, slot, from: stamp, to: after.stamp },
      terminal,
    );
    if (problem !== null) terminal.stderr.write(`tsubo: ${problem}\n`);
  }
  terminal.stdout.write(`${command.json ? JSON.stringify(shownSlot(after)) : slotLine(shownSlot(after))}\n`);
  return EXIT_CODES.ok;
}

/** A signature works once: after `busy` the slot's new record says that it is done. */
async function once(
  { client }: StoreLine,
  before: SlotOnChair,
  stage: 'rollback' | 'remove',
  ask: () => ReturnType<StoreLine['client']['command']>,
): Promise<void> {
  let isAsked = false;
  await settled(client, stage, async () => {
    if (!isAsked) {
      isAsked = true;
      return ask();
    }
    const { slot } = await client.info(before.slot);
    return slot?.record === before.info.record ? 'busy' : 'ok';
  });
}

function signed(
  verb: 'rollback' | 'remove',
  { keyPath, slot }: ProgramsCommand,
  { identity }: StoreLine,
  { info }: SlotOnChair,
  terminal: Terminal,
): string {
  const secretKey = readSecretKey(keyPath, terminal);
  return textOfBytes(signedRequest({ verb, serial: identity.serial, slot, record: info.record }, secretKey));
}
