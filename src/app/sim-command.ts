/** `tsubo sim`: a simulated chair in a process of its own, in real time, for hosts on a pseudo-terminal or TCP. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { SECTOR_BYTES } from '../../sim/store/flash.ts';
import { STORE_SECTORS } from '../../sim/store/program-store.ts';
import type { SimCommand } from '../cli/command-line.ts';
import type { FarEnd } from '../link/far-end.ts';
import { ChairError, EXIT_CODES } from '../units/chair-error.ts';
import { loadProfile } from './chair-profiles.ts';
import { LineFile } from './line-file.ts';
import { NO_PSEUDO_TERMINAL, openPseudoTerminal } from './pseudo-terminal.ts';
import { hostSimChair } from './sim-host.ts';
import { trustedKeys } from './store/key-files.ts';
import { openTcpFarEnd } from './tcp-far-end.ts';
import type { Terminal } from './terminal.ts';

/** The body in the chair where nobody says otherwise. */
export const DEFAULT_STATURE_MM = 1700;

/** A line whose far end a simulated chair can hold. */
export interface Door {
  /** What a host writes after `--chair`. */
  readonly address: string;
  readonly far: FarEnd;
  close(): Promise<void>;
}

/** Null where the system has no way to make a pseudo-terminal. */
export async function openPtyDoor(path: string | null): Promise<Door | null> {
  const made = await openPseudoTerminal(path ?? undefined);
  return made === null ? null : { address: made.path, far: made.far, close: () => made.hangUp() };
}

export async function openTcpDoor(port: number): Promise<Door> {
  const made = await openTcpFarEnd(port);
  return { address: `tcp:127.0.0.1:${made.port}`, far: made.far, close: () => made.close() };
}

/** Runs until the process is told to end; resolves with the exit code. */
export async function runSim(command: SimCommand, terminal: Terminal): Promise<number> {
  const profile = loadProfile(command.profile);
  const statureMm = command.statureMm ?? DEFAULT_STATURE_MM;
  const truth = command.truthPath === null ? null : new LineFile(command.truthPath);
  const door =
    command.door.kind === 'tcp' ? await openTcpDoor(command.door.port) : await openPtyDoor(command.door.path);
  if (door === null) {
    throw new ChairError(
      'failed',
      `This system cannot make a pseudo-terminal (${NO_PSEUDO_TERMINAL}).`,
      'Install it, or use TCP: npx tsubo sim --tcp 7070',
    );
  }
  const { seed, bodySeed, empty, storePath } = command;
  const switchOff = hostSimChair({
    profile,
    statureMm,
    seed,
    bodySeed,
    far: door.far,
    truth,
    speed: 1,
    empty,
    trustedKeys: trustedKeys(terminal),
    flashCells: storePath === null ? undefined : readCells(storePath),
    onSwitchedOff: storePath === null ? undefined : (cells) => writeFileSync(storePath, cells),
  });
  terminal.stdout.write(
    `Simulated chair ${profile.name}${empty ? ', nobody in it,' : `, a person of ${statureMm / 10} cm in it,`} on ${door.address}\n` +
      `Play on it from another terminal: npx tsubo play programs/demo.yaml --chair ${door.address}${profile.family === 'firmata' ? ` --profile ${command.profile} --shoulder table` : ''} --stature ${statureMm / 10} --yes-simulated\n` +
      'Ctrl-C switches it off.\n',
  );
  await new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
      terminal.process.once(signal, () => resolve());
  });
  switchOff();
  await door.close();
  truth?.close();
  if (truth?.problem) terminal.stderr.write(`tsubo: ${truth.problem}\n`);
  return EXIT_CODES.ok;
}

/** The flash of an earlier run; undefined where there was none. */
function readCells(path: string): Uint8Array | undefined {
  if (!existsSync(path)) return undefined;
  const cells = Uint8Array.from(readFileSync(path));
  if (cells.length === STORE_SECTORS * SECTOR_BYTES) return cells;
  throw new ChairError(
    'usage',
    `${path} is not the flash of a simulated chair.`,
    'Name another file for --store.',
  );
}
