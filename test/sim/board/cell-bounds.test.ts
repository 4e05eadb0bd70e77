/**
 * One sensor lies while a roller presses with the most that may be asked under a ceiling of 40 N. Nothing may then press
 * more than 10 % above the ceiling for longer than 50 ms. What no board could tell from the truth is bounded below.
 */
import { describe, expect, test } from 'vitest';
import type { Sensors } from '../../../sim/plant/port.ts';
import { BEFORE_MS, CEILING_N, type Liar, PLATEAU_MS, pressedByALiar } from './support/pressed-by-a-liar.ts';

type Change = Liar['change'];

function cell(read: (readN: number, ms: number, noiseN: number) => number): Change {
  return (sensors, ms, noiseN) => {
    sensors.forceN[0] = Math.min(150, Math.max(0, read(sensors.forceN[0], ms, noiseN)));
  };
}

function frozen(noise: number): Change {
  let keptN = Number.NaN;
  return cell((readN, _, noiseN) => {
    if (Number.isNaN(keptN)) keptN = readN;
    return keptN + noise * noiseN;
  });
}

const LIES: Readonly<Record<string, () => Change>> = {
  'has 85 % of its gain': () => cell((readN) => 0.85 * readN),
  'has 72 % of its gain': () => cell((readN) => 0.72 * readN),
  'has 60 % of its gain': () => cell((readN) => 0.6 * readN),
  'has a third of its gain': () => cell((readN) => readN / 3),
  'reads 6 N less': () => cell((readN, _, noiseN) => readN - 6 + noiseN),
  'reads 12 N less': () => cell((readN, _, noiseN) => readN - 12 + noiseN),
  'reads 18 N less': () => cell((readN, _, noiseN) => readN - 18 + noiseN),
  'loses 1 % of its gain a second': () => cell((readN, ms) => readN * (1 - ms / 100_000)),
  'loses 3 N a second': () => cell((readN, ms, noiseN) => readN - (3 * ms) / 1000 + noiseN),
  freezes: () => frozen(0),
  'freezes, but for its noise': () => frozen(1),
  'says nothing': () => cell(() => 0),
  'is noisy': () => cell((readN, _, noiseN) => readN + 10 * noiseN),
};

const OTHERS: Readonly<Record<string, (sensors: Sensors) => void>> = {
  'the cells are swapped': (sensors) => {
    sensors.forceN.reverse();
  },
  'the encoder of the roller reads half': (sensors) => {
    sensors.depthMm[0] *= 0.5;
  },
  'the current of the motor reads nothing': (sensors) => {
    sensors.depthMotorN[0] = 0;
  },
};

describe('H08 H25 one sensor lies', () => {
  test.each(Object.keys(LIES))('a cell that %s', (name) => {
    for (const fromMs of [BEFORE_MS, PLATEAU_MS]) {
      const change = LIES[name]?.() ?? (() => undefined);
      const felt = pressedByALiar({ fromMs, change });
      expect(felt.overMs, `from ${fromMs} ms: ${JSON.stringify(felt)}`).toBeLessThanOrEqual(50);
    }
  });

  test.each(Object.keys(OTHERS))('%s', (name) => {
    const change = OTHERS[name] ?? (() => undefined);
    for (const fromMs of [BEFORE_MS, PLATEAU_MS]) {
      const felt = pressedByALiar({ fromMs, change });
      expect(felt.overMs, `from ${fromMs} ms: ${JSON.stringify(felt)}`).toBeLessThanOrEqual(50);
    }
  });

  test('a cell that is right is believed: no fault, and nothing above the ceiling', () => {
    const felt = pressedByALiar({ fromMs: BEFORE_MS, change: () => undefined });
    expect(felt.fault).toBe('none');
    expect(felt.peakN).toBeLessThan(CEILING_N);
  });
});

describe('H08 what no board could tell', () => {
  test('cells and currents that all read a tenth too little press a tenth harder, and no more', () => {
    const felt = pressedByALiar({
      fromMs: BEFORE_MS,
      change: (sensors) => {
        for (const side of [0, 1] as const) {
          sensors.forceN[side] *= 0.9;
          sensors.depthMotorN[side] *= 0.9;
        }
      },
    });
    expect(felt.fault).toBe('none');
    expect(felt.peakN).toBeLessThan((0.8 * CEILING_N * 1.05) / 0.9);
  });
});
