/** Air and heat of a batch: only what the chair has, no more than it may have, no longer than it may be on. */
import type { ChairProfile } from '../chair/profile.ts';
import { type AirSpan, type Batch, type HeatSpan, WIRE } from '../chair/segment.ts';
import type { GateCode, GateProblem } from './gate-report.ts';

interface Hold {
  readonly startTick: number;
  readonly ticks: number;
  readonly hold: number;
}

interface Limit {
  readonly name: string;
  readonly most: number;
  readonly above: GateCode;
  readonly unit: string;
  readonly longestTicks: number;
  readonly wireTicks: number;
}

export function comfortProblems(batch: Batch, profile: ChairProfile): readonly GateProblem[] {
  return [...airProblems(batch, profile), ...heatProblems(batch, profile)];
}

function airProblems({ airs = [], fromTick }: Batch, { air }: ChairProfile): readonly GateProblem[] {
  const problems: GateProblem[] = [];
  for (const cell of new Set(airs.map((span) => span.cell))) {
    const own = air?.[cell];
    if (own === undefined) {
      problems.push({ code: 'unsupported', where: `air cell ${cell}`, what: 'this chair has no such cell' });
      continue;
    }
    const holds = airs
      .filter((span: AirSpan) => span.cell === cell)
      .map(({ startTick, ticks, holdPa }) => ({ startTick, ticks, hold: holdPa }));
    const limit: Limit = {
      name: `air cell ${cell}`,
      most: own.maxKPa * 1000,
      above: 'pressure',
      unit: 'Pa',
      longestTicks: own.maxOnS * 1000,
      wireTicks: WIRE.airTicks,
    };
    problems.push(...holdProblems(holds, limit, fromTick));
  }
  return problems;
}

function heatProblems({ heats = [], fromTick }: Batch, { heater }: ChairProfile): readonly GateProblem[] {
  if (heats.length === 0) return [];
  if (heater === null) {
    return [{ code: 'unsupported', where: 'heat', what: 'this chair has no heating pad' }];
  }
  const limit: Limit = {
    name: 'heat',
    most: heater.maxSurfaceC * 10,
    above: 'heat',
    unit: 'tenths of a degree',
    longestTicks: heater.maxOnS * 1000,
    wireTicks: WIRE.heatTicks,
  };
  const holds = heats.map(({ startTick, ticks, holdDeciC }: HeatSpan) => ({
    startTick,
    ticks,
    hold: holdDeciC,
  }));
  return holdProblems(holds, limit, fromTick);
}

function holdProblems(holds: readonly Hold[], limit: Limit, fromTick: number): readonly GateProblem[] {
  const problems: GateProblem[] = [];
  const found = (code: GateCode, tick: number, what: string): void => {
    problems.push({ code, where: `${limit.name} at tick ${tick}`, what });
  };
  let endTick = holds[0]?.startTick ?? fromTick;
  let onTicks = 0;
  for (const { startTick, ticks, hold } of holds) {
    const whole = [startTick, ticks, hold].every((value) => Number.isSafeInteger(value) && value >= 0);
    if (!whole || ticks < 1 || ticks > limit.wireTicks || startTick + ticks > WIRE.tick)
      found('field', startTick, `${ticks} ticks of ${hold}: no line holds that`);
    if (startTick < fromTick || startTick !== endTick)
      found('order', startTick, `the item before it ends at ${endTick}`);
    if (!(hold <= limit.most)) found(limit.above, startTick, `${hold} ${limit.unit}, allowed ${limit.most}`);
    onTicks = hold > 0 ? onTicks + ticks : 0;
    if (onTicks > limit.longestTicks)
      found('max-on', startTick, `on for ${onTicks / 1000} s, allowed ${limit.longestTicks / 1000} s`);
    endTick = startTick + ticks;
  }
  if (holds.length > WIRE.laneItems)
    found('queue-full', fromTick, `${holds.length} items, allowed ${WIRE.laneItems}`);
  return problems;
}
