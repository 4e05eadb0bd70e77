/** What of letting go has been told to whoever listens to the board: each step of it once. */
import type { BoardEvent } from './events.ts';
import type { Motion } from './motion.ts';
import { isMoving } from './watch.ts';

export class LettingGoTold {
  private safe = true;
  private rest = true;
  private released = true;

  begin(): void {
    this.safe = false;
    this.rest = false;
    this.released = false;
  }

  look(motion: Motion, ms: number, tell: (event: BoardEvent) => void): void {
    if (!this.safe) {
      this.safe = true;
      tell({ kind: 'outputs-safe', ms });
    }
    if (!this.rest && motion.carriage.driveMmPerS === 0 && !isMoving(motion.carriage)) {
      this.rest = true;
      tell({ kind: 'carriage-at-rest', ms });
    }
    if (!this.released && !motion.presses) {
      this.released = true;
      tell({ kind: 'pressure-released', ms });
    }
  }
}
