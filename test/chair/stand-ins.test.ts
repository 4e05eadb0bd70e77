import { describe, expect, test } from 'vitest';
import type { Landmark, Place } from '../../src/chair/landmarks.ts';
import { placeStrokes } from '../../src/chair/placing.ts';
import type { ChairProfile } from '../../src/chair/profile.ts';
import type { Companion, Pressure, Stroke, Tap } from '../../src/chair/stroke.ts';
import { chair } from './chairs.ts';

const duo = chair('tsubo-duo');
const still: ChairProfile = { ...duo, kneading: null };
const person = { statureMm: 1700, ceilingN: 40 };
const pressure: Pressure = { forceN: 15 };
const written = { line: 7, column: 3, beside: [] } as const;
const common = { ...written, side: 'both', pressure, spacingMm: 80 } as const;
const at = (landmark: Landmark, offsetMm = 0): Place => ({ landmark, offsetMm });
const tap = (changes: Partial<Tap> = {}): Tap => ({
  ...{ ...common, technique: 'tap', from: at('T5'), to: at('T5'), rateHz: 4, forS: 12 },
  ...changes,
});
const squeeze: Companion = {
  ...written,
  technique: 'squeeze',
  zones: ['arms', 'legs'],
  strength: 'firm',
  forS: 20,
};
const stretch: Companion = { ...written, technique: 'stretch', strength: 'light', forS: 15 };
const recline: Companion = { ...written, technique: 'recline', toDeg: 30 };
const heat: Companion = { ...written, technique: 'heat', level: 'low' };

/** Two drives, and nothing but rollers. */
const bare: ChairProfile = { ...duo, air: null, heater: null, recline: null, legrest: null };

const place = (stroke: Stroke | readonly Stroke[], profile = duo) => {
  const { placed, approximations } = placeStrokes([stroke].flat() as readonly Stroke[], person, profile);
  return { placed, said: approximations.map(({ what, instead }) => `${what} ${instead}`) };
};

describe('without a tapping motor', () => {
  test('tapping and vibration become kneading in the same place for the same time, as fast as it kneads', () => {
    const { placed, said } = place(tap());
    expect(placed).toMatchObject([
      { technique: 'knead', ratePerMin: 50, forS: 12, pressureN: 15, fromName: 'T5' },
    ]);
    expect(said).toEqual(['Tap at T5: this chair has no tapping motor. It kneads there, 50 a minute, 12 s.']);
    const vibrate: Stroke = { ...tap({ to: at('T9'), forS: 90 }), technique: 'vibrate', rateHz: 20 };
    expect(place(vibrate).placed).toMatchObject([{ technique: 'knead', forS: 90, toName: 'T9' }]);
    expect(place(vibrate).said[0]).toMatch(/^Vibrate from T5 to T9: /);
  });

  test('kneading in its place stays no longer than 30 s on one spot', () => {
    expect(place(tap({ forS: 45 })).placed).toMatchObject([{ forS: 30 }]);
  });
});

describe('without any motor for it', () => {
  test('the rollers press and stay on a point, or go to and fro along a way', () => {
    expect(place(tap(), still).placed).toMatchObject([
      { technique: 'hold', forS: 12, steps: 1, pressureN: 15 },
    ]);
    expect(place(tap(), still).said).toEqual([
      'Tap at T5: this chair has no tapping or kneading motor. The rollers press and stay there, 12 s.',
    ]);
    const along = place(tap({ to: at('T9'), forS: 60 }), still);
    expect(along.placed).toMatchObject([{ technique: 'roll', forS: 60, speedMmPerS: 15 }]);
  });

  test('a press in the place of kneading stays short on the neck', () => {
    const knead: Stroke = {
      ...common,
      technique: 'knead',
      from: at('C7', 20),
      to: at('C7', 20),
      ratePerMin: 20,
      forS: 30,
    };
    expect(place(knead, still).placed).toMatchObject([{ technique: 'hold', forS: 5 }]);
  });
});

describe('with air, heat and a back that moves', () => {
  test('a squeeze by itself is a rest in which its cells come and go, none above what it may have', () => {
    const { placed, said } = place(squeeze);
    expect(said).toEqual([]);
    expect(placed).toMatchObject([
      {
        technique: 'rest',
        forS: 20,
        comfort: [{ kind: 'air', forS: 20, cells: [{ cell: 0 }, { cell: 4 }] }],
      },
    ]);
    for (const one of placed[0]?.comfort ?? []) {
      if (one.kind === 'air')
        for (const { cell, holdPa } of one.cells)
          expect(holdPa).toBeLessThanOrEqual((duo.air?.[cell]?.maxKPa ?? 0) * 900);
    }
  });

  test('heat lasts no time of its own and begins with what comes next; what is beside a stroke begins with it', () => {
    const { placed, said } = place([
      heat,
      {
        ...common,
        technique: 'knead',
        from: at('T5'),
        to: at('T9'),
        ratePerMin: 20,
        forS: 30,
        beside: [squeeze],
      },
    ]);
    expect(said).toEqual([]);
    expect(placed).toMatchObject([
      { technique: 'knead', comfort: [{ kind: 'heat', holdDeciC: 380 }, { kind: 'air' }] },
    ]);
  });

  test('H01 no program moves the back: its person is asked to', () => {
    const { placed, said } = place(recline);
    expect(placed).toEqual([]);
    expect(said).toEqual([
      'Recline to 30°: the back moves only while a person holds its control. Hold the control until 30°, before or after.',
    ]);
  });

  test('a cell that is asked for twice at once does what is written last, and that is told', () => {
    const { placed, said } = place(tap({ beside: [stretch, squeeze] }));
    expect(said.slice(1)).toEqual([
      'Stretch: something else is done with legs at the same time. The rest of it is done beside that.',
    ]);
    expect(placed[0]?.comfort).toMatchObject([
      { words: 'stretch', cells: [{ cell: 1 }, { cell: 3 }] },
      { words: 'squeeze of arms and legs', cells: [{ cell: 0 }, { cell: 4 }] },
    ]);
  });

  test('what some cells are missing for is told, and the others play', () => {
    const chair = { ...duo, air: (duo.air ?? []).filter(({ zone }) => zone !== 'legs') };
    const { placed, said } = place(squeeze, chair);
    expect(said).toEqual(['Squeeze of arms and legs: this chair has no air cushion for legs. Only arms.']);
    expect(placed[0]?.comfort).toMatchObject([{ cells: [{ cell: 0 }] }]);
  });
});

describe('without air, heat and a moving back', () => {
  test.each<[string, Companion, number | null, string]>([
    ['squeeze', squeeze, 20, 'Squeeze of arms and legs: this chair has no air cushions. It rests, 20 s.'],
    ['stretch', stretch, 15, 'Stretch: this chair has no air cushions. It rests, 15 s.'],
    [
      'recline',
      recline,
      null,
      'Recline to 30°: this chair does not move its back by itself. Set it by hand.',
    ],
    ['heat', heat, null, 'Heat low: this chair has no heating pad. Set it by hand.'],
  ])('%s', (_, stroke, restS, words) => {
    const { placed, said } = place(stroke, bare);
    expect(placed).toEqual(restS === null ? [] : [{ technique: 'rest', line: 7, column: 3, forS: restS }]);
    expect(said).toEqual([words]);
  });

  test('what is written beside a stroke is told, and the stroke plays', () => {
    const { placed, said } = place(tap({ beside: [squeeze, heat] }), bare);
    expect(placed).toHaveLength(1);
    expect(placed[0]).not.toHaveProperty('beside');
    expect(said.slice(1)).toEqual([
      'Squeeze of arms and legs, beside "Tap at T5": this chair has no air cushions. Only "Tap at T5" plays.',
      'Heat low, beside "Tap at T5": this chair has no heating pad. Set it by hand.',
    ]);
  });

  test('the back may lie still also where nobody knows the body', () => {
    const { placed } = placeStrokes([squeeze, tap()], { statureMm: 500, ceilingN: 40 }, bare);
    expect(placed.map(({ technique }) => technique)).toEqual(['rest']);
  });
});
