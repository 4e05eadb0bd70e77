/** Pins that are used twice, or for what they cannot do; parts without a pin; rollers that nobody would let go. */
import type { ProfileProblem } from './parse-profile.ts';
import type { ChairProfile } from './profile.ts';
import { BOARDS, type BoardPins, guardOf, type PotentiometerWiring, type Wiring } from './wiring.ts';

interface Use {
  readonly path: string;
  readonly pin: number;
  readonly as: 'digital' | 'pwm' | 'analog';
}

/** Everything wrong with how `profile`, whose numbers are all in range, is wired. */
export function wiringProblems(profile: ChairProfile, wiring: Wiring): readonly ProfileProblem[] {
  const board = BOARDS[wiring.board];
  const uses = usesOf(wiring, board);
  return [
    ...uses.flatMap((use) => capabilityProblem(use, wiring.board, board)),
    ...clashes(uses),
    ...partProblems(profile, wiring),
    ...potentiometerProblems(wiring),
    ...guardProblems(profile, wiring),
  ];
}

/** Every pin the wiring names, wherever it stands: keys tell what it is for. */
function usesOf(wiring: Wiring, board: BoardPins): readonly Use[] {
  const uses: Use[] = [];
  const walk = (value: unknown, path: string, key: string): void => {
    if (typeof value === 'number') {
      if (ANALOG_KEYS.has(key)) uses.push({ path, pin: board.firstAnalog + value, as: 'analog' });
      else if (key === 'pwm') uses.push({ path, pin: value, as: 'pwm' });
      else if (DIGITAL_KEYS.has(key)) uses.push({ path, pin: value, as: 'digital' });
    } else if (Array.isArray(value)) {
      for (const [i, item] of value.entries()) walk(item, `${path}[${i}]`, key);
    } else if (typeof value === 'object' && value !== null) {
      for (const [name, item] of Object.entries(value)) walk(item, `${path}.${name}`, name);
    }
  };
  walk(wiring, 'wiring', 'wiring');
  if (wiring.handset?.display !== undefined) {
    for (const pin of board.i2c) uses.push({ path: 'wiring.handset.display', pin, as: 'digital' });
  }
  return uses;
}

const ANALOG_KEYS: ReadonlySet<string> = new Set(['analog', 'knob']);
const DIGITAL_KEYS: ReadonlySet<string> = new Set([
  'pin',
  'dir',
  'a',
  'b',
  'lowSwitch',
  'stopButton',
  'seat',
  'cover',
  'pump',
  'valves',
  'relay',
  'back',
  'forward',
  'pause',
  'next',
  'home',
  'open',
  'playLed',
  'faultLed',
]);

function capabilityProblem(use: Use, name: string, board: BoardPins): readonly ProfileProblem[] {
  if (use.pin >= board.digital) {
    const last = use.as === 'analog' ? `A${board.digital - board.firstAnalog - 1}` : `${board.digital - 1}`;
    const what = `the ${name} has no such pin`;
    return [{ path: use.path, what, allowed: `up to ${last}`, remedy: 'Name a pin the board has.' }];
  }
  if (use.as !== 'pwm' || board.pwm.includes(use.pin)) return [];
  return [
    {
      path: use.path,
      what: `pin ${use.pin} of the ${name} cannot do PWM`,
      allowed: board.pwm.join(', '),
      remedy: 'Wire this motor to one of these pins.',
    },
  ];
}

function clashes(uses: readonly Use[]): readonly ProfileProblem[] {
  return uses.flatMap((use, index) => {
    const first = uses.findIndex(({ pin }) => pin === use.pin);
    const other = uses[first];
    if (first === index || other === undefined) return [];
    return [
      {
        path: use.path,
        what: `pin ${use.pin} is already ${other.path}`,
        allowed: 'one use for each pin',
        remedy: 'Wire one of the two to another pin.',
      },
    ];
  });
}

/** What the profile says the chair has, and no pin drives or reads. */
function partProblems(profile: ChairProfile, wiring: Wiring): readonly ProfileProblem[] {
  const { depth, air, heater, kneading, recline, legrest, pads, force } = profile;
  const problems: ProfileProblem[] = [];
  const need = (has: boolean, wired: boolean, path: string): void => {
    if (has && !wired) {
      const remedy = `Add ${path}, or take that part out of the chair.`;
      problems.push({ path, what: 'missing: the chair has that part', allowed: 'its pins', remedy });
    }
  };
  const rollers = depth.length > 0;
  need(rollers, wiring.carriage !== undefined, 'wiring.carriage');
  need(rollers, wiring.width !== undefined, 'wiring.width');
  need(rollers, wiring.depth?.length === depth.length, 'wiring.depth');
  need(kneading !== null, wiring.kneading !== undefined, 'wiring.kneading');
  need(air !== null, wiring.air?.valves.length === air?.length, 'wiring.air');
  need(heater !== null, wiring.heater !== undefined, 'wiring.heater');
  need(recline !== null, wiring.recline !== undefined, 'wiring.recline');
  need((pads ?? []).length > 0, wiring.pads?.length === pads?.length, 'wiring.pads');
  const cells = (wiring.depth ?? []).filter(({ cell }) => cell !== undefined).length;
  need(rollers && force.sensed !== 'none', cells === depth.length, 'wiring.depth');
  if (legrest !== null) {
    problems.push({
      path: 'legrest',
      what: 'a leg rest cannot be wired yet',
      allowed: 'null',
      remedy: 'Write legrest: null. Nobody closes it on a child then.',
    });
  }
  return problems;
}

function potentiometerProblems(wiring: Wiring): readonly ProfileProblem[] {
  const all: (readonly [string, PotentiometerWiring])[] = (wiring.depth ?? []).map(
    ({ potentiometer }, i) => [`wiring.depth[${i}]`, potentiometer] as const,
  );
  if (wiring.recline !== undefined) all.push(['wiring.recline', wiring.recline.potentiometer]);
  return all.flatMap(([path, { minRaw, maxRaw }]) =>
    Math.abs(maxRaw - minRaw) >= 100
      ? []
      : [
          {
            path: `${path}.potentiometer.maxRaw`,
            what: `${maxRaw} is too near minRaw, ${minRaw}`,
            allowed: 'at least 100 apart',
            remedy: 'Measure what the board reads at both ends of the way.',
          },
        ],
  );
}

/** Firmata has no deadman (protocols/firmata/spec.md §4): StandardFirmata keeps its outputs for ever. */
function guardProblems(profile: ChairProfile, wiring: Wiring): readonly ProfileProblem[] {
  if (profile.depth.length === 0) return [];
  const problems: ProfileProblem[] = [];
  const guard = guardOf(wiring);
  if (guard === null) {
    problems.push({
      path: 'wiring.powerRelay',
      what: 'missing: Firmata keeps its outputs when the computer dies, and these rollers would press on',
      allowed: 'powerRelay or hardwareWatchdog, each with pin, toggleMs, dropsAfterMs',
      remedy: 'Wire a normally open relay that drops by itself when its pin is not toggled.',
    });
  } else if (guard.dropsAfterMs < 2 * guard.toggleMs + 50) {
    problems.push({
      path:
        wiring.powerRelay === undefined ? 'wiring.hardwareWatchdog.toggleMs' : 'wiring.powerRelay.toggleMs',
      what: `${guard.toggleMs} leaves no room for one toggle that is late`,
      allowed: `at most ${Math.floor((guard.dropsAfterMs - 50) / 2)} ms`,
      remedy: 'Toggle more often.',
    });
  }
  if (!profile.releasesUnpowered) {
    problems.push({
      path: 'releasesUnpowered',
      what: 'false: a self-locking drive presses on when the relay has dropped',
      allowed: 'true, for rollers on a Firmata board',
      remedy: 'Use a depth drive with a spring, or one that can be driven back.',
    });
  }
  return problems;
}
