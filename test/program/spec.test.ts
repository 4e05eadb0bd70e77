import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { STATURE_RANGE_MM } from '../../src/chair/body.ts';
import { ZONES } from '../../src/chair/landmarks.ts';
import { LEVELS } from '../../src/chair/stroke.ts';
import { VALUE_KINDS } from '../../src/program/input-kinds.ts';
import type { BlockSpec } from '../../src/program/key-spec.ts';
import { PRESSURE_RANGE_N } from '../../src/program/pressure.ts';
import { GOALS, LONGEST_PROGRAM_S, PROGRAM } from '../../src/program/program-keys.ts';
import { QUANTITIES, unitNames } from '../../src/program/quantity.ts';
import { mostN } from '../../src/program/rules/ceilings.ts';
import { STRUCTURES } from '../../src/program/structures.ts';
import { TECHNIQUES } from '../../src/program/techniques.ts';
import { zoneWord } from '../../src/program/zone-words.ts';

const SPEC = readFileSync(new URL('../../protocols/program-language/v1/spec.md', import.meta.url), 'utf8');

function rowOf(word: string): string {
  return SPEC.split('\n').find((line) => line.startsWith(`| \`${word}\``)) ?? '';
}

describe('spec.md', () => {
  it.each(Object.entries<BlockSpec>(TECHNIQUES))(
    'says the keys, ranges and defaults of %s',
    (word, { keys }) => {
      const row = word === 'vibrate' ? rowOf('tap') + rowOf(word) : rowOf(word);
      for (const [key, spec] of Object.entries(keys)) {
        if (key === 'side' || key === 'spacing') continue;
        expect(row).toContain(`\`${key}\``);
        if (spec.kind === 'count') expect(row).toContain(`${spec.min}–${spec.max}`);
        if (spec.kind === 'choice' || spec.kind === 'words') expect(row).toContain(spec.words.join(', '));
        if (spec.kind === 'quantity' && !(key === 'speed' && word === 'roll')) {
          const units: Readonly<Record<string, number>> = QUANTITIES[spec.quantity].units;
          const unit = units[unitNames(spec.quantity)[0] ?? ''] ?? 1;
          expect(row).toContain(`${spec.min / unit}–${spec.max / unit}`);
          if (spec.default !== undefined) expect(row).toMatch(new RegExp(`\\(${spec.default}\\D`));
        }
      }
    },
  );

  it('says the structures, words and limits of the tables', () => {
    for (const word of Object.keys(STRUCTURES)) expect(rowOf(word)).not.toBe('');
    expect(rowOf('repeat')).toContain(
      `${STRUCTURES.repeat.keys.times.min}–${STRUCTURES.repeat.keys.times.max}`,
    );
    expect(rowOf('for each')).toContain(`1–${STRUCTURES['for each'].items.maxItems}`);
    expect(SPEC).toContain(GOALS.join(', '));
    expect(SPEC).toContain(LEVELS.map((level) => `\`${level}\``).join(', '));
    expect(SPEC).toContain(`\`kind\` ${VALUE_KINDS.join(', ')}`);
    expect(SPEC).toContain(`${PRESSURE_RANGE_N.min} to ${PRESSURE_RANGE_N.max} N`);
    expect(SPEC).toContain(`**Inputs** (at most ${PROGRAM.keys.inputs.maxItems})`);
    expect(SPEC).toContain(
      `At most ${PROGRAM.keys.fragments.maxItems} fragments and ${PROGRAM.keys.sources.maxItems} sources`,
    );
    expect(SPEC).toContain(`more than ${LONGEST_PROGRAM_S / 60} min`);
    expect(SPEC).toContain(`(${STATURE_RANGE_MM.min / 10} cm)`);
    const [first, ...others] = ZONES.map((zone) => [zoneWord(zone), mostN(zone)] as const);
    expect(SPEC).toContain(
      [`${first?.[0]} ${first?.[1]} N`, ...others.map(([word, most]) => `${word} ${most}`)].join(', '),
    );
    for (const key of Object.keys(PROGRAM.keys)) expect(SPEC).toMatch(new RegExp(`^${key}:`, 'm'));
  });
});
