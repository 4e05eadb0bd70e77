import { rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { playCare } from '../../src/app/care/care-play.ts';
import { population } from '../../src/app/care/population.ts';

/** Light, and as fast as a sweep may be: here a breath that was taken for the shape of the back tells most. */
const LIGHT_AND_FAST = `
title: { en: Light and fast, id: Ringan dan cepat }
about: { en: For tests., id: Untuk uji. }
strokes:
  - sweep: { from: L5, to: T1, speed: 9cm/s, pressure: 12.8N }
`;

test('a first pass over a breathing back that was scanned stays within 20 % of what is asked', async () => {
  const file = join(tmpdir(), `tsubo-first-pass-${process.pid}.yaml`);
  writeFileSync(file, LIGHT_AND_FAST);
  const sitters = population(6, 7101).filter(
    ({ breathes, stiffnessNPerMm }) => breathes && stiffnessNPerMm > 8,
  );
  expect(sitters.length).toBeGreaterThan(1);
  for (const sitter of sitters) {
    const { exit, strokes } = await playCare({ file, profile: 'tsubo-duo', sitter, scans: true });
    expect(exit).toBe('ok');
    const [sweep] = strokes;
    expect(sweep?.presses).toHaveLength(2);
    for (const { worstPct, lostS } of sweep?.presses ?? []) {
      expect(worstPct, `body ${sitter.index}`).toBeLessThan(20);
      expect(lostS).toBe(0);
    }
  }
  rmSync(file);
});
