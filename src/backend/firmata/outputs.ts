/**
 * Everything the board can be told to drive, through johnny-five's own parts. Only changes are sent: a line of 57600 baud
 * carries 190 messages in the time of a hundred loops, and each one is three bytes.
 */
import type { IoBoard } from 'firmata-io';
import five, { type Board, type Led, type Motor, type Relay, type Servo } from 'johnny-five';
import { guardOf, type Wiring } from '../../chair/wiring.ts';
import { clamp } from '../../units/numbers.ts';

const FULL_DUTY = 255;

/** A motor with a direction pin. */
export class DrivenMotor {
  private readonly motor: Motor;
  private readonly fullMmPerS: number;
  private duty = 0;
  /** Null: what the direction pin was told may not have left. */
  private forward: boolean | null = null;

  constructor(board: Board, { pwm, dir, fullMmPerS }: NonNullable<Wiring['carriage']>['motor']) {
    // The threshold of johnny-five would swallow slow speeds.
    this.motor = new five.Motor({ board, pins: { pwm, dir }, threshold: 0 });
    this.fullMmPerS = fullMmPerS;
  }

  /** Positive is up the track, or into the body. Cut at what full duty gives. */
  drive(mmPerS: number): void {
    const duty = Math.round(clamp(Math.abs(mmPerS) / this.fullMmPerS, 0, 1) * FULL_DUTY);
    const forward = mmPerS > 0;
    if (duty > 0 && forward !== this.forward) {
      // The library takes the duty away before it turns the direction.
      if (forward) this.motor.forward(duty);
      else this.motor.reverse(duty);
      this.forward = forward;
    } else if (duty !== this.duty) this.motor.start(duty);
    this.duty = duty;
  }

  /** Told again, whatever was told before. */
  halt(): void {
    this.motor.stop();
    this.duty = 0;
    this.forward = null;
  }
}

/** A motor or light whose duty is a share of full. */
export class DutyMotor {
  private readonly motor: Motor;
  private duty = 0;

  constructor(board: Board, pin: number) {
    this.motor = new five.Motor({ board, pin, threshold: 0 });
  }

  drive(share: number): void {
    const duty = Math.round(clamp(share, 0, 1) * FULL_DUTY);
    if (duty !== this.duty) this.motor.start(duty);
    this.duty = duty;
  }

  halt(): void {
    this.motor.stop();
    this.duty = 0;
  }
}

export class Switched {
  private readonly relay: Relay;
  private on = false;

  constructor(board: Board, pin: number) {
    this.relay = new five.Relay({ board, pin });
  }

  get isOn(): boolean {
    return this.on;
  }

  set(on: boolean): void {
    if (on !== this.on) {
      if (on) this.relay.close();
      else this.relay.open();
    }
    this.on = on;
  }

  halt(): void {
    this.relay.open();
    this.on = false;
  }
}

export class Outputs {
  readonly carriage: DrivenMotor | null;
  readonly depth: readonly DrivenMotor[];
  readonly kneading: DutyMotor | null;
  readonly pads: readonly DutyMotor[];
  readonly pump: Switched | null;
  readonly valves: readonly Switched[];
  readonly heater: Switched | null;
  readonly reclineBack: Switched | null;
  readonly reclineForward: Switched | null;
  readonly playLed: Led | null;
  readonly faultLed: Led | null;
  private readonly guard: Relay | null;
  private readonly servo: Servo | null;
  private degrees = Number.NaN;

  /** The pins take their modes; nothing is switched on. */
  constructor(io: IoBoard, wiring: Wiring) {
    const board = new five.Board({ io, repl: false, debug: false, sigint: false });
    const { carriage, width, depth = [], kneading, pads = [], air, heater, recline, handset } = wiring;
    const guard = guardOf(wiring);
    // johnny-five's relay leaves a pin in the mode somebody else gave it.
    for (const pin of relayPins(wiring)) io.pinMode(pin, io.MODES.OUTPUT);
    const switched = (pin: number | undefined) => (pin === undefined ? null : new Switched(board, pin));
    const led = (pin: number | undefined) => (pin === undefined ? null : new five.Led({ board, pin }));
    this.guard = guard === null ? null : new five.Relay({ board, pin: guard.pin });
    this.carriage = carriage === undefined ? null : new DrivenMotor(board, carriage.motor);
    this.servo = width === undefined ? null : new five.Servo({ board, pin: width.servo.pin });
    this.depth = depth.map(({ motor }) => new DrivenMotor(board, motor));
    this.kneading = kneading === undefined ? null : new DutyMotor(board, kneading.pwm);
    this.pads = pads.map(({ pwm }) => new DutyMotor(board, pwm));
    this.pump = switched(air?.pump);
    this.valves = (air?.valves ?? []).map((pin) => new Switched(board, pin));
    this.heater = switched(heater?.relay);
    this.reclineBack = switched(recline?.back);
    this.reclineForward = switched(recline?.forward);
    this.playLed = led(handset?.playLed);
    this.faultLed = led(handset?.faultLed);
    this.board = board;
  }

  /** For the display, which is a part of the same board. */
  readonly board: Board;

  /** The relay drops when this is not called for as long as the profile says. */
  toggleGuard(): void {
    this.guard?.toggle();
  }

  turnServo(degrees: number): void {
    const whole = Math.round(degrees);
    if (whole !== this.degrees) this.servo?.to(whole);
    this.degrees = whole;
  }

  /** Everything that turns, closes, fills or warms is told to stand, whatever it was told before. */
  haltAll(): void {
    this.degrees = Number.NaN;
    this.carriage?.halt();
    for (const motor of [...this.depth, ...this.pads]) motor.halt();
    this.kneading?.halt();
    for (const valve of this.valves) valve.halt();
    for (const one of [this.pump, this.heater, this.reclineBack, this.reclineForward]) one?.halt();
  }
}

function relayPins(wiring: Wiring): readonly number[] {
  const { air, heater, recline } = wiring;
  const pins = [
    guardOf(wiring)?.pin,
    air?.pump,
    ...(air?.valves ?? []),
    heater?.relay,
    recline?.back,
    recline?.forward,
  ];
  return pins.filter((pin) => pin !== undefined);
}
