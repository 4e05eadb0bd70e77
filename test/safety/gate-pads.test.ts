import { describe, expect, it } from 'vitest';
import { loadProfile } from '../../src/app/chair-profiles.ts';
import type { Batch } from '../../src/chair/segment.ts';
import { planPads } from '../../src/motion/plan-pads.ts';
import { gatePads } from '../../src/safety/gate-pads.ts';

const profile = loadProfile('massage-cushion');
const STROKE = { line: 3, words: 'Shake', forS: 10, pads: [1], permille: 600, holdDeciC: 380 };
const plan = planPads([STROKE], profile);

/** What the gate says of the plan with `changed` in its only batch. */
function refusal(changed: Partial<Batch>): readonly string[] {
  const [stroke] = plan.strokes;
  const [batch] = stroke?.batches ?? [];
  if (stroke === undefined || batch === undefined) throw new Error('no stroke');
  const gated = gatePads({ ...plan, strokes: [{ ...stroke, batches: [{ ...batch, ...changed }] }] }, profile);
  return gated.ok ? [] : gated.errors.map(({ what }) => what);
}

describe('the gate of a cushion', () => {
  it('lets through what a cushion can do', () => {
    expect(refusal({})).toEqual([]);
    expect(plan.strokes[0]?.batches[0]?.pads).toEqual([
      { pad: 0, startTick: 200, ticks: 10_000, permille: 0 },
      { pad: 1, startTick: 200, ticks: 10_000, permille: 600 },
    ]);
  });

  it('refuses what it cannot, or may not', () => {
    const span = { pad: 0, startTick: 200, ticks: 1000, permille: 500 };
    expect(refusal({ pads: [{ ...span, pad: 2 }] })).toEqual(['There is no pad 2.']);
    expect(refusal({ pads: [{ ...span, permille: 1001 }] })).toEqual(['A pad runs at 1001 of 1000.']);
    expect(refusal({ kneads: [{ startTick: 0, ticks: 1, endMilliHz: 1 }] })).toEqual([
      'It moves rollers, and a cushion has none.',
    ]);
    expect(refusal({ heats: [{ startTick: 200, ticks: 1000, holdDeciC: 420 }] })).toEqual([
      '42 °C is too warm.',
    ]);
    expect(gatePads({ ...plan, endTick: 28 * 60_000 }, profile)).toMatchObject({ ok: false });
  });
});
