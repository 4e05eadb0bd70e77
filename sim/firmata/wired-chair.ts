/**
 * The solder between the pins of a simulated Firmata board and the mechanics: drivers, switches, potentiometers, cells.
 * It knows no protocol and no host; it turns levels into speeds and positions into levels.
 */
import type { ChairProfile } from '../../src/chair/profile.ts';
import { thermistorRaw } from '../../src/chair/thermistor.ts';
import { guardOf, type PotentiometerWiring, type Wiring } from '../../src/chair/wiring.ts';
import { clamp } from '../../src/units/numbers.ts';
import type { Random } from '../../src/units/random.ts';
import type { Plant } from '../plant/plant.ts';
import { VALVE } from '../plant/port.ts';
import { DropRelay } from './drop-relay.ts';
import type { Wires } from './firmware.ts';
import { TextDisplay } from './text-display.ts';

const FULL_DUTY = 255;
const FULL_RAW = 1023;
/** Of a converter's reading. */
const NOISE_COUNTS = 0.7;
/** A hobby servo under load: how fast it closes in on what it is told. */
const SERVO_PER_S = 8;
/** A and B of a quadrature encoder, by the step it stands at. */
const GRAY = [0b00, 0b01, 0b11, 0b10] as const;

export class WiredChair implements Wires {
  readonly relay: DropRelay | null;
  readonly display = new TextDisplay();
  /** What a person does to the handset: pins that are pressed to ground, and where the knob stands (0 … 1023). */
  readonly pressed = new Set<number>();
  knobRaw = FULL_RAW >> 1;
  /** Power of each pad, 0 … 1. */
  readonly padShare: number[];
  private readonly plant: Plant;
  private readonly profile: ChairProfile;
  private readonly wiring: Wiring;
  private readonly random: Random;
  private readonly high = new Set<number>();
  private readonly duty = new Map<number, number>();
  private widthTargetMm: number;

  constructor(plant: Plant, profile: ChairProfile, wiring: Wiring, random: Random) {
    this.plant = plant;
    this.profile = profile;
    this.wiring = wiring;
    this.random = random;
    const guard = guardOf(wiring);
    this.relay = guard === null ? null : new DropRelay(guard.dropsAfterMs);
    this.padShare = (wiring.pads ?? []).map(() => 0);
    this.widthTargetMm = plant.truth.widthMm;
  }

  /** 0 … 255, as it was last written: for what only lights up. */
  dutyOf(pin: number): number {
    return this.duty.get(pin) ?? 0;
  }

  onDigital(pin: number, high: boolean): void {
    if (high) this.high.add(pin);
    else this.high.delete(pin);
    if (pin === guardOf(this.wiring)?.pin) this.relay?.write(high);
  }

  onAnalog(pin: number, value: number): void {
    if (pin === this.wiring.width?.servo.pin) {
      const { minDeg, maxDeg } = this.wiring.width.servo;
      const { minMm, maxMm } = this.profile.width;
      this.widthTargetMm = minMm + ((value - minDeg) / (maxDeg - minDeg)) * (maxMm - minMm);
    } else this.duty.set(pin, value);
  }

  onI2c(address: number, bytes: readonly number[]): void {
    if (address !== this.wiring.handset?.display?.address) return;
    for (const byte of bytes) this.display.write(byte);
  }

  /** Levels of the outputs become what the drivers do; without the relay none of them has current. */
  drive(): void {
    const { plant, wiring, profile } = this;
    const { drives, truth } = plant;
    this.relay?.step();
    drives.powered = this.relay?.closed ?? true;
    const { carriage, depth, kneading, air, heater, recline } = wiring;
    if (carriage !== undefined) drives.carriageMmPerS = this.speed(carriage.motor);
    const toGo = this.widthTargetMm - truth.widthMm;
    const most = profile.width.maxSpeedMmPerS;
    drives.widthMmPerS = clamp(toGo * SERVO_PER_S, -most, most);
    for (const [index, { motor }] of (depth ?? []).entries()) {
      drives.depthMmPerS[index === 0 ? 0 : 1] = this.speed(motor);
    }
    if (kneading !== undefined) {
      drives.kneadHz = ((this.duty.get(kneading.pwm) ?? 0) / FULL_DUTY) * (kneading.fullPerMin / 60);
    }
    if (air !== undefined) {
      drives.airPump = this.high.has(air.pump);
      for (const [cell, pin] of air.valves.entries()) {
        drives.airValve[cell] = this.high.has(pin) ? VALVE.fill : VALVE.vent;
      }
    }
    if (heater !== undefined) drives.heating = this.high.has(heater.relay);
    if (recline !== undefined && profile.recline !== null) {
      const { maxSpeedDegPerS } = profile.recline;
      const back = this.high.has(recline.back) ? maxSpeedDegPerS : 0;
      const forward = this.high.has(recline.forward) ? maxSpeedDegPerS : 0;
      drives.reclineDegPerS = back - forward;
    }
    for (const [index, { pwm }] of (wiring.pads ?? []).entries()) {
      this.padShare[index] = drives.powered ? (this.duty.get(pwm) ?? 0) / FULL_DUTY : 0;
    }
  }

  digital(pin: number): boolean {
    const { plant, wiring } = this;
    const { sensors } = plant;
    const { carriage } = wiring;
    // Every switch closes to ground.
    if (this.pressed.has(pin)) return false;
    if (pin === wiring.stopButton) return !plant.stopPressed;
    if (pin === wiring.seat) return !sensors.seat;
    if (pin === wiring.cover) return !sensors.cover;
    if (carriage === undefined) return true;
    if (pin === carriage.lowSwitch) return !sensors.carriageAtZero;
    const { a, b, mmPerEdge } = carriage.quadrature;
    if (pin !== a && pin !== b) return true;
    const step = Math.floor(sensors.carriageMm / mmPerEdge);
    const gray = GRAY[((step % 4) + 4) % 4] ?? 0;
    return (gray & (pin === a ? 1 : 2)) !== 0;
  }

  analog(channel: number): number {
    const { plant, wiring, profile } = this;
    const { sensors, truth } = plant;
    for (const [index, { potentiometer, cell }] of (wiring.depth ?? []).entries()) {
      const channelIndex = index === 0 ? 0 : 1;
      const axis = profile.depth[channelIndex];
      if (potentiometer.analog === channel && axis !== undefined) {
        return this.noisy(
          potentiometerRaw(truth.depthMm[channelIndex], axis.minMm, axis.maxMm, potentiometer),
        );
      }
      // The cell brings noise of its own.
      if (cell?.analog === channel) {
        return clamp(Math.round((sensors.forceN[channelIndex] / cell.fullN) * FULL_RAW), 0, FULL_RAW);
      }
    }
    const { air, heater, recline, handset } = wiring;
    if (air?.line.analog === channel)
      return this.noisy((sensors.airLinePa / 1000 / air.line.fullKPa) * FULL_RAW);
    if (heater?.thermistor.analog === channel) {
      return this.noisy(thermistorRaw(sensors.heaterC, heater.thermistor.betaK));
    }
    if (recline?.potentiometer.analog === channel && profile.recline !== null) {
      const { minDeg, maxDeg } = profile.recline;
      return this.noisy(potentiometerRaw(truth.reclineDeg, minDeg, maxDeg, recline.potentiometer));
    }
    return channel === handset?.knob ? this.noisy(this.knobRaw) : 0;
  }

  private speed({ pwm, dir, fullMmPerS }: NonNullable<Wiring['carriage']>['motor']): number {
    const speed = ((this.duty.get(pwm) ?? 0) / FULL_DUTY) * fullMmPerS;
    return this.high.has(dir) ? speed : -speed;
  }

  private noisy(raw: number): number {
    return clamp(Math.round(raw + this.random.normal() * NOISE_COUNTS), 0, FULL_RAW);
  }
}

function potentiometerRaw(
  at: number,
  min: number,
  max: number,
  { minRaw, maxRaw }: PotentiometerWiring,
): number {
  return minRaw + ((at - min) / (max - min)) * (maxRaw - minRaw);
}
