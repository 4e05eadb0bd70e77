/** Plays care jobs in child processes, one a core at most; they end with this process, however it ends. */
import { type ChildProcess, fork } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { ChairError } from '../../units/chair-error.ts';
import type { CareJob, CarePlay } from './care-play.ts';

export type WorkerAnswer =
  | { readonly ok: true; readonly play: CarePlay }
  | { readonly ok: false; readonly what: string };

/** Runs from the sources as well as built. */
const WORKER = new URL(`./care-worker${import.meta.url.endsWith('.ts') ? '.ts' : '.js'}`, import.meta.url);

/**
 * Plays all `jobs`; `onPlay` is called as each is done, in no certain order. Rejects with a `ChairError` at the first
 * that cannot be played, and leaves no process behind.
 */
export async function playAll(
  jobs: readonly CareJob[],
  onPlay: (job: CareJob, play: CarePlay) => void,
): Promise<void> {
  const waiting = [...jobs].reverse();
  const children: ChildProcess[] = [];
  const work = async (child: ChildProcess): Promise<void> => {
    for (let job = waiting.pop(); job !== undefined; job = waiting.pop()) {
      const reply = await ask(child, job);
      if (!reply.ok) throw cannotPlay(job, reply.what);
      onPlay(job, reply.play);
    }
  };
  try {
    const count = Math.min(availableParallelism(), jobs.length);
    for (let index = 0; index < count; index++) children.push(fork(WORKER));
    await Promise.all(children.map(work));
  } finally {
    for (const child of children) child.kill();
  }
}

function ask(child: ChildProcess, job: CareJob): Promise<WorkerAnswer> {
  return new Promise((resolve) => {
    const done = (reply: WorkerAnswer): void => {
      child.off('message', done);
      child.off('exit', gone);
      child.off('error', gone);
      resolve(reply);
    };
    const gone = (why: unknown): void => done({ ok: false, what: `its process ended (${String(why)})` });
    child.once('message', done);
    child.once('exit', gone);
    child.once('error', gone);
    child.send(job);
  });
}

function cannotPlay({ file, sitter }: CareJob, what: string): ChairError {
  return new ChairError(
    'failed',
    `${file} could not be played for person ${sitter.index}, ${sitter.statureMm / 10} cm.\n${what}`,
    `npx tsubo check ${file} says more. Leave the program out to judge the others.`,
  );
}
