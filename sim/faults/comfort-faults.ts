/** Air and heat that do not do what they are told, or lie about it; and the chair's own stop switch. On a chair without the part they change nothing. */
import { VALVE } from '../plant/port.ts';
import type { FaultKind } from './fault-kind.ts';

const OPEN_C = -40;
const SHORTED_C = 150;

export const COMFORT_FAULTS = {
  'air-valve-stuck-filling': {
    what: 'a valve lets air in whatever it is told',
    lastsMs: [1_000, 10_000],
    start: ({ wiring, profile }, random) => {
      const cell = random.integer(0, Math.max(0, (profile.air?.length ?? 0) - 1));
      return wiring.changeDrives(({ airValve }) => {
        if (cell < airValve.length) airValve[cell] = VALVE.fill;
      });
    },
  },
  'air-valve-stuck-shut': {
    what: 'a valve neither fills nor vents',
    lastsMs: [1_000, 10_000],
    start: ({ wiring, profile }, random) => {
      const cell = random.integer(0, Math.max(0, (profile.air?.length ?? 0) - 1));
      return wiring.changeDrives(({ airValve }) => {
        if (cell < airValve.length) airValve[cell] = VALVE.hold;
      });
    },
  },
  'air-pump-welded': {
    what: 'the pump runs as long as there is current',
    lastsMs: [1_000, 10_000],
    start: ({ wiring }) =>
      wiring.changeDrives((drives) => {
        drives.airPump = true;
      }),
  },
  'heater-welded': {
    what: 'the pad is heated as long as there is current',
    lastsMs: [5_000, 40_000],
    start: ({ wiring }) =>
      wiring.changeDrives((drives) => {
        drives.heating = true;
      }),
  },
  'thermistor-open': {
    what: 'the thermistor of the pad is not connected',
    lastsMs: [100, 10_000],
    start: ({ wiring }) =>
      wiring.changeSensors((sensors) => {
        sensors.heaterC = OPEN_C;
      }),
  },
  'thermistor-shorted': {
    what: 'the thermistor of the pad is shorted',
    lastsMs: [100, 10_000],
    start: ({ wiring }) =>
      wiring.changeSensors((sensors) => {
        sensors.heaterC = SHORTED_C;
      }),
  },
  'stop-switch-pressed': {
    what: "the chair's own stop switch is pressed, or its wire breaks",
    lastsMs: [20, 4_000],
    start: ({ wiring }) =>
      wiring.changeSensors((sensors) => {
        sensors.stopPressed = true;
      }),
  },
} as const satisfies Readonly<Record<string, FaultKind>>;
