import { describe, expect, it } from 'vitest';
import type { BoardEvent } from '../../sim/board/events.ts';
import type { PlannedStroke } from '../../src/chair/plan.ts';
import type { Technique } from '../../src/chair/stroke.ts';
import { CLEAN_LINE } from '../../src/link/impairments.ts';
import { STOP_BYTE } from '../../src/protocol/messages.ts';
import { kneadedAfter, movedMm, pressedForMs, travelledForMs } from './aftermath.ts';
import { prepare, stepFor, stepToTick, type World } from './play.ts';
import { SHORT_PROGRAM } from './short-program.ts';

const AFTERWARDS_MS = 5_000;
/** A line on which every second line is broken or lost, both ways. */
const STORM = { ...CLEAN_LINE, lossRate: 0.006, flipRate: 0.004 };

function strokeOf({ composed }: World, technique: Technique): PlannedStroke {
  const stroke = composed.score.plan.strokes.find((each) => each.technique === technique);
  if (stroke === undefined) throw new Error(`no ${technique} in the program`);
  return stroke;
}

function midPlateau(world: World, technique: Technique): number {
  const plateau = strokeOf(world, technique).plateaus[0];
  if (plateau === undefined) throw new Error(`no plateau in the ${technique}`);
  return (plateau.fromTick + plateau.toTick) / 2;
}

function midApproach(world: World): number {
  const span = strokeOf(world, 'hold').batches[0]?.forces.find(({ mode }) => mode === 'approach');
  if (span === undefined) throw new Error('a hold begins with an approach');
  return span.startTick + span.ticks / 2;
}

/** Steps until the host has handed over the batches of the second stroke and is in the middle of sending their lines. */
function stepIntoSending(world: World): void {
  const { session } = world.world;
  const sent = (): number => (session.state.phase.kind === 'playing' ? session.state.phase.sent : 0);
  stepToTick(world, 1);
  const before = sent();
  while (sent() === before) world.world.step();
  stepFor(world, 40);
}

function eventMs(events: readonly BoardEvent[], kind: BoardEvent['kind'], fromMs: number): number {
  return events.find((event) => event.kind === kind && event.ms >= fromMs)?.ms ?? Number.POSITIVE_INFINITY;
}

interface Moment {
  readonly when: string;
  readonly reach: (world: World) => void;
  /** What the board was doing when the person said stop. */
  readonly phase: string;
}

const MOMENTS: readonly Moment[] = [
  { when: 'mid-hold', phase: 'playing', reach: (world) => stepToTick(world, midPlateau(world, 'hold')) },
  { when: 'mid-sweep', phase: 'playing', reach: (world) => stepToTick(world, midPlateau(world, 'sweep')) },
  { when: 'mid-knead', phase: 'playing', reach: (world) => stepToTick(world, midPlateau(world, 'knead')) },
  {
    when: 'while a roller comes up',
    phase: 'playing',
    reach: (world) => stepToTick(world, midApproach(world)),
  },
  { when: 'while it looks for zero', phase: 'referencing', reach: (world) => stepFor(world, 1_000) },
  { when: 'with a full queue', phase: 'playing', reach: stepIntoSending },
  {
    when: 'while paused',
    phase: 'paused',
    reach: (world) => {
      stepToTick(world, midPlateau(world, 'hold'));
      world.world.session.togglePause();
      stepFor(world, 3_000);
    },
  },
  {
    when: 'while pressing again after a pause',
    phase: 'resuming',
    reach: (world) => {
      stepToTick(world, midPlateau(world, 'hold'));
      world.world.session.togglePause();
      stepFor(world, 3_000);
      world.world.session.togglePause();
      stepFor(world, 600);
    },
  },
  {
    when: 'in a storm of resends',
    phase: 'playing',
    reach: (world) => {
      stepToTick(world, 1);
      world.world.line.impair('to-chair', STORM);
      world.world.line.impair('to-host', STORM);
      stepIntoSending(world);
      stepFor(world, 150);
    },
  },
  {
    when: 'mid-hold on a line that takes 20 ms each way',
    phase: 'playing',
    reach: (world) => {
      world.world.line.impair('to-chair', { ...CLEAN_LINE, delayMs: 20 });
      world.world.line.impair('to-host', { ...CLEAN_LINE, delayMs: 20 });
      stepToTick(world, midPlateau(world, 'hold'));
    },
  },
  {
    when: 'mid-hold while the host had slept',
    phase: 'playing',
    reach: (world) => {
      stepToTick(world, midPlateau(world, 'hold'));
      world.world.stallHost(200);
      stepFor(world, 201);
    },
  },
];

const SEEDS = [1, 2, 3];

describe('a person says stop (H27, H04)', () => {
  it.each(MOMENTS.flatMap((moment) => SEEDS.map((seed) => ({ ...moment, seed }))))(
    '$when, seed $seed: the chair is safe, lets go and stays',
    async ({ reach, phase, seed }) => {
      const played = await prepare({ file: 'short.yaml', text: SHORT_PROGRAM, statureMm: 1700, seed });
      const { world, truth, events } = played;
      let arrivedMs = Number.POSITIVE_INFINITY;
      world.line.chair.onBytes((bytes) => {
        if (bytes.includes(STOP_BYTE)) arrivedMs = Math.min(arrivedMs, world.chair.nowMs);
        world.chair.receive(bytes);
      });
      reach(played);
      expect(events.findLast((event) => event.kind === 'phase')).toMatchObject({ to: phase });
      expect(arrivedMs).toBe(Number.POSITIVE_INFINITY);

      const calledMs = world.chair.nowMs;
      world.session.stop('person');
      world.runToEnd(world.nowMs + 10_000);
      expect(world.session.outcome).toMatchObject({ exit: 'interrupted' });
      stepFor(played, AFTERWARDS_MS);

      expect(eventMs(events, 'outputs-safe', calledMs) - arrivedMs).toBeLessThanOrEqual(25);
      expect(eventMs(events, 'carriage-at-rest', calledMs) - arrivedMs).toBeLessThanOrEqual(300);
      expect(travelledForMs(truth, arrivedMs)).toBeLessThanOrEqual(300);
      expect(pressedForMs(truth, arrivedMs, 5)).toBeLessThanOrEqual(1_000);
      const letGoMs = eventMs(events, 'drives-off', calledMs);
      expect(letGoMs - arrivedMs).toBeLessThanOrEqual(2_100);
      expect(truth.at(-1)?.tMs).toBeGreaterThan(letGoMs + AFTERWARDS_MS - 2_000);
      expect(movedMm(truth, letGoMs + 20)).toBeLessThan(0.1);
      expect(kneadedAfter(truth, letGoMs + 20)).toBe(false);
      expect(truth.at(-1)?.powered).toBe(false);
    },
  );
});
