import { describe, expect, it } from 'vitest';
import { anatomyOf } from '../../sim/plant/anatomy.ts';
import { anatomyLine, TruthLog, type TruthSample, truthLine } from '../../sim/truth.ts';
import { Rig } from './plant/rig.ts';

/** Half a minute of moving and pressing, as the truth log keeps it. */
function recorded(seed: number): { samples: TruthSample[]; text: string; peaks: number[] } {
  const rig = new Rig({ seed });
  const samples: TruthSample[] = [];
  const log = new TruthLog(rig.plant, (sample) => samples.push(sample));
  const { drives, truth } = rig.plant;
  const peaks: number[] = [];
  drives.powered = true;
  for (let ms = 1; ms <= 30_000; ms++) {
    drives.carriageMmPerS = ms % 8000 < 4000 ? 40 : -40;
    rig.depths(truth.forceN[0] < 30 ? 20 : -120);
    drives.kneadHz = 0.4;
    rig.plant.step();
    log.record({ planTick: ms, toldNm: [0, 0] });
    if ((ms - 1) % 10 === 0) peaks.push(0);
    peaks[peaks.length - 1] = Math.max(peaks.at(-1) ?? 0, truth.forceN[0]);
  }
  return { samples, text: samples.map(truthLine).join(''), peaks };
}

describe('truth log', () => {
  it('keeps one sample every 10 ms with the greatest force in between', () => {
    const { samples, peaks } = recorded(1);
    expect(samples.length).toBe(3000);
    expect(samples.map((sample) => sample.tMs)).toEqual(samples.map((_, index) => (index + 1) * 10));
    expect(samples.map((sample) => sample.peakN[0])).toEqual(peaks);
    expect(samples.some((sample) => sample.peakN[0] > sample.forceN[0] + 0.5)).toBe(true);
  });

  it('is the same bytes for the same seed, and other bytes for another', () => {
    const { text } = recorded(7);
    expect(recorded(7).text).toBe(text);
    expect(recorded(8).text).not.toBe(text);
  });

  it('tells judges where everything truly lies on the track', () => {
    const anatomy = anatomyOf(1700, 12);
    const line = JSON.parse(anatomyLine(anatomy, 100)) as {
      anatomy: { trackMm: { T7: number }; shoulderMm: number; shoulderWidthMm: number };
    };
    expect(Object.keys(line.anatomy.trackMm)).toEqual(Object.keys(anatomy.heightMm));
    expect(line.anatomy.trackMm.T7).toBeCloseTo(anatomy.heightMm.T7 - 100, 2);
    expect(line.anatomy.shoulderMm).toBeCloseTo(anatomy.shoulderMm - 100, 2);
  });

  it('writes one JSON object a line, in thousandths', () => {
    const sample: TruthSample = {
      tMs: 20,
      planTick: 12.5,
      carriageMm: 123.45678,
      carriageMmPerS: -0.00001,
      widthMm: 70,
      toldNm: [1_234_567, 70_000_000],
      depthMm: [1.23456, 2],
      forceN: [0, 30.0004],
      peakN: [0, 31],
      kneadHz: 0,
      zone: 'upperBack',
      powered: true,
      airKPa: [0, 12.34567],
      surfaceC: 36.00004,
      reclineDeg: 0,
      legrestDeg: 0,
      pinchN: 0,
    };
    expect(truthLine(sample)).toBe(
      '{"tMs":20,"planTick":12.5,"carriageMm":123.457,"carriageMmPerS":0,"widthMm":70,"toldNm":[1234567,70000000],"depthMm":[1.235,2],' +
        '"forceN":[0,30],"peakN":[0,31],"kneadHz":0,"zone":"upperBack","powered":true,' +
        '"airKPa":[0,12.346],"surfaceC":36,"reclineDeg":0,"legrestDeg":0,"pinchN":0}\n',
    );
  });
});
