/** Air and heat of a program, played: what the body felt of them, by the truth log. */
import { expect, test } from 'vitest';
import { play } from './play.ts';

const TEXT = `title: { en: Air and heat, id: Angin dan hangat }
about: { en: A test., id: Uji. }
strokes:
  - heat: { level: low }
  - together:
      - roll: { from: L4, to: T12, speed: 30mm/s, pressure: 12N, for: 30s }
      - squeeze: { zones: [legs, feet], strength: medium, for: 30s }
  - stretch: { strength: light, for: 20s }
  - recline: { to: 30deg }
  - heat: { level: high }
  - rest: { for: 20s }
  - heat: { level: off }
`;

test('H09 H12 H01 a program with air and heat: squeezed within the limits, warm, empty at its end, and the back never moved', async () => {
  const { world, truth, composed } = await play({
    file: 'comfort.yaml',
    text: TEXT,
    statureMm: 1700,
    seed: 9,
  });
  expect(world.session.outcome).toMatchObject({ exit: 'ok' });
  expect(composed.approximations.map(({ line }) => line)).toEqual([9]);
  const most = (cell: number): number => Math.max(...truth.map(({ airKPa }) => airKPa[cell] ?? 0));
  // Legs and feet are squeezed to 65 % of 30 kPa; the stretch holds shoulders, seat and legs with 45 %.
  expect(most(4)).toBeGreaterThan(17);
  expect(most(4)).toBeLessThan(22);
  expect(most(5)).toBeGreaterThan(17);
  expect(most(1)).toBeGreaterThan(8);
  expect(most(0)).toBe(0);
  expect(Math.max(...truth.map(({ surfaceC }) => surfaceC))).toBeGreaterThan(28);
  expect(Math.max(...truth.map(({ surfaceC }) => surfaceC))).toBeLessThan(42);
  expect(Math.max(...(truth.at(-1)?.airKPa ?? []))).toBeLessThan(5);
  expect(new Set(truth.map(({ reclineDeg, legrestDeg }) => `${reclineDeg} ${legrestDeg}`)).size).toBe(1);
});

test('the same on the chair without air and heat is told, and played without', async () => {
  const { world, truth, composed } = await play({
    ...{ file: 'comfort.yaml', text: TEXT, statureMm: 1700, seed: 9 },
    chair: 'tsubo-mono',
  });
  expect(world.session.outcome).toMatchObject({ exit: 'ok' });
  expect(composed.approximations.map(({ line }) => line)).toEqual([4, 6, 8, 9, 10, 12]);
  expect(truth.at(-1)?.airKPa).toEqual([]);
});
