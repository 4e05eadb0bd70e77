/** One encoder: where the axis is, and how fast it goes. Counts begin wherever the axis stood at power-up. */
const SPEED_SHARE = 1 / 30;

export class EncoderSense {
  /** Absolute once `setHere` was called, relative to power-up before. */
  positionMm = 0;
  /** As counted: finding zero does not change it. */
  countedMm = 0;
  /** Over about 30 ms, so that single encoder counts do not look like speed. */
  speedMmPerS = 0;
  private offsetMm = 0;
  private started = false;

  step(encoderMm: number): void {
    this.countedMm = encoderMm;
    const position = encoderMm + this.offsetMm;
    if (!this.started) this.begin(encoderMm);
    else if (position !== this.positionMm || this.speedMmPerS !== 0) {
      const speed = this.speedMmPerS + ((position - this.positionMm) * 1000 - this.speedMmPerS) * SPEED_SHARE;
      this.speedMmPerS = speed < 1e-3 && speed > -1e-3 ? 0 : speed;
      this.positionMm = position;
    }
  }

  /** The axis stands at `positionMm` now. */
  setHere(positionMm: number): void {
    this.offsetMm += positionMm - this.positionMm;
    this.positionMm = positionMm;
  }

  private begin(encoderMm: number): void {
    this.started = true;
    this.offsetMm = -encoderMm;
    this.positionMm = 0;
  }
}
