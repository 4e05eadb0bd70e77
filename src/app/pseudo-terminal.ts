import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { constants } from 'node:fs';
import { access, lstat, open, realpath, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Readable } from 'node:stream';
import type { FarEnd } from '../link/far-end.ts';
import { within } from '../link/within.ts';
import { ChairError } from '../units/chair-error.ts';
import { PTY_HELPER_PYTHON } from './pty-helper.ts';

/** A serial line without a cable: the host opens `path` as a serial port, whoever plays the chair holds `far`. */
export interface PseudoTerminal {
  readonly path: string;
  readonly far: FarEnd;
  /** The cable comes out: hosts see the port vanish. Resolves when it is gone. */
  hangUp(): Promise<void>;
}

/** One way a system can have a pseudo-terminal whose far end is a child's stdio. */
export interface PseudoTerminalWay {
  readonly command: string;
  readonly args: (path: string | undefined) => readonly string[];
  /** The stream on which the child names the terminal, and how. */
  readonly tells: (child: ChildProcess) => Readable;
  readonly telling: RegExp;
}

export const PSEUDO_TERMINAL_WAYS: readonly PseudoTerminalWay[] = [
  {
    command: 'python3',
    args: (path) => ['-I', '-S', '-c', PTY_HELPER_PYTHON, ...(path === undefined ? [] : [path])],
    tells: (child) => child.stdio[3] as Readable,
    telling: /^(\S+)\n/,
  },
  {
    command: 'socat',
    args: (path) => ['-d', '-d', 'STDIO', `PTY,raw,echo=0${path === undefined ? '' : `,link=${path}`}`],
    tells: (child) => child.stdio[2] as Readable,
    // "… socat[812] N PTY is /dev/pts/4"; the link is made only before "… N starting data transfer loop …".
    telling: /PTY is (\S+)\n[\s\S]*starting data transfer loop/,
  },
];

/** What to say where there is no way. */
export const NO_PSEUDO_TERMINAL = 'no pseudo-terminal: sudo apt-get install socat';

const READY_TIMEOUT_MS = 5_000;
const EXIT_TIMEOUT_MS = 2_000;
/** A line that nobody empties loses bytes rather than filling memory. */
const MOST_WAITING_BYTES = 16_384;

/**
 * A pseudo-terminal, reachable at `path` (a link made there and removed at the end) or under the system's own name;
 * null where the system has no way to make one. Rejects with a `ChairError` where `path` is taken.
 */
export async function openPseudoTerminal(
  path?: string,
  ways: readonly PseudoTerminalWay[] = PSEUDO_TERMINAL_WAYS,
): Promise<PseudoTerminal | null> {
  if (path !== undefined) await claim(path);
  for (const way of ways) {
    const made = await tryWay(way, path);
    if (made !== null) return made;
  }
  return null;
}

/** Makes sure a link can be made at `path`. What a killed helper left behind points at nothing and goes; anything else stays. */
async function claim(path: string): Promise<void> {
  const folder = dirname(path);
  await access(folder, constants.W_OK).catch((cause: unknown) => {
    const message = `No link to the simulated chair can be made in ${folder}: it is not there, or not writable.`;
    throw new ChairError('usage', message, 'Name a place in a folder of your own, such as ./chair.', {
      cause,
    });
  });
  const status = await lstat(path).catch(() => null);
  if (status === null) return;
  const pointsNowhere = await realpath(path).then(
    () => false,
    () => true,
  );
  if (status.isSymbolicLink() && pointsNowhere) return rm(path);
  throw new ChairError('busy', `${path} exists already.`, `If no simulated chair runs there: rm ${path}`);
}

async function tryWay(way: PseudoTerminalWay, path: string | undefined): Promise<PseudoTerminal | null> {
  // A process group of its own: Ctrl-C in the terminal must not take the line away before the chair has let go.
  const child = spawn(way.command, way.args(path), {
    stdio: ['pipe', 'pipe', 'pipe', 'pipe'],
    detached: true,
  });
  const exited = new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
    child.once('error', () => resolve());
  });
  const device = await toldName(way, child, exited);
  // Without another opener the far end would see the line hung up whenever a host closes it.
  const flags = constants.O_RDWR | constants.O_NOCTTY | constants.O_NONBLOCK;
  const keeper = device === null ? null : await open(device, flags).catch(() => null);
  if (device === null || keeper === null) {
    child.kill('SIGKILL');
    return null;
  }
  return {
    path: path ?? device,
    far: farEnd(child),
    hangUp: async () => {
      await keeper.close().catch(() => {});
      child.stdin?.end();
      child.kill('SIGTERM');
      if (!(await within(exited, EXIT_TIMEOUT_MS))) child.kill('SIGKILL');
      await exited;
    },
  };
}

/** The terminal's name, or null where this way does not work here. */
async function toldName(
  way: PseudoTerminalWay,
  child: ChildProcess,
  exited: Promise<void>,
): Promise<string | null> {
  const stream = way.tells(child);
  let text = '';
  const told = new Promise<void>((resolve) => {
    stream.on('data', (bytes: Uint8Array) => {
      text = way.telling.test(text) ? text : text + new TextDecoder('latin1').decode(bytes);
      if (way.telling.test(text)) resolve();
    });
  });
  await within(Promise.race([told, exited]), READY_TIMEOUT_MS);
  return way.telling.exec(text)?.[1] ?? null;
}

function farEnd(child: ChildProcess): FarEnd {
  // The child may end at any moment; what is written to it then is lost, as on a cable that is out.
  child.stdin?.on('error', () => {});
  let listener: (bytes: Uint8Array) => void = () => {};
  let attached = false;
  return {
    write: (bytes) => {
      const stdin = child.stdin;
      if (stdin?.writable && stdin.writableLength < MOST_WAITING_BYTES) stdin.write(bytes);
    },
    onBytes: (next) => {
      listener = next;
      if (attached) return;
      attached = true;
      child.stdout?.on('data', (bytes: Uint8Array) => listener(bytes));
    },
  };
}
