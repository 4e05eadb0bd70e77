/**
 * StandardFirmata on a simulated microcontroller: pins with modes and values, reports, and nothing that outlives the
 * host. It keeps its outputs for ever when the host falls silent, as the real one does.
 */
import { BOARDS, type Wiring } from '../../src/chair/wiring.ts';
import { type FirmataMessage, FirmataParser } from './firmata-parser.ts';

export const MODES = { input: 0, output: 1, analog: 2, pwm: 3, servo: 4, i2c: 6, pullup: 11 } as const;

const MAJOR = 2;
const MINOR = 5;
const SERVO_PULSES_US = [544, 2400] as const;

/** What is soldered to the pins. */
export interface Wires {
  /** Level of an input pin; an open one floats high where it is pulled up. */
  digital(pin: number): boolean;
  /** 0 … 1023. */
  analog(channel: number): number;
  /** A host wrote to an output pin. */
  onDigital(pin: number, high: boolean): void;
  onAnalog(pin: number, value: number): void;
  onI2c(address: number, bytes: readonly number[]): void;
}

export interface FirmwareOptions {
  readonly board: Wiring['board'];
  /** As its sketch names itself. */
  readonly name: string;
  readonly wires: Wires;
  readonly send: (bytes: Uint8Array) => void;
}

export class Firmware {
  private readonly options: FirmwareOptions;
  private readonly parser = new FirmataParser();
  private readonly modes: number[];
  private readonly digitalReports = new Set<number>();
  private readonly analogReports = new Set<number>();
  private readonly told = new Map<number, number>();
  private readonly pulses = new Map<number, readonly [number, number]>();
  private inbox: Uint8Array[] = [];
  private samplingMs = 19;
  private sinceSampleMs = 0;

  constructor(options: FirmwareOptions) {
    this.options = options;
    this.modes = new Array<number>(BOARDS[options.board].digital).fill(MODES.output);
  }

  receive(bytes: Uint8Array): void {
    this.inbox.push(bytes.slice());
  }

  /** One millisecond of its loop: changed inputs, then what came, then samples when they are due. */
  step(): void {
    for (const port of this.digitalReports) this.reportPort(port, false);
    const { inbox } = this;
    if (inbox.length > 0) {
      this.inbox = [];
      for (const bytes of inbox) this.parser.push(bytes, (message) => this.take(message));
    }
    this.sinceSampleMs += 1;
    if (this.sinceSampleMs < this.samplingMs) return;
    this.sinceSampleMs = 0;
    for (const channel of this.analogReports) {
      const value = this.options.wires.analog(channel);
      this.send([0xe0 | channel, value & 0x7f, value >> 7]);
    }
  }

  private take(message: FirmataMessage): void {
    const { wires } = this.options;
    switch (message.kind) {
      case 'version':
        this.send([0xf9, MAJOR, MINOR]);
        return;
      case 'reset':
        this.digitalReports.clear();
        this.analogReports.clear();
        return;
      case 'pin-mode':
        this.modes[message.pin] = message.mode;
        return;
      case 'digital-port':
        for (let bit = 0; bit < 8; bit += 1) {
          const pin = message.port * 8 + bit;
          if (this.modes[pin] === MODES.output) wires.onDigital(pin, ((message.bits >> bit) & 1) === 1);
        }
        return;
      case 'digital-pin':
        if (this.modes[message.pin] === MODES.output) wires.onDigital(message.pin, message.high);
        return;
      case 'analog':
        this.writeAnalog(message.pin, message.value);
        return;
      case 'report-analog':
        if (message.on) this.analogReports.add(message.channel);
        else this.analogReports.delete(message.channel);
        return;
      case 'report-digital':
        if (message.on) {
          this.digitalReports.add(message.port);
          this.reportPort(message.port, true);
        } else this.digitalReports.delete(message.port);
        return;
      case 'sysex':
        this.takeSysex(message.command, message.data);
        return;
      default:
        message satisfies never;
    }
  }

  private takeSysex(command: number, data: readonly number[]): void {
    switch (command) {
      case 0x79:
        this.send([0xf0, 0x79, MAJOR, MINOR, ...wide(this.options.name), 0xf7]);
        return;
      case 0x6b:
        this.send([0xf0, 0x6c, ...this.capabilities(), 0xf7]);
        return;
      case 0x69:
        this.send([0xf0, 0x6a, ...this.analogMapping(), 0xf7]);
        return;
      case 0x6f: {
        const [pin = 0, ...digits] = data;
        this.writeAnalog(
          pin,
          digits.reduce((sum, digit, i) => sum | (digit << (7 * i)), 0),
        );
        return;
      }
      case 0x70: {
        const [pin = 0, minLow = 0, minHigh = 0, maxLow = 0, maxHigh = 0] = data;
        this.modes[pin] = MODES.servo;
        this.pulses.set(pin, [minLow | (minHigh << 7), maxLow | (maxHigh << 7)]);
        return;
      }
      case 0x7a:
        this.samplingMs = Math.max(1, (data[0] ?? 0) | ((data[1] ?? 0) << 7));
        return;
      case 0x76: {
        const [address = 0, mode = 0, ...pairs] = data;
        if ((mode & 0x18) !== 0) return;
        const bytes = pairs.flatMap((low, i) => (i % 2 === 0 ? [low | ((pairs[i + 1] ?? 0) << 7)] : []));
        this.options.wires.onI2c(address, bytes);
        return;
      }
      default:
        return;
    }
  }

  private writeAnalog(pin: number, value: number): void {
    const mode = this.modes[pin];
    if (mode === MODES.pwm) this.options.wires.onAnalog(pin, value);
    if (mode !== MODES.servo) return;
    const [shortestUs, longestUs] = this.pulses.get(pin) ?? SERVO_PULSES_US;
    // Below 544 it is an angle already.
    const degrees =
      value < SERVO_PULSES_US[0] ? value : ((value - shortestUs) / (longestUs - shortestUs)) * 180;
    this.options.wires.onAnalog(pin, degrees);
  }

  private reportPort(port: number, always: boolean): void {
    let bits = 0;
    for (let bit = 0; bit < 8; bit += 1) {
      const mode = this.modes[port * 8 + bit];
      if (mode !== MODES.input && mode !== MODES.pullup) continue;
      if (this.options.wires.digital(port * 8 + bit)) bits |= 1 << bit;
    }
    if (!always && this.told.get(port) === bits) return;
    this.told.set(port, bits);
    this.send([0x90 | port, bits & 0x7f, bits >> 7]);
  }

  private capabilities(): readonly number[] {
    const { digital, firstAnalog, pwm, i2c } = BOARDS[this.options.board];
    const bytes: number[] = [];
    for (let pin = 0; pin < digital; pin += 1) {
      if (pin >= 2) {
        bytes.push(MODES.input, 1, MODES.pullup, 1, MODES.output, 1);
        if (pin >= firstAnalog) bytes.push(MODES.analog, 10);
        if (pwm.includes(pin)) bytes.push(MODES.pwm, 8);
        bytes.push(MODES.servo, 14);
        if (i2c.includes(pin)) bytes.push(MODES.i2c, 1);
      }
      bytes.push(0x7f);
    }
    return bytes;
  }

  private analogMapping(): readonly number[] {
    const { digital, firstAnalog } = BOARDS[this.options.board];
    return Array.from({ length: digital }, (_, pin) => (pin < firstAnalog ? 0x7f : pin - firstAnalog));
  }

  private send(bytes: readonly number[]): void {
    this.options.send(Uint8Array.from(bytes));
  }
}

/** Each character as two 7-bit bytes. */
function wide(text: string): readonly number[] {
  return [...text].flatMap((char) => [char.charCodeAt(0) & 0x7f, char.charCodeAt(0) >> 7]);
}
