/** The board's own eyes on its heating pad (spec.md §8): range, rate, time, and the thermistor against the current. */
import type { Heating } from './heating.ts';
import { RULES } from './rules.ts';
import type { Finding } from './watch.ts';

const {
  heatAwayC,
  heatAwayMs,
  heatLeastC,
  heatMostC,
  heatOverMs,
  heatRateC,
  heatRateMs,
  heatRiseC,
  heatRiseMs,
  heatSameMs,
  heatStillMs,
} = RULES;

export class HeatWatch {
  private readonly heating: Heating;
  private onMs = 0;
  private overMs = 0;
  private awayMs = 0;
  private sameMs = 0;
  private lastC = Number.NaN;
  private rateMs = 0;
  private rateFromC = Number.NaN;
  private spanMs = 0;
  private spanFromC = Number.NaN;
  private spanOn = false;

  constructor(heating: Heating) {
    this.heating = heating;
  }

  /** The detail is the reading in thousandths of a degree. */
  step(): Finding | null {
    const fault = this.fault();
    const { surfaceC } = this.heating;
    if (fault === null) return null;
    const detail = Number.isFinite(surfaceC) ? Math.round(Math.max(-1e6, Math.min(1e6, surfaceC)) * 1000) : 0;
    return { fault, detail };
  }

  private fault(): Finding['fault'] | null {
    const { surfaceC, on, askedC, maxC, cutOutC, maxOnMs } = this.heating;
    if (!(surfaceC > heatLeastC && surfaceC < heatMostC)) return 'heat-implausible';
    if (surfaceC >= cutOutC) return 'heat-over';
    this.overMs = surfaceC > maxC + 0.5 ? this.overMs + 1 : 0;
    if (this.overMs >= heatOverMs) return 'heat-over';
    this.onMs = askedC > 0 ? this.onMs + 1 : 0;
    if (this.onMs > maxOnMs) return 'max-on';
    return this.jumps(surfaceC) ?? this.stands(surfaceC, on) ?? this.differs(surfaceC);
  }

  /** A pad cannot change as quickly as a loose wire. */
  private jumps(surfaceC: number): Finding['fault'] | null {
    this.rateMs += 1;
    if (this.rateMs < heatRateMs && !Number.isNaN(this.rateFromC)) return null;
    const changed = Math.abs(surfaceC - this.rateFromC);
    this.rateMs = 0;
    this.rateFromC = surfaceC;
    return changed > heatRateC ? 'heat-implausible' : null;
  }

  /** Exactly the same for long while there is current; no warmer with current, or warmer without. */
  private stands(surfaceC: number, on: boolean): Finding['fault'] | null {
    this.sameMs = on && surfaceC === this.lastC ? this.sameMs + 1 : 0;
    this.lastC = surfaceC;
    if (this.sameMs >= heatSameMs) return 'heat-implausible';
    if (on !== this.spanOn || Number.isNaN(this.spanFromC)) {
      this.spanOn = on;
      this.spanMs = 0;
      this.spanFromC = surfaceC;
      return null;
    }
    this.spanMs += 1;
    if (on && this.spanMs === heatRiseMs)
      return surfaceC - this.spanFromC < heatRiseC ? 'heat-implausible' : null;
    if (on || this.spanMs < heatStillMs) return null;
    const rose = surfaceC - this.spanFromC;
    this.spanMs = 0;
    this.spanFromC = surfaceC;
    // A person who sits down warms it too, but not above the skin.
    return rose > heatRiseC && surfaceC > SKIN_MOST_C ? 'heat-over' : null;
  }

  /** What the current must have made of it, and the thermistor, go together. */
  private differs(surfaceC: number): Finding['fault'] | null {
    const { reckonedC } = this.heating;
    const away = reckonedC === null ? 0 : Math.abs(reckonedC - surfaceC);
    this.awayMs = away > heatAwayC ? this.awayMs + 1 : 0;
    return this.awayMs >= heatAwayMs ? 'heat-implausible' : null;
  }
}

const SKIN_MOST_C = 35;
