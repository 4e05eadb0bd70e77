/** Air, heat, the pads of a cushion, and a back that a person holds open: what is not rollers. */
import type { ChairProfile } from '../../chair/profile.ts';
import type { AirSpan, HeatSpan, PadSpan } from '../../chair/segment.ts';
import type { Inputs } from './inputs.ts';
import { Lane } from './lane.ts';
import type { Outputs } from './outputs.ts';

/** A filled cell leaks; it is topped up so often. */
const TOP_UP_MS = 8_000;
const HYSTERESIS_C = 0.4;
/** No pad in use reads this; its wire is broken or shorted. */
const COLDEST_C = 3;
const HOTTEST_C = 70;

export class ComfortDrive {
  readonly air: readonly Lane<AirSpan>[];
  readonly heat = new Lane<HeatSpan>();
  readonly pads: readonly Lane<PadSpan>[];
  private readonly profile: ChairProfile;
  private readonly inputs: Inputs;
  private readonly outputs: Outputs;
  private fullSinceMs = 0;
  private filling = false;
  private way: 'back' | 'forward' | null = null;
  private restMs = 0;

  constructor(profile: ChairProfile, inputs: Inputs, outputs: Outputs) {
    this.profile = profile;
    this.inputs = inputs;
    this.outputs = outputs;
    this.air = (profile.air ?? []).map(() => new Lane<AirSpan>());
    this.pads = (profile.pads ?? []).map(() => new Lane<PadSpan>());
  }

  get endTick(): number {
    return Math.max(0, ...this.air.map((lane) => lane.endTick), ...this.pads.map((lane) => lane.endTick));
  }

  forget(): void {
    for (const lane of [...this.air, ...this.pads, this.heat]) lane.clear();
    this.filling = false;
    this.fullSinceMs = 0;
  }

  /** A fault of the heat, or null. */
  watch(): 'heat-over' | 'heat-implausible' | null {
    const { heater } = this.profile;
    if (heater === null) return null;
    const { surfaceC } = this.inputs;
    if (surfaceC < COLDEST_C || surfaceC > HOTTEST_C) return 'heat-implausible';
    return surfaceC >= heater.cutOutC ? 'heat-over' : null;
  }

  follow(tick: number, paused: boolean, dtS: number): void {
    this.followAir(tick, paused, dtS);
    const { heater } = this.profile;
    if (heater !== null) {
      const { surfaceC } = this.inputs;
      const wantedC = Math.min((this.heat.running(tick)?.holdDeciC ?? 0) / 10, heater.maxSurfaceC);
      if (surfaceC >= wantedC) this.outputs.heater?.set(false);
      else if (surfaceC < wantedC - HYSTERESIS_C) this.outputs.heater?.set(true);
    }
    for (const [index, lane] of this.pads.entries()) {
      const permille = paused ? 0 : (lane.running(tick)?.permille ?? 0);
      this.outputs.pads[index]?.drive(permille / 1000);
    }
  }

  /** Relays of the two ways are never on together, and rest between one way and the other. */
  turnBack(wanted: 'back' | 'forward' | null, dtS: number): void {
    const { reclineBack, reclineForward } = this.outputs;
    const deadMs = this.profile.wiring?.recline?.deadTimeMs ?? 0;
    this.restMs += dtS * 1000;
    if (this.way !== wanted) {
      if (this.way !== null) this.restMs = 0;
      this.way = null;
      if (wanted !== null && this.restMs >= deadMs) this.way = wanted;
    }
    reclineBack?.set(this.way === 'back');
    reclineForward?.set(this.way === 'forward');
  }

  /** Every cell that holds is on one line: the pump fills to the lowest of their pressures. */
  private followAir(tick: number, paused: boolean, dtS: number): void {
    const { outputs, inputs } = this;
    const wanted = this.air.map((lane) => (paused ? 0 : (lane.running(tick)?.holdPa ?? 0) / 1000));
    const opened = wanted.some((kPa, cell) => kPa > 0 && outputs.valves[cell]?.isOn !== true);
    for (const [cell, kPa] of wanted.entries()) outputs.valves[cell]?.set(kPa > 0);
    const on = wanted.filter((kPa) => kPa > 0);
    if (on.length === 0) {
      this.filling = false;
    } else {
      this.fullSinceMs += dtS * 1000;
      if (opened || this.fullSinceMs >= TOP_UP_MS) this.filling = true;
      if (this.filling && inputs.lineKPa >= Math.min(...on)) {
        this.filling = false;
        this.fullSinceMs = 0;
      }
    }
    outputs.pump?.set(this.filling);
  }
}
