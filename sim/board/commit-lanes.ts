/** The lines staged for one batch, and their order on each axis or channel. */
import type { MessageOf } from '../../src/protocol/messages.ts';
import type { Placed } from './timeline.ts';

export type StagedLine =
  | MessageOf<'seg'>
  | MessageOf<'frc'>
  | MessageOf<'knd'>
  | MessageOf<'air'>
  | MessageOf<'het'>;

/**
 * The lines of one axis or channel as items in time, or `order` where they do not begin at or after `fromTick`, leave a
 * gap, overlap, or last no time at all.
 */
export function laneOf<L extends StagedLine>(
  lines: readonly L[],
  fromTick: number,
): readonly Placed<L>[] | 'order' {
  const lane: Placed<L>[] = [];
  let nextTick = -1;
  for (const line of lines) {
    const { startTick, ticks } = line;
    const inOrder = nextTick < 0 ? startTick >= fromTick : startTick === nextTick;
    if (!inOrder || ticks < 1) return 'order';
    nextTick = startTick + ticks;
    lane.push({ item: line, startTick, untilTick: nextTick });
  }
  return lane;
}

/** Lines of one batch, waiting for its `cmt`. A line of another batch throws them away. */
export class Staging {
  private batch = -1;
  private staged: StagedLine[] = [];

  get lines(): readonly StagedLine[] {
    return this.staged;
  }

  isComplete(batch: number, count: number): boolean {
    return this.batch === batch && this.staged.length === count && count > 0;
  }

  add(line: StagedLine): void {
    if (line.batch !== this.batch) this.clear();
    this.batch = line.batch;
    this.staged.push(line);
  }

  clear(): void {
    this.batch = -1;
    this.staged = [];
  }
}
