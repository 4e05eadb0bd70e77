/** What a seed makes of program, person, chair, faults and people's actions. Same seed, same scenario. */
import fc from 'fast-check';
import { FAULT_CAUSES, faultKind } from '../../../sim/faults/fault-table.ts';
import type { Stroke } from '../../../src/chair/stroke.ts';
import { plateauIsShort } from '../../../src/program/rules/plateau.ts';
import { spotHasBreaks } from '../../../src/program/rules/spot.ts';
import { Random } from '../../../src/units/random.ts';
import { LANGUAGE, strokesWithin } from '../../chair/random-strokes.ts';
import { NAMES, programOf } from '../../programs/shipped.ts';
import { deepened } from './massages.ts';
import type { Act, Order, Scenario } from './scenario.ts';

/** A stop, a reference run over the whole track and the way to the first stroke fit into this. */
const CALM_MS = 50_000;
/** About one fault in so long. */
const FAULT_EVERY_MS = 15_000;
const MASSAGES = 3;
/** Whatever comes through is not what was sent, or not in its order. */
const SPOILING = ['line-corrupts', 'line-loses', 'line-duplicates', 'line-reorders'] as const;
/** What breaks under load: a tired supply gives in, a cell hangs, a plug of the wrong cell was taken, a transistor burns through. */
const UNDER_LOAD = ['drives-sag', 'drive-runs-in', 'cell-frozen', 'cells-swapped'] as const;
/** A supply sags under load alone. */
const AT_ANY_TIME = FAULT_CAUSES.filter((cause) => cause !== 'drives-sag');
const LINE_CAUSES = FAULT_CAUSES.filter((cause) => cause.startsWith('line'));

const strokes = strokesWithin(LANGUAGE).filter(
  (stroke) => plateauIsShort(stroke) === undefined && spotHasBreaks(stroke) === undefined,
);

/** Draws scenarios; keeps the catalogue it has read. */
export class Drawer {
  private readonly catalogue = new Map<string, readonly Stroke[]>();

  draw(seed: number, minutes: number): Scenario {
    const random = new Random(seed ^ 0x50a4);
    const endMs = Math.round(minutes * 60_000);
    const calmMs = endMs - CALM_MS;
    const drawn: Scenario = {
      seed: random.uint32(),
      chair: random.unit() < 0.75 ? 'tsubo-duo' : 'tsubo-mono',
      statureMm: random.integer(1400, 1950),
      ceilingN: random.integer(20, 90),
      massages: Array.from({ length: MASSAGES }, () => this.massage(random)),
      orders: drawOrders(random, calmMs),
      acts: drawActs(random, calmMs),
      calmMs,
      endMs,
    };
    return withMoments(drawn, new Random(seed ^ 0x7e57));
  }

  private massage(random: Random): readonly Stroke[] {
    if (random.unit() < 0.5) return fc.sample(strokes, { seed: random.integer(0, 0x7fffffff), numRuns: 6 });
    const all = this.program(NAMES[random.integer(0, NAMES.length - 1)] ?? 'demo');
    const from = random.integer(0, Math.max(0, all.length - 6));
    return all.slice(from, from + 6);
  }

  private program(name: string): readonly Stroke[] {
    const known = this.catalogue.get(name);
    if (known !== undefined) return known;
    const { strokes: read } = programOf(name);
    this.catalogue.set(name, read);
    return read;
  }
}

function drawOrders(random: Random, calmMs: number): readonly Order[] {
  const count = random.integer(0, Math.ceil((2 * calmMs) / FAULT_EVERY_MS));
  return Array.from({ length: count }, (): Order => {
    const cause = AT_ANY_TIME[random.integer(0, AT_ANY_TIME.length - 1)] ?? 'line-loses';
    const [leastMs, mostMs] = faultKind(cause).lastsMs;
    const chance = random.unit();
    return {
      cause,
      atMs: random.integer(500, calmMs - 1_000),
      when: chance < 0.5 ? 'pressing' : chance < 0.85 ? 'moving' : 'at-once',
      forMs: random.integer(leastMs, mostMs),
      seed: random.uint32(),
    };
  }).sort((a, b) => a.atMs - b.atMs);
}

function drawActs(random: Random, calmMs: number): readonly Act[] {
  return Array.from({ length: random.integer(0, 4) }, (): Act => {
    const kind = random.unit() < 0.65 ? 'pause-or-resume' : 'stop';
    return { kind, atMs: random.integer(1_000, calmMs) };
  }).sort((a, b) => a.atMs - b.atMs);
}

/** A Start that somebody thinks better of, a line that breaks just then or while motion is sent, and now and then a host that plans wrongly. */
function withMoments(scenario: Scenario, random: Random): Scenario {
  const { calmMs, massages } = scenario;
  const acts = Array.from({ length: random.integer(0, 2) }, (): Act => {
    return { kind: 'think-better', atMs: random.integer(0, calmMs), afterMs: random.integer(0, 250) };
  });
  const orders = Array.from({ length: random.integer(0, 2) }, (): Order => {
    const cause = LINE_CAUSES[random.integer(0, LINE_CAUSES.length - 1)] ?? 'line-loses';
    const [leastMs, mostMs] = faultKind(cause).lastsMs;
    const forMs = random.integer(leastMs, mostMs);
    return { cause, atMs: random.integer(0, calmMs), when: 'starting', forMs, seed: random.uint32() };
  });
  const careless = random.unit() < 0.4 ? [random.integer(0, massages.length - 1)] : [];
  // A third of all lives have none of it.
  if (random.unit() < 1 / 3) return scenario;
  const cause = SPOILING[random.integer(0, SPOILING.length - 1)] ?? 'line-corrupts';
  orders.push({
    ...{ cause, atMs: random.integer(0, calmMs), when: 'sending' },
    ...{ forMs: random.integer(...faultKind(cause).lastsMs), seed: random.uint32() },
  });
  orders.push(...leanings(random, calmMs));
  const noticed = [...scenario.orders, ...breakages(random, calmMs)].map((order) =>
    maybeNoticed(order, random),
  );
  return {
    ...scenario,
    // Where a chair presses as hard as it may, a person who tenses is soon above the ceiling.
    massages: random.unit() < 0.4 ? massages.map(deepened) : massages,
    acts: byTime([...scenario.acts, ...acts]),
    orders: byTime([...noticed, ...orders]),
    careless,
  };
}

/** Whoever sees or hears that a drive or its encoder goes wrong says stop, half of the time. */
function maybeNoticed(order: Order, random: Random): Order {
  const { cause } = order;
  if (!cause.startsWith('drive') && !cause.startsWith('encoder')) return order;
  return random.unit() < 0.5 ? { ...order, stopAfterMs: random.integer(0, 1_500) } : order;
}

/** Whoever is pressed hard moves: leans back against it. */
function leanings(random: Random, calmMs: number): readonly Order[] {
  const cause = 'body-leans-back';
  return Array.from({ length: random.integer(0, 6) }, (): Order => {
    const forMs = random.integer(...faultKind(cause).lastsMs);
    return { cause, atMs: random.integer(0, calmMs), when: 'deep', forMs, seed: random.uint32() };
  });
}

function breakages(random: Random, calmMs: number): readonly Order[] {
  // In long lives one a minute at most.
  const most = Math.max(5, Math.floor(calmMs / 60_000));
  return Array.from({ length: random.integer(0, most) }, (): Order => {
    const cause = UNDER_LOAD[random.integer(0, UNDER_LOAD.length - 1)] ?? 'drives-sag';
    const forMs = random.integer(...faultKind(cause).lastsMs);
    const when = random.unit() < 0.5 ? 'deep' : 'pressing';
    return { cause, atMs: random.integer(0, calmMs), when, forMs, seed: random.uint32() };
  });
}

function byTime<T extends { readonly atMs: number }>(all: readonly T[]): readonly T[] {
  return all.toSorted((a, b) => a.atMs - b.atMs);
}
