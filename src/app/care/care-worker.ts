/** A child process of a care report: plays one job after the other, and ends with its parent. */
import { setPriority } from 'node:os';
import process from 'node:process';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { type CareJob, playCare } from './care-play.ts';
import type { WorkerAnswer } from './care-pool.ts';

/** Whoever works at this computer goes first. */
const LOW_PRIORITY = 10;

function answer(message: WorkerAnswer): void {
  process.send?.(message);
}

setPriority(LOW_PRIORITY);
process.once('disconnect', () => process.exit(0));
process.on('message', async (job: CareJob) => {
  try {
    const play = await playCare(job);
    // What a weak reference has been asked for lives until the end of a turn of the event loop.
    await nextTurn();
    answer({ ok: true, play });
  } catch (error) {
    answer({ ok: false, what: error instanceof Error ? error.message : String(error) });
  }
});
