/** Corrupted lines, each with a good one behind it, half of them the host's: how many were taken for something else. */
import { corruptMany } from '../protocol/corrupt-many.ts';
import type { Asked, Figure } from './figure.ts';

const LINES = 1_000_000;
/** Of one seed; fewer at a time would draw the same lines again and again. */
const CHUNK = 1_000_000;
const SEED = 1_600;

export function corruptionFigures({ lines = LINES }: Asked): readonly Figure[] {
  const sum = { wrong: 0, accepted: 0, rejected: 0, stops: 0 };
  const startMs = performance.now();
  for (let done = 0, seed = SEED; done < lines; done += CHUNK, seed += 1) {
    const sender = seed % 2 === 0 ? 'host' : 'board';
    const { wrong, accepted, rejected, stops } = corruptMany(sender, seed, Math.min(CHUNK, lines - done));
    sum.wrong += wrong;
    sum.accepted += accepted;
    sum.rejected += rejected;
    sum.stops += stops;
  }
  const linesPerS = Math.round(lines / ((performance.now() - startMs) / 1000));
  return [{ name: 'corruption', lines, ...sum, goal: 0, linesPerS }];
}
