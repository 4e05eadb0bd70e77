import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { TruthSample } from '../../sim/truth.ts';
import { BackFinder } from '../../src/app/back-finder.ts';
import { loadProfile } from '../../src/app/chair-profiles.ts';
import { Chooser } from '../../src/app/chooser.ts';
import { readProgramFile } from '../../src/app/program-file.ts';
import { VirtualWorld } from '../../src/app/virtual-world.ts';
import type { Landmark } from '../../src/chair/landmarks.ts';
import { Database } from '../../src/store/database.ts';
import { People } from '../../src/store/people.ts';

const PLACES: Readonly<Record<string, Landmark>> = { T5: 'T5', L2: 'L2' };

interface Sat {
  readonly world: VirtualWorld;
  readonly chooser: Chooser;
  readonly truth: readonly TruthSample[];
}

async function sit(
  name: string,
  bodySeed: number | undefined,
  more: { statureMm?: number } = {},
): Promise<Sat> {
  const { program } = readProgramFile('programs/demo.yaml');
  if (!program.ok) throw new Error('the demonstration has mistakes');
  const finder = new BackFinder({
    back: { personName: null, shoulder: 'scan', nudgeMm: 0, rescan: false },
    people: new People(new Database(join(tmpdir(), 'tsubo-keeps-nothing', 'tsubo.db'))),
    ask: 'never',
    calendar: () => '2026-01-31T18:00:00Z',
  });
  const chooser = new Chooser(program.value, { statureMm: more.statureMm ?? 1700, ceilingN: 40 }, { finder });
  const truth: TruthSample[] = [];
  const world = new VirtualWorld({
    profile: loadProfile(name),
    statureMm: 1700,
    seed: 17,
    bodySeed,
    choose: chooser.choose,
    read: chooser.read,
    onTruth: (sample) => truth.push(sample),
  });
  await world.open();
  if (!world.runToEnd(400_000)) throw new Error('did not end');
  return { world, chooser, truth };
}

describe('a massage that feels the back first, judged by the truth log', () => {
  it.each([
    ['tsubo-duo', 31],
    ['tsubo-mono', 32],
    // A person who is exactly the table has a shoulder too.
    ['tsubo-duo', undefined],
  ] as const)(
    'on %s, body %s: holds where the bones truly are, and where it believes',
    async (name, bodySeed) => {
      const { world, truth } = await sit(name, bodySeed);
      expect(world.session.outcome).toMatchObject({ exit: 'ok' });
      const zeroMm = loadProfile(name).trackZeroAboveSeatMm;
      const holds =
        world.session.state.score?.plan.strokes.filter(({ technique }) => technique === 'hold') ?? [];
      expect(holds.length).toBe(2);
      for (const { fromName, fromMm, plateaus } of holds) {
        const [plateau] = plateaus;
        const landmark = PLACES[fromName];
        if (plateau === undefined || landmark === undefined)
          throw new Error(`an unknown hold at ${fromName}`);
        const trueMm = world.chair.anatomy.heightMm[landmark] - zeroMm;
        const places = truth
          .filter(({ planTick }) => planTick >= plateau.fromTick && planTick <= plateau.toTick)
          .map(({ carriageMm }) => carriageMm);
        for (const placeMm of [Math.min(...places), Math.max(...places)]) {
          expect(Math.abs(placeMm - trueMm), `${fromName} against the bones`).toBeLessThanOrEqual(15);
          expect(Math.abs(placeMm - fromMm), `${fromName} against what is believed`).toBeLessThanOrEqual(3);
        }
      }
    },
  );

  it('H06 presses nothing but the scan where the scan is not sure', async () => {
    const { world, truth } = await sit('tsubo-duo', 31, { statureMm: 1450 });
    expect(world.session.outcome).toMatchObject({ exit: 'refused' });
    expect(Math.max(...truth.flatMap(({ peakN }) => peakN))).toBeLessThan(12);
    expect(Math.max(...(truth.at(-1)?.depthMm ?? [99]))).toBeLessThan(1);
  });
});
