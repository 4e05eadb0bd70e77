/**
 * What of the chair is not its rollers, as the board has it: air, heat, posture. Everything of it can be let go at any
 * moment in one call, and a chair without any of it loses nothing by being asked.
 */
import type { ChairProfile } from '../../src/chair/profile.ts';
import type { MessageOf } from '../../src/protocol/messages.ts';
import type { Drives, Sensors } from '../plant/port.ts';
import { Air } from './air.ts';
import { AirWatch } from './air-watch.ts';
import type { ComfortQueues } from './commit-comfort.ts';
import { HeatWatch } from './heat-watch.ts';
import { Heating } from './heating.ts';
import { Posture, type Way } from './posture.ts';
import { RULES } from './rules.ts';
import { Wander } from './wander.ts';
import type { Finding } from './watch.ts';

export type PostureName = MessageOf<'hld'>['axis'];

/** Detail of a fault of posture: after the axes that travel (spec.md §8). */
export const POSTURE_NUMBER = { recline: 5, legrest: 6 } as const satisfies Record<PostureName, number>;

interface Part {
  readonly name: PostureName;
  readonly posture: Posture;
  readonly wander: Wander;
}

export class Comfort {
  readonly air: Air | null;
  readonly heating: Heating | null;
  readonly recline: Posture | null;
  readonly legrest: Posture | null;
  readonly exists: boolean;
  private readonly parts: readonly Part[];
  private readonly airWatch: AirWatch | null;
  private readonly heatWatch: HeatWatch | null;
  private pausedMs = 0;

  constructor({ air, heater, recline, legrest }: ChairProfile) {
    this.air = air === null ? null : new Air(air);
    this.airWatch = this.air === null ? null : new AirWatch(this.air);
    this.heating = heater === null ? null : new Heating(heater);
    this.heatWatch = this.heating === null ? null : new HeatWatch(this.heating);
    this.recline = recline === null ? null : new Posture(recline);
    this.legrest = legrest === null ? null : new Posture(legrest);
    const both = [
      ['recline', this.recline],
      ['legrest', this.legrest],
    ] as const;
    this.parts = both.flatMap(([name, posture]) =>
      posture === null ? [] : [{ name, posture, wander: new Wander() }],
    );
    this.exists = [air, heater, recline, legrest].some((part) => part !== null);
  }

  sense(sensors: Sensors): void {
    this.air?.sense(sensors);
    this.heating?.sense(sensors.heaterC);
    this.recline?.sense(sensors.reclineDeg, sensors.reclineMotorN);
    this.legrest?.sense(sensors.legrestDeg, sensors.legrestMotorN);
  }

  drive(drives: Drives): void {
    this.air?.drive(drives);
    drives.heating = this.heating?.on ?? false;
    drives.reclineDegPerS = this.recline?.driveDegPerS ?? 0;
    drives.legrestDegPerS = this.legrest?.driveDegPerS ?? 0;
  }

  /** As the spans ask at `counts`. Paused, the pad is off at once and the air goes out after 10 s (§6). */
  follow(counts: number, paused: boolean): void {
    this.standPosture();
    this.pausedMs = paused ? this.pausedMs + 1 : 0;
    if (this.pausedMs > RULES.airPausedMs) this.air?.vent();
    else this.air?.follow(counts);
    this.heating?.follow(counts);
    if (paused) this.heating?.rest();
  }

  /** Air out, heat off, nothing closes; what was pinched is let go. True once it is. */
  release(): boolean {
    this.standPosture();
    this.air?.vent();
    this.heating?.off();
    let done = true;
    for (const { posture } of this.parts) if (!posture.reverse()) done = false;
    return done;
  }

  /** A held control. Air out and heat off meanwhile. */
  pose(name: PostureName, way: Way): Finding | null {
    this.air?.vent();
    this.heating?.off();
    for (const part of this.parts) {
      if (part.name !== name) part.posture.stand();
      else if (part.posture.move(way)) return { fault: 'obstruction', detail: POSTURE_NUMBER[name] };
    }
    return this.pinched();
  }

  /** `opn`: everything that can crush opens. */
  open(): Finding | null {
    this.air?.vent();
    this.heating?.off();
    for (const { name, posture } of this.parts) {
      if (posture.move('open')) return { fault: 'obstruction', detail: POSTURE_NUMBER[name] };
    }
    return null;
  }

  has(name: PostureName): boolean {
    return this.parts.some((part) => part.name === name);
  }

  /** The first thing wrong; `held`: a person holds a control, or something pinched is let go. */
  watch(held: boolean): Finding | null {
    const found = this.airWatch?.step() ?? this.heatWatch?.step() ?? null;
    if (found !== null) return found;
    for (const { name, posture, wander } of this.parts) {
      if (wander.step(held || posture.isReversing, posture.deg))
        return { fault: 'moved-uncommanded', detail: POSTURE_NUMBER[name] };
    }
    return null;
  }

  /** No current any more: nothing is left to be finished. */
  forget(): void {
    this.clear();
    for (const { posture } of this.parts) posture.forget();
  }

  clear(): void {
    this.air?.forget();
    this.heating?.timeline.clear();
  }

  get queues(): ComfortQueues {
    return {
      air: this.air?.cells.map(({ timeline }) => timeline.pending) ?? [],
      heat: this.heating?.timeline.pending ?? [],
    };
  }

  replace({ air, heat }: ComfortQueues): void {
    for (const [number, lane] of air.entries()) this.air?.cells[number]?.timeline.replace(lane);
    this.heating?.timeline.replace(heat);
  }

  /** The tick after which no cell is told anything. Warmth may last: it keeps nothing from being ready. */
  get endTick(): number {
    let end = 0;
    for (const { timeline } of this.air?.cells ?? []) end = Math.max(end, timeline.endTick);
    return end;
  }

  get ranOut(): boolean {
    for (const { timeline } of this.air?.cells ?? []) if (timeline.size > 0) return false;
    return true;
  }

  /** The control is let go: what pushes hard then has something in its way. */
  letHeldGo(): Finding | null {
    this.standPosture();
    return this.pinched();
  }

  private pinched(): Finding | null {
    for (const { name, posture } of this.parts) {
      if (posture.isReversing) return { fault: 'obstruction', detail: POSTURE_NUMBER[name] };
    }
    return null;
  }

  private standPosture(): void {
    for (const { posture } of this.parts) posture.stand();
  }
}
