import { describe, expect, it } from 'vitest';
import { loadProfile } from '../../src/app/chair-profiles.ts';
import type { Batch } from '../../src/chair/segment.ts';
import { planPads } from '../../src/motion/plan-pads.ts';
import { gatePads } from '../../src/safety/gate-pads.ts';
import { move, spans } from './made-batches.ts';

const profile = loadProfile('massage-cushion');
const STROKE = { line: 3, words: 'Shake', forS: 10, pads: [1], permille: 600, holdDeciC: 380 };
const plan = planPads([STROKE], profile);

/** What the gate says of the plan with `changed` in its only batch. */
function refusal(changed: Partial<Batch>, chair = profile): readonly string[] {
  const [stroke] = plan.strokes;
  const [batch] = stroke?.batches ?? [];
  if (stroke === undefined || batch === undefined) throw new Error('no stroke');
  const gated = gatePads({ ...plan, strokes: [{ ...stroke, batches: [{ ...batch, ...changed }] }] }, chair);
  return gated.ok ? [] : gated.errors.map(({ what }) => what);
}

const PAD = { pad: 0, startTick: 200, ticks: 1000, permille: 500 };
const HEAT = { startTick: 200, ticks: 1000, holdDeciC: 380 };
const ROLLERS = 'It moves rollers, and a cushion has none.';

describe('the gate of a cushion', () => {
  it('lets through what a cushion can do', () => {
    expect(refusal({})).toEqual([]);
    expect(plan.strokes[0]?.batches[0]?.pads).toEqual([
      { pad: 0, startTick: 200, ticks: 10_000, permille: 0 },
      { pad: 1, startTick: 200, ticks: 10_000, permille: 600 },
    ]);
  });

  it('refuses what it cannot, or may not', () => {
    expect(refusal({ pads: [{ ...PAD, pad: 2 }] })).toEqual(['There is no pad 2.']);
    expect(refusal({ pads: [{ ...PAD, permille: 1001 }] })).toEqual(['A pad runs at 1001 of 1000.']);
    expect(refusal({ pads: [{ ...PAD, permille: -1 }] })).toEqual(['A pad runs at -1 of 1000.']);
    expect(refusal({ pads: [{ ...PAD, permille: Number.NaN }] })).toEqual(['A pad runs at NaN of 1000.']);
    expect(refusal({ pads: [{ ...PAD, ticks: 0 }] })).toEqual(['A pad runs for no time.']);
    expect(refusal({ heats: [{ ...HEAT, holdDeciC: 420 }] })).toEqual(['42 °C is too warm.']);
  });

  it('refuses whatever would move, pressing and travelling alike', () => {
    const segments = move(0, 200, 0, 10, 100);
    const forces = spans(0, 200, [['approach', 1000, 4]]);
    const kneads = [{ startTick: 0, ticks: 1, endMilliHz: 1 }];
    expect(refusal({ segments })).toEqual([ROLLERS]);
    expect(refusal({ forces })).toEqual([ROLLERS]);
    expect(refusal({ kneads })).toEqual([ROLLERS]);
    expect(refusal({ segments: segments.slice(0, 1), forces })).toEqual([ROLLERS]);
  });

  it('lets through the most of everything, and refuses what is a little more', () => {
    expect(refusal({ pads: [{ ...PAD, permille: 1000 }] })).toEqual([]);
    expect(profile.heater).toMatchObject({ maxSurfaceC: 40, maxOnS: 1620 });
    expect(refusal({ heats: [{ ...HEAT, holdDeciC: 400, ticks: 1_620_000 }] })).toEqual([]);
    expect(refusal({ heats: [{ ...HEAT, holdDeciC: 401 }] })).toEqual(['40.1 °C is too warm.']);
    expect(refusal({ heats: [{ ...HEAT, ticks: 1_620_001 }] })).toEqual(['The heat is on for too long.']);
  });

  it('runs and heats nothing where there is nothing', () => {
    const { pads: _, ...rest } = profile;
    const bare = { ...rest, heater: null };
    expect(refusal({ pads: [PAD], heats: [HEAT] }, bare)).toEqual([
      'There is no pad 0.',
      '38 °C is too warm.',
      'The heat is on for too long.',
    ]);
    const nothing = { fromTick: 0, restTick: 0, segments: [], forces: [], kneads: [] };
    const still = { ...plan, strokes: plan.strokes.map((stroke) => ({ ...stroke, batches: [nothing] })) };
    expect(gatePads(still, bare).ok).toBe(true);
  });

  it('ends after 27 minutes, and says which line is too much', () => {
    const end = (endTick: number, strokes = plan.strokes) => gatePads({ ...plan, strokes, endTick }, profile);
    const what = 'It is longer than 27 minutes.';
    expect(end(27 * 60_000).ok).toBe(true);
    const three = plan.strokes.flatMap((stroke) => [stroke, { ...stroke, line: 5 }, { ...stroke, line: 8 }]);
    expect(end(27 * 60_000 + 1, three)).toMatchObject({ ok: false, errors: [{ line: 8, what }] });
    expect(end(28 * 60_000, [])).toMatchObject({ ok: false, errors: [{ line: 1, what }] });
  });
});
