/** How the back runs, as a line has it and as it was meant. */
import { expect, test } from 'vitest';
import { SLOPES_A_LINE, slopeLine, slopesOf } from '../../src/protocol/slopes.ts';

test('eight slopes are thousandths in their order, and come back as they were', () => {
  const slopes = [0.12, -0.34, 0, 0.0004, -0.0004, 0.25, 1, -1];
  const line = slopeLine(120_000, slopes);
  expect(line).toEqual({
    name: 'bck',
    fromUm: 120_000,
    ...{ slope0Permille: 120, slope1Permille: -340, slope2Permille: 0, slope3Permille: 0 },
    ...{ slope4Permille: 0, slope5Permille: 250, slope6Permille: 1000, slope7Permille: -1000 },
  });
  expect(slopesOf(line)).toEqual([0.12, -0.34, 0, 0, 0, 0.25, 1, -1]);
});

test('where fewer are known the back counts as straight', () => {
  expect(slopesOf(slopeLine(0, [0.5]))).toEqual([0.5, ...Array(SLOPES_A_LINE - 1).fill(0)]);
});
