/** Cells, encoders and switches that lie. Which of them is drawn. */
import type { Random } from '../../src/units/random.ts';
import type { FaultKind, FaultTargets } from './fault-kind.ts';
import { drawnAxis, readEncoder, WITH_KNEADING, WITHOUT_KNEADING, writeEncoder } from './which-axis.ts';

const FULL_SCALE_N = 150;
const LOWEST_N = -20;

type Side = 0 | 1;

function side({ profile }: FaultTargets, random: Random): Side {
  return profile.depth.length === 2 && random.unit() < 0.5 ? 1 : 0;
}

function cell(change: (targets: FaultTargets, random: Random) => (readN: number) => number) {
  return (targets: FaultTargets, random: Random): (() => void) => {
    const at = side(targets, random);
    const read = change(targets, random);
    return targets.wiring.changeSensors(({ forceN }) => {
      forceN[at] = Math.min(FULL_SCALE_N, Math.max(LOWEST_N, read(forceN[at])));
    });
  };
}

function zeroSwitch(closed: boolean) {
  return (targets: FaultTargets, random: Random): (() => void) => {
    const which = drawnAxis(targets, random, WITHOUT_KNEADING);
    return targets.wiring.changeSensors((sensors) => {
      if (which === 'carriage') sensors.carriageAtZero = closed;
      else if (which === 'width') sensors.widthAtZero = closed;
      else sensors.depthAtZero[which === 'right' ? 1 : 0] = closed;
    });
  };
}

export const SENSOR_FAULTS = {
  'cell-frozen': {
    what: 'a load cell says the same for ever',
    lastsMs: [300, 6000],
    start: cell(() => {
      let frozenN = Number.NaN;
      return (readN) => {
        if (Number.isNaN(frozenN)) frozenN = readN;
        return frozenN;
      };
    }),
  },
  'cell-offset': {
    what: 'a load cell says a few newtons too much or too little',
    lastsMs: [500, 10_000],
    start: cell((_, random) => {
      const offsetN = random.between(1, 6) * (random.unit() < 0.5 ? 1 : -1);
      return (readN) => readN + offsetN;
    }),
  },
  'cell-noisy': {
    what: 'a load cell is noisy',
    lastsMs: [500, 10_000],
    start: cell((_, random) => {
      const noiseN = random.between(1, 5);
      return (readN) => readN + noiseN * random.normal();
    }),
  },
  'cell-open': {
    what: 'a load cell is not connected: full scale',
    lastsMs: [50, 4000],
    start: cell(() => () => FULL_SCALE_N),
  },
  'cell-shorted': {
    what: 'a load cell is shorted: nothing at all',
    lastsMs: [50, 4000],
    start: cell(() => () => 0),
  },
  'cells-swapped': {
    what: 'the cells of the two rollers are exchanged',
    lastsMs: [1000, 10_000],
    start: ({ wiring }) =>
      wiring.changeSensors(({ forceN }) => {
        const [left, right] = forceN;
        forceN[0] = right;
        forceN[1] = left;
      }),
  },
  'encoder-frozen': {
    what: 'an encoder says the same for ever',
    lastsMs: [300, 4000],
    start: (targets, random) => {
      const which = drawnAxis(targets, random, WITH_KNEADING);
      let frozen = Number.NaN;
      return targets.wiring.changeSensors((sensors) => {
        if (Number.isNaN(frozen)) frozen = readEncoder(sensors, which);
        writeEncoder(sensors, which, frozen);
      });
    },
  },
  'encoder-slips': {
    what: 'an encoder has lost its place',
    lastsMs: [500, 10_000],
    start: (targets, random) => {
      const which = drawnAxis(targets, random, WITHOUT_KNEADING);
      const slipMm = random.between(1, 60) * (random.unit() < 0.5 ? 1 : -1);
      return targets.wiring.changeSensors((sensors) =>
        writeEncoder(sensors, which, readEncoder(sensors, which) + slipMm),
      );
    },
  },
  'encoder-noisy': {
    what: 'an encoder miscounts to and fro',
    lastsMs: [500, 6000],
    start: (targets, random) => {
      const which = drawnAxis(targets, random, WITHOUT_KNEADING);
      const noiseMm = random.between(0.05, 0.6);
      return targets.wiring.changeSensors((sensors) =>
        writeEncoder(sensors, which, readEncoder(sensors, which) + noiseMm * random.normal()),
      );
    },
  },
  'encoders-swapped': {
    what: 'the encoders of carriage and width are exchanged',
    lastsMs: [500, 6000],
    start: ({ wiring }) =>
      wiring.changeSensors((sensors) => {
        const { carriageMm } = sensors;
        sensors.carriageMm = sensors.widthMm;
        sensors.widthMm = carriageMm;
      }),
  },
  'switch-stuck-closed': {
    what: 'a zero switch is stuck closed',
    lastsMs: [5, 6000],
    start: zeroSwitch(true),
  },
  'switch-stuck-open': {
    what: 'a zero switch never closes',
    lastsMs: [500, 20_000],
    start: zeroSwitch(false),
  },
} as const satisfies Readonly<Record<string, FaultKind>>;
