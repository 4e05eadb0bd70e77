import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { loadProfile } from '../../src/app/chair-profiles.ts';
import { firmataWorld, judgeForce, playOut } from '../app/firmata-play.ts';

const FOLDER = new URL('../../programs/', import.meta.url);
const PROGRAMS = readdirSync(FOLDER).filter((file) => file.endsWith('.yaml'));
const LONGEST_MS = 35 * 60_000;
/** A loop of 50 Hz on the host cannot do better everywhere, and has to do as well up to 10 N/mm. */
const RMS_N = 6;

describe.each(PROGRAMS)('%s', (file) => {
  const text = readFileSync(new URL(file, FOLDER), 'utf8');

  it.each([3, 10])('plays on the Firmata chair, on a back of %i N/mm', async (stiffnessNPerMm) => {
    const play = firmataWorld(text, { stiffnessNPerMm });
    await playOut(play, LONGEST_MS);
    expect(play.world.session.outcome).toMatchObject({ exit: 'ok' });
    const { rmsN, count } = judgeForce(play);
    expect(count).toBeGreaterThan(1000);
    expect(rmsN).toBeLessThan(RMS_N);
    const { zoneCeilingN } = loadProfile('tsubo-firmata').force;
    const over = play.samples.filter(({ zone, peakN }) => Math.max(...peakN) > zoneCeilingN[zone]);
    expect(over).toEqual([]);
  });

  it('plays on the cushion, and says for each of its strokes what it cannot', async () => {
    const play = firmataWorld(text, { chair: 'massage-cushion' });
    await playOut(play, LONGEST_MS);
    expect(play.world.session.outcome).toMatchObject({ exit: 'ok' });
    const { score, approximations } = play.composed;
    const told = approximations.filter(({ what }) => what.includes('this cushion has no rollers'));
    const shaken = score.plan.strokes.filter(({ words }) => words.startsWith('Shake'));
    expect(told.map(({ line }) => line)).toEqual(shaken.map(({ line }) => line));
  });
});
