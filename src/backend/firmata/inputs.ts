/**
 * What the board reports: levels, counts of the encoder, readings of the converter. Through firmata-io itself and not
 * through johnny-five's parts for it: those look on timers of their own and wait for bouncing, and a Stop must not.
 */
import type { IoBoard } from 'firmata-io';
import type { ChairProfile } from '../../chair/profile.ts';
import { celsiusOf } from '../../chair/thermistor.ts';
import type { PotentiometerWiring, Wiring } from '../../chair/wiring.ts';

const FULL_RAW = 1023;
/** Steps of a quadrature encoder: from which pair of levels (A, then B) to which is one up. */
const TURN: Readonly<Record<number, number>> = {
  1: 1,
  7: 1,
  14: 1,
  8: 1,
  2: -1,
  11: -1,
  13: -1,
  4: -1,
};

export interface InputsOptions {
  readonly io: IoBoard;
  readonly profile: ChairProfile;
  readonly wiring: Wiring;
  /** Monotonic milliseconds. */
  readonly now: () => number;
  /** The Stop button has been pressed. */
  readonly onStop: () => void;
  /** A set of samples has come. */
  readonly onSamples: () => void;
}

export class Inputs {
  /** When the converter was last heard. */
  sampledMs: number;
  private readonly profile: ChairProfile;
  private readonly wiring: Wiring;
  private readonly levels = new Map<number, boolean>();
  private readonly raws = new Map<number, number>();
  private edges = 0;
  private gray: number | null = null;
  private zeroEdges = 0;

  constructor({ io, profile, wiring, now, onStop, onSamples }: InputsOptions) {
    this.profile = profile;
    this.wiring = wiring;
    this.sampledMs = now();
    for (const pin of digitalPins(wiring)) {
      io.pinMode(pin, io.MODES.PULLUP);
      io.digitalRead(pin, (value) => {
        this.levels.set(pin, value === 1);
        const { carriage, stopButton } = wiring;
        if (pin === carriage?.quadrature.a || pin === carriage?.quadrature.b) this.turn();
        if (pin === stopButton && value === 0) onStop();
      });
    }
    const channels = analogChannels(wiring);
    const last = channels.at(-1);
    for (const channel of channels) {
      io.pinMode(channel, io.MODES.ANALOG);
      io.analogRead(channel, (value) => {
        this.raws.set(channel, value);
        if (channel !== last) return;
        this.sampledMs = now();
        onSamples();
      });
    }
  }

  /** Everything that is wired has been heard at least once. */
  get complete(): boolean {
    return (
      digitalPins(this.wiring).every((pin) => this.levels.has(pin)) &&
      analogChannels(this.wiring).every((channel) => this.raws.has(channel))
    );
  }

  /** A switch or button that closes to ground; one that is not wired is not pressed. */
  closed(pin: number | undefined): boolean {
    return pin !== undefined && this.levels.get(pin) === false;
  }

  get seat(): boolean {
    return this.wiring.seat === undefined || this.closed(this.wiring.seat);
  }

  get cover(): boolean {
    return this.wiring.cover === undefined || this.closed(this.wiring.cover);
  }

  /** The carriage stands at its switch: from now on its place is known. */
  zeroCarriage(): void {
    this.zeroEdges = this.edges;
  }

  get carriageMm(): number {
    const mmPerEdge = this.wiring.carriage?.quadrature.mmPerEdge ?? 0;
    return this.profile.carriage.referenceMm + (this.edges - this.zeroEdges) * mmPerEdge;
  }

  get carriageAtZero(): boolean {
    return this.closed(this.wiring.carriage?.lowSwitch);
  }

  depthMm(channel: number): number {
    const axis = this.profile.depth[channel];
    const wired = this.wiring.depth?.[channel];
    if (axis === undefined || wired === undefined) return 0;
    return this.between(wired.potentiometer, axis.minMm, axis.maxMm);
  }

  forceN(channel: number): number {
    const cell = this.wiring.depth?.[channel]?.cell;
    return cell === undefined ? 0 : ((this.raws.get(cell.analog) ?? 0) / FULL_RAW) * cell.fullN;
  }

  get lineKPa(): number {
    const line = this.wiring.air?.line;
    return line === undefined ? 0 : ((this.raws.get(line.analog) ?? 0) / FULL_RAW) * line.fullKPa;
  }

  get surfaceC(): number {
    const thermistor = this.wiring.heater?.thermistor;
    return thermistor === undefined
      ? 0
      : celsiusOf(this.raws.get(thermistor.analog) ?? FULL_RAW, thermistor.betaK);
  }

  get reclineDeg(): number {
    const { recline } = this.profile;
    const wired = this.wiring.recline;
    if (recline === null || wired === undefined) return 0;
    return this.between(wired.potentiometer, recline.minDeg, recline.maxDeg);
  }

  /** 0 … 1; the middle where there is none. */
  get knob(): number {
    const channel = this.wiring.handset?.knob;
    return channel === undefined ? 0.5 : (this.raws.get(channel) ?? FULL_RAW / 2) / FULL_RAW;
  }

  private between({ analog, minRaw, maxRaw }: PotentiometerWiring, min: number, max: number): number {
    const share = ((this.raws.get(analog) ?? minRaw) - minRaw) / (maxRaw - minRaw);
    return min + share * (max - min);
  }

  private turn(): void {
    const { carriage } = this.wiring;
    if (carriage === undefined) return;
    const { a, b } = carriage.quadrature;
    const gray = (this.levels.get(a) === true ? 1 : 0) | (this.levels.get(b) === true ? 2 : 0);
    if (this.gray !== null) this.edges += TURN[(this.gray << 2) | gray] ?? 0;
    this.gray = gray;
  }
}

function digitalPins(wiring: Wiring): readonly number[] {
  const { stopButton, seat, cover, carriage, handset } = wiring;
  const wired = [
    stopButton,
    seat,
    cover,
    carriage?.lowSwitch,
    carriage?.quadrature.a,
    carriage?.quadrature.b,
    handset?.pause,
    handset?.next,
    handset?.home,
    handset?.open,
  ];
  return wired.filter((pin) => pin !== undefined);
}

/** In the order in which the board reports them. */
function analogChannels({ depth, air, heater, recline, handset }: Wiring): readonly number[] {
  const wired = [
    ...(depth ?? []).flatMap(({ potentiometer, cell }) => [potentiometer.analog, cell?.analog]),
    air?.line.analog,
    heater?.thermistor.analog,
    recline?.potentiometer.analog,
    handset?.knob,
  ];
  return wired.filter((channel) => channel !== undefined).sort((x, y) => x - y);
}
