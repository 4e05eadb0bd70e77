/** `together: [ hold: …, heat: … ]`: one technique of the rollers, and what happens beside it. */
import type { YAMLSeq } from 'yaml';
import { quoted } from './characters.ts';
import type { Names } from './names.ts';
import { itemsOf, rangeOf } from './nodes.ts';
import type { Problems, TextRange } from './problems.ts';
import { readOnlyEntry, readStroke } from './read-stroke.ts';
import type { Step, StrokeStep } from './step.ts';
import { COMPANION_WORDS, ROLLER_WORDS } from './structures.ts';

const HINT = `Write one of ${ROLLER_WORDS.join(', ')}; and beside it ${COMPANION_WORDS.join(', ')}, each once at most.`;

export function readTogether(
  problems: Problems,
  list: YAMLSeq,
  range: TextRange,
  names: Names,
): Step | undefined {
  const before = problems.count;
  const seen = new Set<string>();
  const strokes: (StrokeStep | undefined)[] = [];
  let rollers = 0;
  for (const node of itemsOf(list)) {
    const entry = readOnlyEntry(problems, node, rangeOf(list));
    if (entry === undefined) continue;
    const word = [...ROLLER_WORDS, ...COMPANION_WORDS].find((known) => known === entry.name);
    const isRoller = ROLLER_WORDS.some((known) => known === word);
    if (isRoller) rollers += 1;
    if (word === undefined) {
      const message = `${quoted(entry.name ?? '')} cannot be part of a together.`;
      problems.add('bad-together', entry.keyRange, message, HINT);
    } else if (rollers > 1 && isRoller) {
      const message = `The rollers do one thing at a time: ${word} cannot be here too.`;
      problems.add('bad-together', entry.keyRange, message, HINT);
    } else if (seen.has(word)) {
      problems.add('bad-together', entry.keyRange, `${word} is in this together twice.`, HINT);
    } else {
      seen.add(word);
      strokes.push(readStroke(problems, word, entry.value, entry.keyRange, names));
    }
  }
  if (problems.count > before) return undefined;
  if (rollers === 0 || seen.size === rollers) {
    const lacks = rollers === 0 ? 'no technique of the rollers' : 'nothing beside the rollers';
    return void problems.add('bad-together', range, `This together has ${lacks}.`, HINT);
  }
  const whole = strokes.filter((stroke) => stroke !== undefined);
  const stroke = whole.find(({ technique }) => ROLLER_WORDS.some((known) => known === technique));
  if (stroke === undefined || whole.length < strokes.length) return undefined;
  return { kind: 'together', stroke, beside: whole.filter((other) => other !== stroke) };
}
