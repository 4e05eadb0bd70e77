import type { Flash, FlashJob } from './flash.ts';

/** What a chip is to do, one after the other. */
export class JobRow {
  private readonly flash: Flash;
  private readonly waiting: FlashJob[] = [];

  constructor(flash: Flash) {
    this.flash = flash;
  }

  get isBusy(): boolean {
    return this.waiting.length > 0 || this.flash.isBusy;
  }

  push(...jobs: readonly FlashJob[]): void {
    this.waiting.push(...jobs);
  }

  /** One millisecond; false where there was nothing to do. */
  step(): boolean {
    if (this.flash.isBusy) {
      this.flash.step();
      return true;
    }
    const job = this.waiting.shift();
    if (job !== undefined) this.flash.start(job);
    return job !== undefined;
  }
}
