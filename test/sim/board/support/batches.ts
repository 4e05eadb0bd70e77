/** Batches by hand: a short move, a hold, a kneading, in the plainest arithmetic that fits the envelope. */
import type { MessageOf } from '../../../../src/protocol/messages.ts';

export type Staged =
  | MessageOf<'seg'>
  | MessageOf<'frc'>
  | MessageOf<'knd'>
  | MessageOf<'air'>
  | MessageOf<'het'>;

const NM = 1_000_000;

/**
 * Rest to rest in four pieces of constant jerk and a cruise, each jerk piece `jerkTicks` long:
 * speed J·t², distance J·t²·(2t + cruise). Ends exactly at `toMm`.
 */
export function move(
  axis: 0 | 1,
  startTick: number,
  fromMm: number,
  toMm: number,
  cruiseTicks: number,
  jerkTicks = 200,
  batch = 1,
): MessageOf<'seg'>[] {
  const t = jerkTicks / 1000;
  const distance = (toMm - fromMm) * NM;
  const speed = distance / (2 * t + cruiseTicks / 1000);
  const jerk = speed / (t * t);
  const pieces = [
    { ticks: jerkTicks, jerk },
    { ticks: jerkTicks, jerk: -jerk },
    { ticks: cruiseTicks, jerk: 0 },
    { ticks: jerkTicks, jerk: -jerk },
    { ticks: jerkTicks, jerk },
  ].filter((piece) => piece.ticks > 0);
  let p = fromMm * NM;
  let v = 0;
  let a = 0;
  let tick = startTick;
  return pieces.map((piece, index) => {
    const s = piece.ticks / 1000;
    p += s * (v + s * (a / 2 + (s * piece.jerk) / 6));
    v += s * (a + (s * piece.jerk) / 2);
    a += s * piece.jerk;
    const last = index === pieces.length - 1;
    const segment: MessageOf<'seg'> = {
      name: 'seg',
      batch,
      axis,
      startTick: tick,
      ticks: piece.ticks,
      endNm: Math.round(last ? toMm * NM : p) + 0,
      endNmPerS: last ? 0 : Math.round(v) + 0,
      endNmPerS2: last ? 0 : Math.round(a) + 0,
      jerkNmPerS3: Math.round(piece.jerk) + 0,
    };
    tick += piece.ticks;
    return segment;
  });
}

/** Ticks that `move` takes. */
export function moveTicks(cruiseTicks: number, jerkTicks = 200): number {
  return cruiseTicks + 4 * jerkTicks;
}

/** Approach 3 s, ramp up, plateau, ramp down, release 0.7 s on each of `channels`. */
export function hold(
  startTick: number,
  forceN: number,
  plateauTicks: number,
  channels: readonly number[] = [0, 1],
  batch = 1,
): MessageOf<'frc'>[] {
  const rampTicks = Math.ceil(((forceN - 5) / 20) * 1000);
  const spans = [
    { mode: 'approach', ticks: 3000, endMilliN: 5000 },
    { mode: 'press', ticks: rampTicks, endMilliN: forceN * 1000 },
    { mode: 'press', ticks: plateauTicks, endMilliN: forceN * 1000 },
    { mode: 'press', ticks: rampTicks, endMilliN: 5000 },
    { mode: 'release', ticks: 700, endMilliN: 0 },
  ] as const;
  return channels.flatMap((channel) => {
    let tick = startTick;
    return spans.map((span): MessageOf<'frc'> => {
      const line: MessageOf<'frc'> = { name: 'frc', batch, channel, startTick: tick, ...span };
      tick += span.ticks;
      return line;
    });
  });
}

/** Spin up to `milliHz`, turn, and come to a stand. */
export function knead(startTick: number, milliHz: number, ticks: number, batch = 1): MessageOf<'knd'>[] {
  return [
    { name: 'knd', batch, startTick, ticks: 2000, endMilliHz: milliHz },
    { name: 'knd', batch, startTick: startTick + 2000, ticks, endMilliHz: milliHz },
    { name: 'knd', batch, startTick: startTick + 2000 + ticks, ticks: 2000, endMilliHz: 0 },
  ];
}

/** One cell filled for `ticks`. */
export function squeeze(
  cell: number,
  startTick: number,
  kPa: number,
  ticks: number,
  batch = 1,
): MessageOf<'air'> {
  return { name: 'air', batch, cell, startTick, ticks, holdPa: kPa * 1000 };
}

export function heat(startTick: number, surfaceC: number, ticks: number, batch = 1): MessageOf<'het'> {
  return { name: 'het', batch, startTick, ticks, holdDeciC: surfaceC * 10 };
}
