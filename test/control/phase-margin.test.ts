import { describe, expect, it } from 'vitest';
import { drawMargin, LEAST_MARGIN_DEG, marginRows } from './draw-margin.ts';
import { marginOf } from './frequency-sweep.ts';

const PLOT = '../../protocols/chair-link/v1/pressure-margin.svg';

describe('the open loop of the pressure control, swept by a sine through the code itself', () => {
  const rows = marginRows();

  it.each(rows)('has 45° of phase left on $nPerMm N/mm with 65 ms of lag', ({ bareDeg, dampedDeg }) => {
    expect(bareDeg).toBeGreaterThanOrEqual(LEAST_MARGIN_DEG);
    expect(dampedDeg).toBeGreaterThanOrEqual(LEAST_MARGIN_DEG);
  });

  it('loses phase with lag as it must: what is measured is the loop', () => {
    const [least, more] = [0.02, 0.1].map((delayS) =>
      marginOf({ nPerMm: 5, dampingS: 0, cellLagS: 0.02, delayS }),
    );
    // 80 ms at some 10 rad/s are 46°.
    expect((least?.phaseMarginDeg ?? 0) - (more?.phaseMarginDeg ?? 0)).toBeGreaterThan(33);
    expect((least?.phaseMarginDeg ?? 0) - (more?.phaseMarginDeg ?? 0)).toBeLessThan(60);
    expect(least?.crossoverRadPerS).toBeGreaterThan(4);
    expect(least?.crossoverRadPerS).toBeLessThan(15);
  });

  it('is drawn as the spec shows it', async () => {
    // After a change of the loop: npx vitest run --config test/config/vitest.config.ts test/control -u
    await expect(drawMargin(rows)).toMatchFileSnapshot(PLOT);
  });
});
