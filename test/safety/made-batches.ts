/** Small batches made by hand, for the gate: four pieces of constant jerk there, and a press. */
import type { ZoneSpan } from '../../src/chair/placed-stroke.ts';
import type { AxisIndex, Batch, ForceSpan, Segment } from '../../src/chair/segment.ts';
import { CLOCK_PER_TICK, stateBeforeEnd } from '../../src/chair/segment.ts';
import type { GateLimits } from '../../src/safety/gate-batch.ts';
import { chair } from '../chair/chairs.ts';

export const duo = chair('tsubo-duo');

export const zones: readonly ZoneSpan[] = [
  { zone: 'seat', fromMm: 0, toMm: 100, ceilingN: 80 },
  { zone: 'lowerBack', fromMm: 100, toMm: 300, ceilingN: 70 },
  { zone: 'upperBack', fromMm: 300, toMm: 500, ceilingN: 80 },
  { zone: 'shoulders', fromMm: 500, toMm: 600, ceilingN: 60 },
  { zone: 'neck', fromMm: 600, toMm: 780, ceilingN: 20 },
];

export const limits: GateLimits = { profile: duo, zones, personCeilingN: 65 };

/** From rest to rest in four equal pieces: jerk +j −j −j +j, distance 2·j·T³. */
export function move(
  axis: AxisIndex,
  startTick: number,
  fromMm: number,
  toMm: number,
  quarterTicks: number,
): Segment[] {
  const s = quarterTicks / 1000;
  const jerk = ((toMm - fromMm) * 1e6) / (2 * s ** 3);
  const from = fromMm * 1e6;
  const states = [
    [from + (jerk * s ** 3) / 6, (jerk * s * s) / 2, jerk * s, jerk],
    [from + jerk * s ** 3, jerk * s * s, 0, -jerk],
    [from + (jerk * s ** 3 * 11) / 6, (jerk * s * s) / 2, -jerk * s, -jerk],
    [toMm * 1e6, 0, 0, jerk],
  ] as const;
  return states.map(([nm, nmPerS, nmPerS2, nmPerS3], i) => ({
    axis,
    startTick: startTick + i * quarterTicks,
    ticks: quarterTicks,
    endNm: Math.round(nm),
    endNmPerS: Math.round(nmPerS) + 0,
    endNmPerS2: Math.round(nmPerS2) + 0,
    jerkNmPerS3: Math.round(nmPerS3) + 0,
  }));
}

type Part = readonly [mode: ForceSpan['mode'], ticks: number, endN: number];

export function spans(channel: 0 | 1, startTick: number, parts: readonly Part[]): ForceSpan[] {
  let tick = startTick;
  return parts.map(([mode, ticks, endN]) => {
    const span = { channel, startTick: tick, ticks, mode, endMilliN: Math.round(endN * 1000) };
    tick += ticks;
    return span;
  });
}

export function batchOf(fromTick: number, segments: readonly Segment[], forces: readonly ForceSpan[]): Batch {
  const ends = [...segments, ...forces].map((item) => item.startTick + item.ticks);
  return { fromTick, restTick: Math.max(fromTick, ...ends), segments, forces, kneads: [] };
}

/** Goes up to `atMm` from the reference in 14 s, then presses `forceN` there with both rollers and lets go. */
export function pressAt(atMm: number, forceN: number): Batch {
  const parts: readonly Part[] = [
    ['approach', 3000, 4],
    ['press', 4000, forceN],
    ['press', 5000, forceN],
    ['press', 2000, 4],
    ['release', 700, 0],
  ];
  const forces = [...spans(0, 15_000, parts), ...spans(1, 15_000, parts)];
  return batchOf(1000, move(0, 1000, 0, atMm, 3500), forces);
}

/** Where the segments have the carriage at a tick, by the board's rule; `restMm` before the first. */
export function placeMmAt(segments: readonly Segment[], tick: number, restMm: number): number {
  let nm = restMm * 1e6;
  for (const segment of segments) {
    const endTick = segment.startTick + segment.ticks;
    if (tick >= endTick) nm = segment.endNm;
    else if (tick >= segment.startTick) nm = stateBeforeEnd(segment, (endTick - tick) * CLOCK_PER_TICK).nm;
  }
  return nm / 1e6;
}

/** The force asked at a tick, the harder of the two where one span ends and another begins. Newtons. */
export function forceNAt(forces: readonly ForceSpan[], tick: number): number {
  let startMilliN = 0;
  let most = 0;
  for (const { startTick, ticks, mode, endMilliN } of forces) {
    if (tick >= startTick && tick <= startTick + ticks) {
      const linear = startMilliN + ((endMilliN - startMilliN) * (tick - startTick)) / ticks;
      most = Math.max(most, mode === 'press' ? linear : endMilliN);
    }
    startMilliN = endMilliN;
  }
  return most / 1000;
}
