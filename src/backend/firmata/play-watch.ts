/** Looks, while a plan plays, whether the chair does what it is told. */
import type { HostMotion } from './host-motion.ts';

/** Above a ceiling by so much for so long is a fault: noise and a breath are less. */
const OVER_SHARE = 1.15;
const OVER_N = 3;
const OVER_MS = 100;
/** A carriage so far from its plan for so long is caught in something. */
const ASTRAY_MM = 40;
const ASTRAY_MS = 800;

export class PlayWatch {
  private overMs = 0;
  private astrayMs = 0;

  begin(): void {
    this.overMs = 0;
    this.astrayMs = 0;
  }

  /** One step; the fault that is certain by now, or null. */
  step({ depth, carriage }: HostMotion, ceilingN: number, dtS: number): 'force-over' | 'not-moving' | null {
    const over = depth.some(({ forceN, engaged }) => engaged && forceN > ceilingN * OVER_SHARE + OVER_N);
    this.overMs = over ? this.overMs + dtS * 1000 : 0;
    const astray = Math.abs(carriage.errorMm) > ASTRAY_MM;
    this.astrayMs = astray ? this.astrayMs + dtS * 1000 : 0;
    if (this.overMs > OVER_MS) return 'force-over';
    return this.astrayMs > ASTRAY_MS ? 'not-moving' : null;
  }
}
