/** The real command as a process of its own: `node dist/src/app/main.js …`, as `npx tsubo` runs it. */
import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
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
}

/** Starts `tsubo …`. Its input is closed, so nobody can be asked anything. */
export function startCommand(args: readonly string[], { asUser }: CommandOptions = {}): RunningCommand {
  const child = spawn(process.execPath, [MAIN, ...args], {
    cwd: TOP,
    stdio: ['ignore', 'pipe', 'pipe'],
    ...(asUser === undefined ? {} : { uid: asUser, gid: asUser }),
  });
  return new RunningCommand(child);
}

/** Runs `tsubo …` to its end. */
export function runCommand(args: readonly string[], options: CommandOptions = {}): Promise<Ended> {
  return startCommand(args, options).ended;
}
