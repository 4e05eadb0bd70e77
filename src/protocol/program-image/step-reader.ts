/** Steps of a body: techniques with their values, and what holds other steps. */
import type { Technique } from '../../chair/stroke.ts';
import type { ByteReader } from './byte-reader.ts';
import { countStrokes } from './count-strokes.ts';
import type { ImageInput, ImageProgram, ImageSlot, ImageStep, ImageStroke } from './image-program.ts';
import {
  BODY_LIMITS,
  type ImageInputKind,
  INPUT_CODES,
  INPUT_LAYOUTS,
  type KeyLayout,
  type KeyLayouts,
  NAMES_BIT,
  STEP_CODES,
  TECHNIQUE_CODES,
  TECHNIQUE_LAYOUTS,
  type ValueSpec,
} from './layout.ts';
import { readOffsetMm, readValue, wordOf } from './value-codec.ts';

interface Named {
  readonly name: string;
  readonly kind: ImageInputKind;
}

/** After these, no roller moves. */
const COMPANIONS: readonly Technique[] = ['squeeze', 'stretch', 'recline', 'heat'];

export class StepReader {
  private readonly from: ByteReader;
  private readonly inputs: readonly Named[];
  private readonly fragments: readonly string[];

  constructor(from: ByteReader, inputs: readonly ImageInput[], fragments: readonly string[]) {
    this.from = from;
    this.inputs = inputs;
    this.fragments = fragments;
  }

  list(scope: readonly Named[] = this.inputs, depth = 1): readonly ImageStep[] {
    const { from } = this;
    const count = from.whole(BODY_LIMITS.strokes);
    // A step has two bytes at least: a count that cannot be true is refused before room is made for it.
    if (count === 0 || count * 2 > from.left) from.fail('no steps, or more than there are bytes');
    if (depth > BODY_LIMITS.depth + 1) from.fail('steps inside steps go too deep');
    const steps: ImageStep[] = [];
    while (from.problem === null && steps.length < count) steps.push(this.step(scope, depth));
    return steps;
  }

  /** Counted on the tree, before anybody expands it. */
  checkStrokes(program: ImageProgram): void {
    const problem = countStrokes(program);
    if (problem !== null) this.from.fail(problem);
  }

  private step(scope: readonly Named[], depth: number): ImageStep {
    const { from } = this;
    const code = from.byte();
    switch (code) {
      case STEP_CODES.repeat: {
        const times = from.whole(BODY_LIMITS.repeats);
        if (times === 0) from.fail('repeated no times');
        return { kind: 'repeat', times, steps: this.list(scope, depth + 1) };
      }
      case STEP_CODES.each:
        return this.each(scope, depth);
      case STEP_CODES.together:
        return this.together(scope);
      case STEP_CODES.use: {
        const index = from.whole(BODY_LIMITS.fragments);
        const fragment = this.fragments[index];
        if (fragment === undefined) from.fail(`there is no fragment ${index}`);
        return { kind: 'use', fragment: fragment ?? '' };
      }
      default:
        return this.stroke(code, scope);
    }
  }

  private each(scope: readonly Named[], depth: number): ImageStep {
    const { from } = this;
    const name = from.name();
    if (scope.some((known) => known.name === name)) from.fail('the name of an item is taken');
    const itemKind = wordOf(from, INPUT_CODES);
    const count = from.whole(BODY_LIMITS.items);
    if (count === 0) from.fail('a for each without items');
    const items: ImageSlot[] = [];
    while (from.problem === null && items.length < count) {
      const tag = from.byte();
      if (tag > 1) from.fail('neither a value nor a name');
      items.push(
        tag === 1 ? this.named(INPUT_LAYOUTS[itemKind], scope) : this.value(INPUT_LAYOUTS[itemKind]),
      );
    }
    return {
      kind: 'each',
      name,
      itemKind,
      items,
      steps: this.list([...scope, { name, kind: itemKind }], depth + 1),
    };
  }

  private together(scope: readonly Named[]): ImageStep {
    const { from } = this;
    const stroke = this.stroke(from.byte(), scope);
    const count = from.whole(COMPANIONS.length);
    const beside = Array.from({ length: count }, () => this.stroke(from.byte(), scope));
    const words = beside.map(({ technique }) => technique);
    const isRoller = !COMPANIONS.includes(stroke.technique) && stroke.technique !== 'rest';
    if (!isRoller || count === 0 || !words.every((word) => COMPANIONS.includes(word))) {
      from.fail('a together of what does not go together');
    }
    if (new Set(words).size < count) from.fail('a together with one technique twice');
    return { kind: 'together', stroke, beside };
  }

  private stroke(code: number, scope: readonly Named[]): ImageStroke {
    const { from } = this;
    const technique = TECHNIQUE_CODES[(code & ~NAMES_BIT) - 1];
    if (technique === undefined) {
      from.fail(`no step has the code ${code}`);
      return { kind: 'stroke', technique: 'rest', slots: new Map() };
    }
    const layouts: KeyLayouts = TECHNIQUE_LAYOUTS[technique];
    const keys = Object.entries(layouts);
    const all = (1 << keys.length) - 1;
    const mask = from.whole(all);
    const hasNames = (code & NAMES_BIT) !== 0;
    const names = hasNames ? from.whole(all) : 0;
    if ((names & ~mask) !== 0 || (hasNames && names === 0)) from.fail('a mask of names that is not one');
    const slots = new Map<string, ImageSlot>();
    for (const [bit, [key, spec]] of keys.entries()) {
      const has = (set: number): boolean => (set & (1 << bit)) !== 0;
      if (has(mask)) slots.set(key, has(names) ? this.named(spec, scope) : this.plain(spec));
      else if (spec.optional !== true && spec.standard === undefined)
        from.fail(`${technique} without ${key}`);
    }
    return { kind: 'stroke', technique, slots };
  }

  private plain(spec: KeyLayout): ImageSlot {
    const slot = this.value(spec);
    if (spec.standard !== undefined && 'value' in slot && slot.value === spec.standard) {
      this.from.fail('a default is written');
    }
    return slot;
  }

  private value(spec: ValueSpec): ImageSlot {
    return { value: readValue(this.from, spec) };
  }

  private named(spec: ValueSpec, scope: readonly Named[]): ImageSlot {
    const index = this.from.whole(scope.length);
    const found = scope[index];
    if (found === undefined || !canStandFor(INPUT_LAYOUTS[found.kind], spec)) {
      this.from.fail(`the name ${index} means nothing here`);
    }
    return { name: found?.name ?? '', offsetMm: spec.kind === 'place' ? readOffsetMm(this.from) : 0 };
  }
}

/** Whether an amount is of the right quantity is for the language: both are numbers here, and ranges are judged there. */
function canStandFor(named: ValueSpec, spec: ValueSpec): boolean {
  if (named.kind === 'word' && spec.kind === 'word') return named.words === spec.words;
  return named.kind === spec.kind;
}
