/**
 * An empty simulated chair on a technician's bench, whose load cells are as far off as its seed makes them, with a hand
 * that hangs weights on its rollers; in virtual time.
 */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { SimChair } from '../../../sim/sim-chair.ts';
import { StoreClient } from '../../backend/chair-link/store-client.ts';
import type { ChairProfile } from '../../chair/profile.ts';
import { rollerName } from '../../cli/calibrate-text.ts';
import { MemoryPair } from '../../link/memory-pair.ts';
import { ChairError } from '../../units/chair-error.ts';
import { Random } from '../../units/random.ts';
import type { Hand, WhichCell } from './hand.ts';

const BEAT_MS = 20;
/** What cells that were never calibrated are off by [D]: well inside of what a board lets a calibration take out. */
const MOST_ZERO_N = 4;
const MOST_SPAN = 0.1;

export class SimBench {
  readonly chair: SimChair;
  readonly client: StoreClient;
  private readonly line: MemoryPair;
  private nowMs = 0;

  constructor(profile: ChairProfile, seed: number) {
    if (profile.family !== 'chair-link') {
      throw new ChairError(
        'incompatible',
        `The board of ${profile.title} keeps no calibration of load cells.`,
        'What its cells read stands in the file of the chair: protocols/firmata/add-a-chair.md says how.',
      );
    }
    const random = new Random(seed ^ 0xce11);
    const off = (most: number): [number, number] => [
      random.between(-most, most),
      random.between(-most, most),
    ];
    const [spanLeft, spanRight] = off(MOST_SPAN);
    this.line = new MemoryPair({ seed: random.uint32() });
    this.chair = new SimChair({
      profile,
      statureMm: 1700,
      seed,
      cellZeroN: off(MOST_ZERO_N),
      cellSpan: [1 + spanLeft, 1 + spanRight],
      send: (bytes) => this.line.chair.write(bytes),
    });
    this.chair.seat(false);
    this.line.chair.onBytes((bytes) => this.chair.receive(bytes));
    this.client = new StoreClient({
      link: this.line.host,
      now: () => this.nowMs,
      nonce: () => random.uint32(),
    });
  }

  /** A hand that needs nobody. `say`: what it does, in words. */
  hand(say: (text: string) => void): Hand {
    const hang = ({ cells, cell }: WhichCell, weightN: number): void => {
      const half = cells < 2;
      this.chair.hang(0, half ? weightN / 2 : cell === 0 ? weightN : 0);
      this.chair.hang(1, half ? weightN / 2 : cell === 1 ? weightN : 0);
    };
    return {
      clear: (cell) => {
        hang(cell, 0);
        return Promise.resolve();
      },
      hang: (cell, weightN) => {
        hang(cell, weightN);
        say(`  A simulated hand hangs ${weightN.toFixed(1)} N on ${rollerName(cell)}.`);
        return Promise.resolve();
      },
      agrees: () => Promise.resolve(true),
      close: () => undefined,
    };
  }

  /** Lets time go on until the work is done. */
  async run<T>(work: Promise<T>): Promise<T> {
    let isOver = false;
    const over = (): void => {
      isOver = true;
    };
    work.then(over, over);
    while (!isOver) {
      this.pass(BEAT_MS);
      await nextTurn();
    }
    return work;
  }

  private pass(ms: number): void {
    for (const endMs = this.nowMs + ms; this.nowMs < endMs; ) {
      this.nowMs += 1;
      this.line.deliver(this.nowMs);
      this.chair.step();
    }
    this.client.tick(this.nowMs);
  }
}
