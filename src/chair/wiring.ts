/**
 * How a chair without a board of its own is wired to a microcontroller that runs StandardFirmata: which pin drives and
 * which reads what. Data of a chair profile (`protocols/firmata/chairs/*.yaml`); `check-wiring.ts` looks for clashes.
 */
import type { ShapeValue } from './shape.ts';

const number = (min: number, max: number, unit: string) => ({ kind: 'number', min, max, unit }) as const;
const group = <const F>(fields: F) => ({ kind: 'group', fields }) as const;
const optional = <const S>(shape: S) => ({ kind: 'optional', shape }) as const;

/** A digital pin by its number on the board, or an analog one by the number after its A. */
const pin = number(2, 69, '');
const analog = number(0, 15, '');
const raw = number(0, 1023, '');

const motor = (least: number, most: number) =>
  group({
    pwm: pin,
    dir: pin,
    /** What it runs at with full duty. */
    fullMmPerS: number(least, most, 'mm/s'),
  });

/** Position from the duty-free end to the other, as the converter reads it. */
const potentiometer = group({ analog, minRaw: raw, maxRaw: raw });

/** Toggled by the host; what is behind it lets go by itself when it is not. */
const watchdog = group({
  pin,
  toggleMs: number(20, 200, 'ms'),
  // The back has to be free within 1 s of the host's death, and the springs need a part of that.
  dropsAfterMs: number(100, 500, 'ms'),
});

export const WIRING = group({
  board: { kind: 'word', words: ['uno', 'mega'] },
  baud: number(57_600, 115_200, 'baud'),
  samplingMs: number(10, 20, 'ms'),
  /** Closes to ground. */
  stopButton: pin,
  powerRelay: optional(watchdog),
  hardwareWatchdog: optional(watchdog),
  seat: optional(pin),
  cover: optional(pin),
  carriage: optional(
    group({
      motor: motor(10, 100),
      quadrature: group({ a: pin, b: pin, mmPerEdge: number(0.1, 5, 'mm') }),
      lowSwitch: pin,
    }),
  ),
  width: optional(group({ servo: group({ pin, minDeg: number(0, 180, '°'), maxDeg: number(0, 180, '°') }) })),
  depth: optional({
    kind: 'list',
    of: group({
      motor: motor(20, 200),
      potentiometer,
      cell: optional(group({ analog, fullN: number(50, 500, 'N') })),
    }),
    min: 1,
    max: 2,
  }),
  kneading: optional(group({ pwm: pin, fullPerMin: number(10, 300, 'per minute') })),
  air: optional(
    group({
      pump: pin,
      line: group({ analog, fullKPa: number(20, 200, 'kPa') }),
      valves: { kind: 'list', of: pin, min: 1, max: 8 },
    }),
  ),
  heater: optional(
    group({
      relay: pin,
      /** To ground, under a resistor of the same nominal value. */
      thermistor: group({
        analog,
        betaK: number(2000, 5000, 'K'),
      }),
    }),
  ),
  recline: optional(
    group({
      back: pin,
      forward: pin,
      /** Between one way and the other both relays are off for so long. */
      deadTimeMs: number(100, 2000, 'ms'),
      potentiometer,
    }),
  ),
  pads: optional({ kind: 'list', of: group({ pwm: pin }), min: 1, max: 4 }),
  handset: optional(
    group({
      pause: optional(pin),
      next: optional(pin),
      /** Held: the rollers come in, then the carriage goes to the seat end. */
      home: optional(pin),
      /** Held: the back comes up. */
      open: optional(pin),
      /** Softer to stronger. */
      knob: optional(analog),
      playLed: optional(pin),
      faultLed: optional(pin),
      /** Sixteen characters, two rows, behind a PCF8574 on the two I2C pins. */
      display: optional(group({ address: number(0x20, 0x3f, '') })),
    }),
  ),
} as const);

export type Wiring = ShapeValue<typeof WIRING>;
export type DepthWiring = NonNullable<Wiring['depth']>[number];
export type PotentiometerWiring = DepthWiring['potentiometer'];
export type HandsetWiring = NonNullable<Wiring['handset']>;

/** What a board has: digital pins, where the analog ones begin among them, which can do PWM, and its two I2C pins. */
export interface BoardPins {
  readonly digital: number;
  readonly firstAnalog: number;
  readonly pwm: readonly number[];
  readonly i2c: readonly [number, number];
}

export const BOARDS: Readonly<Record<Wiring['board'], BoardPins>> = {
  uno: { digital: 20, firstAnalog: 14, pwm: [3, 5, 6, 9, 10, 11], i2c: [18, 19] },
  mega: {
    digital: 70,
    firstAnalog: 54,
    pwm: [2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 44, 45, 46],
    i2c: [20, 21],
  },
};

/** What lets go of the person when the host falls silent, and how often it has to be told not to. */
export function guardOf(wiring: Wiring): NonNullable<Wiring['powerRelay']> | null {
  return wiring.powerRelay ?? wiring.hardwareWatchdog ?? null;
}
