/** Force and kneading spans as the queues hold them: with the value they begin at, so that each can be read by itself. */
import type { MessageOf } from '../../src/protocol/messages.ts';
import type { Placed } from './timeline.ts';

export interface ForceItem {
  readonly mode: MessageOf<'frc'>['mode'];
  readonly ticks: number;
  readonly startMilliN: number;
  readonly endMilliN: number;
}

export interface KneadItem {
  readonly ticks: number;
  readonly startMilliHz: number;
  readonly endMilliHz: number;
}

/** Asked force at `tick`: linear through a press, level through an approach, none in a release. */
export function forceMilliNAt({ item, startTick }: Placed<ForceItem>, tick: number): number {
  switch (item.mode) {
    case 'approach':
      return item.endMilliN;
    case 'press': {
      const share = Math.min(1, (tick - startTick) / item.ticks);
      return item.startMilliN + (item.endMilliN - item.startMilliN) * share;
    }
    case 'release':
      return 0;
    default:
      return item.mode satisfies never;
  }
}

export function kneadMilliHzAt({ item, startTick }: Placed<KneadItem>, tick: number): number {
  const share = Math.min(1, (tick - startTick) / item.ticks);
  return item.startMilliHz + (item.endMilliHz - item.startMilliHz) * share;
}
