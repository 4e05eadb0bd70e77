/** The real command as a process of its own: `node dist/src/app/main.js …`, as `npx tsubo` runs it. */
import { type ChildProcess, spawn } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll } from 'vitest';
import { Turnstile } from './turnstile.ts';
import { waitUntil } from './wait-until.ts';

const TOP = fileURLToPath(new URL('../..', import.meta.url));
const MAIN = fileURLToPath(new URL('../../dist/src/app/main.js', import.meta.url));

export interface Ended {
  /** Null where a signal ended it. */
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export class RunningCommand {
  readonly child: ChildProcess;
  /** Resolves when the process is gone. */
  readonly ended: Promise<Ended>;
  private said = '';
  private complained = '';

  constructor(child: ChildProcess) {
    this.child = child;
    child.stdout?.on('data', (bytes: Uint8Array) => {
      this.said += bytes;
    });
    child.stderr?.on('data', (bytes: Uint8Array) => {
      this.complained += bytes;
    });
    this.ended = new Promise((resolve) => {
      child.once('close', (exitCode) => resolve({ exitCode, stdout: this.said, stderr: this.complained }));
    });
  }

  get pid(): number {
    if (this.child.pid === undefined) throw new Error('the command did not start');
    return this.child.pid;
  }

  get stdout(): string {
    return this.said;
  }

  get stderr(): string {
    return this.complained;
  }

  /** Waits until it has said `text`. Throws where it ends or 20 s pass without it. */
  async hasSaid(text: string | RegExp): Promise<void> {
    const found = (): boolean => (typeof text === 'string' ? this.said.includes(text) : text.test(this.said));
    await waitUntil(() => found() || this.child.exitCode !== null);
    if (!found()) throw new Error(`never said ${text}: ${this.said}${this.complained}`);
  }

  signal(name: NodeJS.Signals): void {
    this.child.kill(name);
  }
}

export interface CommandOptions {
  /** Runs it as this user and group; only for root. */
  readonly asUser?: number;
  /** A module of this folder that it loads first. */
  readonly preload?: string;
  /** Beside the environment of this process. */
  readonly env?: Readonly<Record<string, string>>;
}

/** Coming up takes a core for half a second. One at a time, so that hosts that play meanwhile keep their beat. */
const starts = new Turnstile();
const COMING_UP_MS = 1_000;

/** Whatever a test that failed has left running ends with its file. */
const running = new Set<ChildProcess>();
afterAll(() => {
  for (const child of running) child.kill('SIGKILL');
});

/**
 * Starts `tsubo …`; resolves when it is up: it has said something, or has ended. Its input is closed, so nobody can be
 * asked anything.
 */
export function startCommand(
  args: readonly string[],
  { asUser, preload, env = {} }: CommandOptions = {},
): Promise<RunningCommand> {
  return starts.pass(async () => {
    const first =
      preload === undefined ? [] : ['--import', 'tsx', '--import', new URL(preload, import.meta.url).href];
    const child = spawn(process.execPath, [...first, MAIN, ...args], {
      cwd: TOP,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      ...(asUser === undefined ? {} : { uid: asUser, gid: asUser }),
    });
    running.add(child);
    child.once('exit', () => running.delete(child));
    const command = new RunningCommand(child);
    const spoke = new Promise<void>((resolve) => {
      child.stdout.once('data', () => resolve());
      child.stderr.once('data', () => resolve());
    });
    await Promise.race([spoke, command.ended, sleep(COMING_UP_MS)]);
    return command;
  });
}

/** Runs `tsubo …` to its end. */
export async function runCommand(args: readonly string[], options: CommandOptions = {}): Promise<Ended> {
  const command = await startCommand(args, options);
  return command.ended;
}
