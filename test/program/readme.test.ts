import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { KeySpecs } from '../../src/program/key-spec.ts';
import { showAmount } from '../../src/program/quantity.ts';
import { readProgram } from '../../src/program/read-program.ts';
import { TECHNIQUES } from '../../src/program/techniques.ts';

const README = readFileSync(new URL('../../programs/README.md', import.meta.url), 'utf8');
const BLOCKS = [...README.matchAll(/```yaml\n([\s\S]*?)```/g)].map((match) => match[1] ?? '');
const HEAD = 'title: { en: A, id: B }\nabout: { en: A, id: B }\nstrokes:\n';

/** Keys that the page has yet to name. */
const ADDED: ReadonlySet<string> = new Set(['steps', 'times', 'ramp']);

describe('programs/README.md', () => {
  it('shows programs and steps that read clean', () => {
    const programs = BLOCKS.filter((block) => block.startsWith('title:'));
    const steps = BLOCKS.filter((block) => block.startsWith('  - ')).map((block) => HEAD + block);
    const places = BLOCKS.filter((block) => block.startsWith('at:')).flatMap((block) =>
      block.trim().split('\n'),
    );
    const held = places.map((place) => `${HEAD}  - hold: { ${place}, pressure: 9N, for: 5s }`);
    expect(programs.length + steps.length + places.length).toBeGreaterThanOrEqual(BLOCKS.length);
    for (const text of [...programs, ...steps, ...held]) {
      expect(readProgram(text, 'README.md')).toMatchObject({ ok: true });
    }
  });

  it('names every key, word and upper limit of each technique it has a section for', () => {
    const told = Object.entries<{ readonly keys: KeySpecs }>(TECHNIQUES).filter(([word]) =>
      README.includes(`**\`${word}\`**`),
    );
    expect(told.length).toBeGreaterThanOrEqual(4);
    for (const [, { keys }] of told) {
      for (const [key, spec] of Object.entries(keys)) {
        if ('optional' in spec || ADDED.has(key)) continue;
        expect(README).toContain(`\`${key}\``);
        if (spec.kind === 'choice') for (const word of spec.words) expect(README).toContain(`\`${word}\``);
        if (spec.kind === 'count') expect(README).toContain(`${spec.min} to ${spec.max}`);
        if (spec.kind === 'quantity') expect(README).toContain(` to ${showAmount(spec.max, spec.quantity)}`);
      }
    }
  });
});
