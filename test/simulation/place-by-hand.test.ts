/** A chair without load cells asks where the shoulders are before each massage; the panel shows it, and tells depths. */
import { expect, it } from 'vitest';
import { BackFinder } from '../../src/app/back-finder.ts';
import { Massage } from '../../src/app/serve/massage.ts';
import { Sitter } from '../../src/app/sitter.ts';
import { VirtualWorld } from '../../src/app/virtual-world.ts';
import { liveState } from '../../src/http/live-state.ts';
import { Database } from '../../src/store/database.ts';
import { HealthChecks } from '../../src/store/health-checks.ts';
import { People } from '../../src/store/people.ts';
import { programOf } from '../programs/shipped.ts';
import { PLAIN } from './plain-chair.ts';

/** Nothing of a person who is not named is read or kept. */
const UNUSED = new Database('/dev/null/no-such-folder/tsubo.db');
const PERSON = { statureMm: 1700, ceilingN: 40 };

async function asked() {
  const finder = new BackFinder({
    back: { personName: null, shoulder: 'scan', nudgeMm: 0, rescan: false },
    people: new People(UNUSED),
    ask: 'in-doubt',
    calendar: () => '',
  });
  const checks = new HealthChecks(UNUSED);
  const massage = new Massage({
    asked: { verb: 'start', program: 'demo', person: 'anna', settings: {}, from: 0 },
    play: 1,
    program: programOf('demo'),
    person: PERSON,
    sitter: new Sitter({ name: null, checks, ceilingN: null, calendarMs: () => 0 }),
    finder,
    stored: null,
  });
  let movedMm = 0;
  let startMm = Number.NaN;
  const world = new VirtualWorld({
    profile: PLAIN,
    statureMm: 1700,
    seed: 21,
    choose: massage.choose,
    onTruth: ({ carriageMm }) => {
      if (Number.isNaN(startMm)) startMm = carriageMm;
      movedMm = Math.max(movedMm, Math.abs(carriageMm - startMm));
    },
  });
  await world.open();
  const live = () => {
    const { state } = world.session;
    const playing = massage.playingNow(state.score);
    const { question } = massage;
    return liveState({ state, playing, opening: false, question, nowMs: world.nowMs, play: 1 });
  };
  const run = (ms: number): void => {
    for (let step = 0; step < ms; step += 1) world.step();
  };
  run(2_000);
  return { world, massage, live, run, moved: () => movedMm };
}

it('H06 nothing moves until the person has said where the shoulder line is; then it plays from there', async () => {
  const { world, massage, live, run, moved } = await asked();
  expect(live()).toMatchObject({ phase: 'asking', scan: { felt: [], question: { shoulder: 0 } } });
  run(30_000);
  expect(live().phase).toBe('asking');
  expect(moved()).toBe(0);
  for (let press = 0; press < 4; press += 1) expect(massage.answer('higher')).toBe('later');
  const choice = massage.answer('accept');
  if (choice === 'later') throw new Error('still asks');
  world.session.choose(choice);
  run(40_000);
  expect(live().phase).toBe('playing');
  expect(live().scan).toBeNull();
  expect(massage.playingNow(world.session.state.score)?.c7Mm).toBeCloseTo(557.5, 0);
});

it('H06 who is asked may stop instead', async () => {
  const { world, run, moved } = await asked();
  world.session.stop('person');
  run(2_000);
  expect(world.session.outcome?.exit).toBe('interrupted');
  expect(moved()).toBe(0);
});
