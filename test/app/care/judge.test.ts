import { describe, expect, it } from 'vitest';
import type { TruthSample } from '../../../sim/truth.ts';
import { SessionJudge } from '../../../src/app/care/session-judge.ts';
import { loadProfile } from '../../../src/app/chair-profiles.ts';
import type { PlannedStroke } from '../../../src/chair/plan.ts';

const profile = loadProfile('tsubo-duo');

/** A hold of 4 s: ramp from tick 0 to 1000, plateau to 5000, let go by 6000. */
const hold: PlannedStroke = {
  index: 0,
  technique: 'hold',
  words: 'Hold',
  line: 3,
  side: 'both',
  channels: [0, 1],
  fromName: 'T7',
  toName: 'T7',
  fromMm: 300,
  toMm: 300,
  askedN: 20,
  cruiseMmPerS: 0,
  startTick: 0,
  endTick: 6000,
  plannedS: 4,
  plateaus: [{ fromTick: 1000, toTick: 5000, forceN: 20 }],
  batches: [],
};

interface Felt {
  readonly forceN: (tick: number) => number;
  readonly carriageMm?: (tick: number) => number;
  readonly speedMmPerS?: number;
}

function judged(stroke: PlannedStroke, felt: Felt, trueShiftMm = 0) {
  const { fromMm, toMm } = stroke;
  const judge = new SessionJudge({
    strokes: [stroke],
    trueWays: [{ fromMm: fromMm + trueShiftMm, toMm: toMm + trueShiftMm }],
    profile,
    personCeilingN: 40,
  });
  for (let tick = -50; tick < 6500; tick += 10) {
    const forceN = felt.forceN(tick);
    const sample: TruthSample = {
      tMs: tick + 1000,
      planTick: tick,
      carriageMm: felt.carriageMm?.(tick) ?? 300,
      carriageMmPerS: felt.speedMmPerS ?? 0,
      widthMm: 70,
      toldNm: [0, 0],
      depthMm: [30, 30],
      forceN: [forceN, forceN],
      peakN: [forceN, forceN],
      kneadHz: 0,
      zone: 'upperBack',
      powered: true,
      airKPa: [],
      surfaceC: 0,
      reclineDeg: 0,
      legrestDeg: 0,
      pinchN: 0,
    };
    judge.step(sample);
  }
  return judge.end();
}

const ramped = (tick: number): number => {
  if (tick < 1000) return Math.max(0, tick / 50);
  return tick < 5000 ? 20 : Math.max(0, 20 - (tick - 5000) / 50);
};

describe('the judge of a care report', () => {
  it('finds nothing wrong with a hold as asked', () => {
    const { strokes, ceilingViolations, zones } = judged(hold, { forceN: ramped });
    expect(ceilingViolations).toBe(0);
    expect(strokes).toHaveLength(1);
    const [stroke] = strokes;
    expect(stroke).toMatchObject({
      technique: 'hold',
      zone: 'upperBack',
      placeTrueMm: 0,
      cruiseErrorPct: null,
    });
    expect(stroke?.presses).toHaveLength(2);
    for (const press of stroke?.presses ?? []) {
      expect(press).toMatchObject({ askedN: 20, errorN: 0, rmsN: 0, overshootPct: 0, worstPct: 0, lostS: 0 });
    }
    // 4 s, and the tenths of both ramps above 90 %.
    for (const errorS of stroke?.holdErrorS ?? []) expect(errorS).toBeCloseTo(0.2, 1);
    expect(stroke?.riseNPerS).toBeCloseTo(20, 1);
    const upper = zones.find(({ zone }) => zone === 'upperBack');
    expect(upper?.peakN).toBe(20);
    // Both rollers: twice 4 s of 20 N, and ramps of 10 N s less what is below contact.
    expect(upper?.doseNs).toBeCloseTo(2 * (80 + 20), -1);
  });

  it('tells a force that is off from one that is restless', () => {
    const off = judged(hold, { forceN: (tick) => ramped(tick) * 0.8 }).strokes[0]?.presses[0];
    expect(off?.errorN).toBeCloseTo(-4, 5);
    expect(off?.rmsN).toBeCloseTo(4, 5);
    expect(off?.inBandS).toBeNull();
    const restless = judged(hold, { forceN: (tick) => ramped(tick) + (tick % 20 === 0 ? 3 : -3) }).strokes[0];
    expect(restless?.presses[0]?.errorN).toBeCloseTo(0, 0);
    expect(restless?.presses[0]?.rmsN).toBeCloseTo(3, 1);
    expect(restless?.presses[0]?.worstPct).toBeCloseTo(15, 1);
  });

  it('sees overshoot, a late arrival and lost contact', () => {
    const press = (forceN: Felt['forceN']) => judged(hold, { forceN }).strokes[0]?.presses[0];
    expect(press((tick) => (tick === 1300 ? 23 : ramped(tick)))?.overshootPct).toBeCloseTo(15, 0);
    expect(press((tick) => (tick === 3000 ? 23 : ramped(tick)))?.overshootPct).toBe(0);
    expect(press((tick) => 1.1 * ramped(tick))?.overshootPct).toBeCloseTo(0, 5);
    expect(press((tick) => ramped(tick - 1500))?.inBandS).toBeCloseTo(1.5, 0);
    expect(press((tick) => (tick >= 3000 && tick < 3500 ? 1 : ramped(tick)))?.lostS).toBeCloseTo(0.5, 5);
  });

  it('measures the place against belief and against truth', () => {
    const { strokes } = judged(hold, { forceN: ramped, carriageMm: () => 302 }, 7);
    expect(strokes[0]).toMatchObject({ placeBelievedMm: 2, placeTrueMm: 5 });
  });

  it('measures the cruise of a sweep by its median', () => {
    const sweep: PlannedStroke = { ...hold, technique: 'sweep', toMm: 400, cruiseMmPerS: 25 };
    const carriageMm = (tick: number) => 300 + Math.min(100, Math.max(0, (tick - 1000) / 40));
    const { strokes } = judged(sweep, { forceN: ramped, carriageMm, speedMmPerS: 26 });
    expect(strokes[0]?.cruiseErrorPct).toBeCloseTo(4, 5);
    expect(strokes[0]?.placeBelievedMm).toBeCloseTo(0, 5);
    expect(strokes[0]?.holdErrorS).toBeNull();
  });

  it('counts every sample above a ceiling, also between strokes', () => {
    expect(judged(hold, { forceN: (tick) => (tick === 6400 ? 41 : ramped(tick)) }).ceilingViolations).toBe(1);
  });

  it('says of a roller that never came that nothing was pressed', () => {
    const press = judged(hold, { forceN: () => 0 }).strokes[0]?.presses[0];
    expect(press).toMatchObject({ errorN: -20, lostS: 4.01, inBandS: null });
  });
});
