import { describe, expect, it } from 'vitest';
import { changeWords } from '../../src/cli/change-words.ts';
import type { Live } from '../../src/engine/live-state.ts';
import { liveOf } from '../../src/engine/live-state.ts';
import { DUO } from '../motion/sample-chairs.ts';

const begun = liveOf({
  plan: { strokes: [], endTick: 0 },
  zones: [],
  envelope: '',
  live: { profile: DUO, personCeilingN: 40, placed: [] },
});
const changed = (change: Partial<Live>): string | null =>
  changeWords(begun === null ? null : { ...begun, ...change });

describe('changeWords', () => {
  it('says what was asked, and whether the chair has it', () => {
    const wanted = { speedPermille: 800, pressureSteps: -1, nudgeMm: 20, widthMm: -10 };
    const words = '2 cm higher, 1 cm narrower, 13 % softer, travel at 80 %';
    expect(changed({ wanted })).toBe(`${words}, on its way`);
    expect(changed({ wanted, sent: wanted, askedPermille: 800 })).toBe(words);
    expect(changed({ waiting: 'skip' })).toBe('the next stroke, on its way');
    expect(changed({ declined: 'There is no room.' })).toBe('not done: There is no room.');
    expect(changed({})).toBeNull();
    expect(changeWords(null)).toBeNull();
  });
});
