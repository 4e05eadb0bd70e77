import { rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type CarePlay, playCare } from '../../../src/app/care/care-play.ts';
import { CareTally } from '../../../src/app/care/care-tally.ts';
import { population } from '../../../src/app/care/population.ts';
import { carePage } from '../../../src/cli/care-page.ts';
import { SHORT_PROGRAM } from '../../simulation/short-program.ts';

const SEED = 77;

describe('a care report', () => {
  it('draws the same people from the same seed, and the first of them however many', () => {
    expect(population(50, SEED)).toEqual(population(50, SEED));
    expect(population(50, SEED).slice(0, 7)).toEqual(population(7, SEED));
    expect(population(7, SEED)).not.toEqual(population(7, SEED + 1));
    const still = population(300, SEED).filter(({ breathes }) => !breathes).length;
    expect(still).toBeGreaterThan(50);
    expect(still).toBeLessThan(100);
    for (const { statureMm, stiffnessNPerMm, cellSpan } of population(300, SEED)) {
      expect(statureMm).toBeGreaterThanOrEqual(1400);
      expect(statureMm).toBeLessThanOrEqual(1950);
      expect(stiffnessNPerMm).toBeGreaterThanOrEqual(1);
      expect(stiffnessNPerMm).toBeLessThanOrEqual(15);
      for (const span of cellSpan) expect(Math.abs(span - 1)).toBeLessThanOrEqual(0.03);
    }
  });

  it('plays, judges and sums up alike in any order, and draws a page of its own', async () => {
    const file = join(tmpdir(), `tsubo-care-${process.pid}.yaml`);
    writeFileSync(file, SHORT_PROGRAM);
    const sitters = population(2, SEED);
    const plays: CarePlay[] = [];
    for (const sitter of sitters)
      plays.push(await playCare({ file, profile: 'tsubo-duo', sitter, scans: true }));
    const [first] = plays;
    expect(first?.exit).toBe('ok');
    expect(first?.strokes.map(({ technique }) => technique)).toEqual(['sweep', 'hold', 'knead']);
    const about = { commit: null, seed: SEED, bodies: 2, profile: 'tsubo-duo', personCeilingN: 40 };
    const summed = (order: readonly CarePlay[], stiffnessNPerMm = 5) => {
      const tally = new CareTally(['short']);
      for (const play of order) tally.add('short', play, stiffnessNPerMm);
      return tally.summary(about);
    };
    const summary = summed(plays);
    expect(summed([...plays].reverse())).toEqual(summary);
    // 24 N of the 32 that a ceiling of 40 leaves; or of 15 on a body of 0.3 N/mm, where the page says so in red.
    expect(summary.all.askedPct?.max).toBe(75);
    const soft = summed(plays, 0.3);
    expect(soft.all.askedPct?.max).toBe(160);
    expect(carePage(soft)).toMatch(/<td class="missed">160<\/td>/);
    expect(summary.all).toMatchObject({ plays: 2, failed: 0, ceilingViolations: 0 });
    const [program] = summary.programs;
    // One number for each roller and plateau: 2 people, 3 strokes.
    expect(program?.forceErrorN?.count).toBe(12);
    expect(program?.forceErrorN?.max).toBeGreaterThan(0);
    expect(program?.forceErrorN?.max).toBeLessThan(5);
    expect(program?.holdErrorS?.count).toBe(4);
    expect(program?.cruiseErrorPct?.count).toBe(2);
    const page = carePage(summary);
    expect(page.match(/<svg /g)?.length).toBeGreaterThan(8);
    expect(page).toContain('0 moments above a ceiling');
    // Everything measured stands in the table at the top, and leads to its plot.
    for (const [, metric] of page.matchAll(/<h2 id="(\w+)">/g)) expect(page).toContain(`href="#${metric}"`);
    expect(page.match(/<h2 id=/g)?.length).toBe(page.match(/href="#/g)?.length);
    expect(page).not.toMatch(/https?:\/\/(?!www\.w3\.org)/);
    expect(page).not.toMatch(/NaN|undefined|Infinity/);
    rmSync(file);
  });
});
