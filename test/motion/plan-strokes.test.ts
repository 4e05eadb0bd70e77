import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PlacedStroke } from '../../src/chair/placed-stroke.ts';
import type { Plan, PlannedStroke } from '../../src/chair/plan.ts';
import { heldAgainstN } from '../../src/chair/plateaus.ts';
import type { ChairProfile } from '../../src/chair/profile.ts';
import type { Segment } from '../../src/chair/segment.ts';
import { planStrokes } from '../../src/motion/plan-strokes.ts';
import type { Done, Replay } from './replay.ts';
import { replay } from './replay.ts';
import { DUO, MONO, SLOW } from './sample-chairs.ts';
import { placedStroke } from './sample-strokes.ts';

interface Case {
  readonly profile: ChairProfile;
  readonly placed: readonly PlacedStroke[];
  readonly plan: Plan;
  readonly played: Replay;
}

const cases: fc.Arbitrary<Case> = fc.constantFrom(DUO, SLOW, MONO).chain((profile) =>
  fc.array(placedStroke(profile), { minLength: 1, maxLength: 5 }).map((placed) => {
    const plan = planStrokes(placed, profile);
    const batches = plan.strokes.flatMap((stroke) => stroke.batches);
    return { profile, placed, plan, played: replay(batches, profile) };
  }),
);

function holdsFor(seed: number, numRuns: number, what: (drawn: Case) => void): void {
  fc.assert(fc.property(cases, what), { seed, numRuns });
}

const moves = ({ item }: Done<Segment>): boolean =>
  item.jerkNmPerS3 !== 0 || item.endNmPerS !== 0 || item.endNmPerS2 !== 0;

function overlap(a: Done<unknown>, b: Done<unknown>): boolean {
  return a.fromTick < b.untilTick && b.fromTick < a.untilTick;
}

/** Asked force of a channel at a tick, in mN, and whether it presses there at all. */
function asked(played: Replay, channel: 0 | 1, tick: number): number {
  const span = played.channels[channel].find((d) => tick >= d.fromTick && tick < d.untilTick);
  if (span === undefined || span.item.mode !== 'press') return 0;
  return span.before + ((span.item.endMilliN - span.before) * (tick - span.fromTick)) / span.item.ticks;
}

function strokeAt(plan: Plan, tick: number): PlannedStroke {
  const found = plan.strokes.find((stroke) => tick >= stroke.startTick && tick < stroke.endTick);
  if (found === undefined) throw new Error(`no stroke at ${tick}`);
  return found;
}

describe('planStrokes', () => {
  it('makes batches a board takes, each ending at rest and released, without gaps', () => {
    // The replay throws where a board would refuse; here is what it cannot see.
    holdsFor(61, 600, ({ plan, placed }) => {
      expect(plan.strokes.length).toBe(placed.length);
      let tick = 200;
      for (const [index, stroke] of plan.strokes.entries()) {
        expect(stroke.index).toBe(index);
        expect(stroke.startTick).toBe(tick);
        expect(stroke.batches[0]?.fromTick).toBe(tick);
        let last = { fromTick: tick, restTick: tick };
        for (const [at, batch] of stroke.batches.entries()) {
          if (at > 0) {
            expect(batch.fromTick).toBeGreaterThan(last.fromTick);
            // Replaces the closing release: that had begun, and was not over.
            expect(batch.fromTick).toBeLessThan(last.restTick);
          }
          last = batch;
        }
        expect(stroke.endTick).toBe(last.restTick);
        tick = stroke.endTick;
      }
      expect(plan.endTick).toBe(tick);
    });
  });

  it('closes nothing but a ramp out, a spin down and a release where the next batch takes over', () => {
    holdsFor(62, 200, ({ plan }) => {
      for (const { batches } of plan.strokes) {
        for (const [at, batch] of batches.entries()) {
          const next = batches[at + 1];
          if (next === undefined) continue;
          const closing = batch.forces.filter((span) => span.startTick >= next.fromTick);
          expect(closing.some((span) => span.mode === 'release')).toBe(true);
          expect(closing.every((span) => span.mode !== 'approach')).toBe(true);
          const standsStill = batch.segments.filter(
            ({ startTick, ticks }) => startTick + ticks > next.fromTick,
          );
          expect(standsStill.every((s) => s.endNmPerS === 0 && s.jerkNmPerS3 === 0)).toBe(true);
        }
      }
    });
  });

  it('moves while pressing only where the technique does, and then at a constant force', () => {
    holdsFor(63, 400, ({ plan, played }) => {
      const [carriage, width] = played.axes;
      for (const channel of played.channels) {
        for (const span of channel) {
          expect(width.filter((d) => moves(d) && overlap(d, span))).toEqual([]);
          if (span.item.mode === 'release') continue;
          const moving = carriage.filter((d) => moves(d) && overlap(d, span));
          if (moving.length === 0) continue;
          const { technique } = strokeAt(plan, span.fromTick);
          expect(['sweep', 'knead', 'roll', 'friction']).toContain(technique);
          expect(span.item.mode).toBe('press');
          expect(span.item.endMilliN).toBe(span.before);
        }
      }
    });
  });

  it('lifts before it travels to the next stroke: a release is over before the carriage or width moves on', () => {
    holdsFor(64, 200, ({ plan, played }) => {
      for (const stroke of plan.strokes) {
        for (const channel of played.channels) {
          const first = channel.find((d) => d.fromTick >= stroke.startTick);
          if (first === undefined || first.fromTick >= stroke.endTick) continue;
          expect(first.item.mode).toBe('approach');
          // Nothing moves from the end of the transfer until the asked force is there.
          const [carriage] = played.axes;
          const still = carriage.filter(
            (d) => moves(d) && d.fromTick < first.untilTick && d.untilTick > first.fromTick,
          );
          expect(still).toEqual([]);
        }
      }
    });
  });

  it('turns the kneading motor only while every channel of the stroke presses at the asked force', () => {
    holdsFor(65, 300, ({ plan, played }) => {
      for (const span of played.knead) {
        const stroke = strokeAt(plan, span.fromTick);
        expect(stroke.technique).toBe('knead');
        for (const channel of stroke.channels) {
          for (const tick of [span.fromTick, span.untilTick - 1]) {
            expect(asked(played, channel, tick)).toBe(Math.round(stroke.askedN * 1000));
          }
        }
      }
    });
  });

  it('asks for the asked force all through every plateau, on the channels of the stroke only', () => {
    holdsFor(66, 300, ({ plan, played }) => {
      for (const stroke of plan.strokes) {
        for (const { fromTick, toTick, forceN } of stroke.plateaus) {
          expect(toTick).toBeGreaterThan(fromTick);
          if (stroke.plateaus.length > 1 && stroke.technique === 'hold') {
            expect(forceN).toBeGreaterThanOrEqual(0.7 * stroke.askedN - 0.001);
          } else {
            expect(Math.abs(forceN - stroke.askedN)).toBeLessThanOrEqual(0.0005);
          }
          for (const channel of [0, 1] as const) {
            const milliN = stroke.channels.includes(channel) ? Math.round(forceN * 1000) : 0;
            for (const tick of [fromTick, (fromTick + toTick) / 2, toTick - 1]) {
              expect(asked(played, channel, tick)).toBe(milliN);
            }
          }
        }
      }
    });
  });

  it('holds at 90 % of the force of each step or more for the written time', () => {
    holdsFor(67, 300, ({ plan, placed, played }) => {
      for (const stroke of plan.strokes) {
        const written = placed[stroke.index];
        if (written?.technique !== 'hold') continue;
        expect(stroke.plannedS).toBe(written.forS * written.steps);
        expect(stroke.plateaus.length).toBe(written.steps);
        expect(stroke.plateaus.at(-1)?.forceN).toBeCloseTo(stroke.askedN, 3);
        const [channel] = stroke.channels;
        if (channel === undefined || stroke.askedN < 5) continue;
        const held: number[] = [];
        for (let tick = stroke.startTick; tick < stroke.endTick; tick += 5) {
          if (asked(played, channel, tick) >= 900 * heldAgainstN(stroke, tick)) held.push(tick);
        }
        const heldS = ((held.at(-1) ?? 0) - (held[0] ?? 0)) / 1000;
        expect(held.length).toBeCloseTo(heldS * 200 + 1, 5);
        // A little longer: a board rounds both ends off, the more the steeper the ramps are.
        expect(heldS - stroke.plannedS).toBeGreaterThanOrEqual(-0.02);
        expect(heldS - stroke.plannedS).toBeLessThanOrEqual(0.18);
      }
    });
  });

  it('sweeps every pass from its start to its end during one plateau', () => {
    holdsFor(68, 300, ({ plan, placed, played }) => {
      const [carriage] = played.axes;
      const nmAt = (tick: number) => carriage.findLast((d) => d.untilTick <= tick)?.item.endNm;
      for (const stroke of plan.strokes) {
        const written = placed[stroke.index];
        if (written?.technique !== 'sweep') continue;
        if (Math.round(written.fromMm * 1e6) === Math.round(written.toMm * 1e6)) continue;
        expect(stroke.batches.length).toBe(written.passes);
        expect(stroke.plateaus.length).toBe(written.passes);
        expect(stroke.cruiseMmPerS).toBeLessThanOrEqual(written.speedMmPerS);
        for (const { fromTick, toTick } of stroke.plateaus) {
          expect(nmAt(toTick)).toBe(Math.round(written.toMm * 1e6) + 0);
          expect(carriage.some((d) => d.fromTick === fromTick && moves(d))).toBe(true);
        }
      }
    });
  });

  it('kneads for the written time, back and forth, unless one leg takes longer', () => {
    holdsFor(69, 200, ({ plan, placed }) => {
      for (const stroke of plan.strokes) {
        const written = placed[stroke.index];
        if (written?.technique !== 'knead') continue;
        expect(stroke.plateaus.length).toBe(1);
        const oneLegS = Math.abs(written.fromMm - written.toMm) / 20 + 2;
        if (written.forS > oneLegS) expect(stroke.plannedS).toBeCloseTo(written.forS, 2);
        else expect(stroke.plannedS).toBeGreaterThanOrEqual(written.forS - 0.001);
      }
    });
  });

  it('rolls whole passes from end to end, as many as come nearest to the written time', () => {
    holdsFor(70, 300, ({ plan, placed, played }) => {
      const [carriage] = played.axes;
      for (const stroke of plan.strokes) {
        const written = placed[stroke.index];
        if (written?.technique !== 'roll' || Math.abs(written.toMm - written.fromMm) < 1e-5) continue;
        const [plateau] = stroke.plateaus;
        if (plateau === undefined) throw new Error('no plateau');
        expect(stroke.plateaus.length).toBe(1);
        const passes = turnsIn(carriage, plateau);
        expect(new Set(passes.slice(0, 2).map((nm) => Math.round(nm / 1e3)))).toEqual(
          new Set([written.toMm, written.fromMm].slice(0, passes.length).map((mm) => Math.round(mm * 1e3))),
        );
        const passS = stroke.plannedS / passes.length;
        expect(passS).toBeGreaterThanOrEqual(1);
        expect((plateau.toTick - plateau.fromTick) / 1000).toBeCloseTo(stroke.plannedS, 6);
        if (passes.length > 1)
          expect(Math.abs(stroke.plannedS - written.forS)).toBeLessThan(passS / 2 + 0.002);
        for (const d of carriage.filter((each) => moves(each) && overlap(each, spanOf(plateau)))) {
          expect(Math.abs(d.item.endNmPerS)).toBeLessThanOrEqual(written.speedMmPerS * 1e6 + 1);
        }
      }
    });
  });

  it('rubs to and fro between the ends at the written rate, or as fast as the carriage can', () => {
    holdsFor(71, 300, ({ plan, placed, played, profile }) => {
      const [carriage] = played.axes;
      for (const stroke of plan.strokes) {
        const written = placed[stroke.index];
        if (written?.technique !== 'friction') continue;
        const [plateau] = stroke.plateaus;
        if (plateau === undefined) throw new Error('no plateau');
        const legs = turnsIn(carriage, plateau);
        const legS = stroke.plannedS / legs.length;
        const writtenLegS = 30 / written.ratePerMin;
        expect(legS).toBeGreaterThanOrEqual(writtenLegS - 0.001);
        const slowest = profile === SLOW ? 3 : 1.2;
        if (writtenLegS > slowest) expect(legS).toBeLessThanOrEqual(writtenLegS + 0.001);
        expect(Math.abs(stroke.plannedS - written.forS)).toBeLessThanOrEqual(
          Math.max(legS / 2 + 0.002, legS - written.forS),
        );
        const growing = Math.max(1, Math.min(4, Math.floor((legs.length + 1) / 4)));
        const middle = (written.fromMm + written.toMm) / 2;
        for (const [index, nm] of legs.entries()) {
          const end = index % 2 === 0 ? written.toMm : written.fromMm;
          const isWhole = index + 2 >= growing && legs.length - index >= growing;
          if (isWhole) expect(nm).toBe(Math.round(end * 1e6) + 0);
          else expect((nm / 1e6 - middle) / (end - middle)).toBeGreaterThan(0.2);
          if (!isWhole) expect((nm / 1e6 - middle) / (end - middle)).toBeLessThan(0.8);
        }
      }
    });
  });
});

const spanOf = ({ fromTick, toTick }: { fromTick: number; toTick: number }): Done<unknown> => ({
  item: null,
  fromTick,
  untilTick: toTick,
  before: 0,
});

/** Where the carriage comes to rest after moving, one after the other, while a plateau lasts. */
function turnsIn(
  carriage: readonly Done<Segment>[],
  plateau: { readonly fromTick: number; readonly toTick: number },
): readonly number[] {
  return carriage
    .filter((d) => moves(d) && overlap(d, spanOf(plateau)))
    .filter(({ item }) => item.endNmPerS === 0 && item.endNmPerS2 === 0)
    .map(({ item }) => item.endNm);
}
