import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { CAPABILITIES, COMFORT_FLAGS, FLAGS } from '../../src/protocol/bits.ts';
import type { FieldSpec } from '../../src/protocol/fields.ts';
import { encodeLine, MAX_LINE_BYTES, NO_EPOCH, SEQ_MODULUS } from '../../src/protocol/line.ts';
import {
  MESSAGES,
  type MessageSpec,
  PROTOCOL_MAJOR,
  PROTOCOL_MINOR,
  STOP_BYTE,
} from '../../src/protocol/messages.ts';
import { ANSWERS_KEPT } from '../../src/protocol/receive-window.ts';
import { WINDOW_SIZE } from '../../src/protocol/send-window.ts';
import { BOARD_STATES, FAULTS, REFUSALS } from '../../src/protocol/words.ts';
import { longest } from './message-arbitrary.ts';

interface NormativeField {
  readonly name: string;
  readonly kind: string;
  readonly unit: string;
  readonly meaning: string;
  readonly enumeration?: string;
}

interface NormativeTable {
  readonly protocol: Record<string, number>;
  readonly line: Record<string, number | string>;
  readonly messages: readonly {
    readonly name: string;
    readonly from: string;
    readonly sequenced: boolean;
    readonly meaning: string;
    readonly fields: readonly NormativeField[];
  }[];
  readonly enumerations: Record<string, Record<string, string>>;
  readonly flags: Record<string, { bit: number; meaning: string }>;
  readonly comfortFlags: Record<string, { bit: number; meaning: string }>;
  readonly capabilities: Record<string, { bit: number; meaning: string }>;
}

const file = new URL('../../protocols/chair-link/v1/messages.yaml', import.meta.url);
const table = parse(readFileSync(file, 'utf8'), { strict: true, uniqueKeys: true }) as NormativeTable;
const code: Readonly<Record<string, MessageSpec>> = MESSAGES;

/** The suffix a name must carry for its unit, so that code and table cannot mean different units. */
const SUFFIX_OF_UNIT: Readonly<Record<string, RegExp>> = {
  none: /^[a-z]+(Id)?$/,
  Pa: /Pa$/,
  hPa: /HPa$/,
  '0.1 °C': /DeciC$/,
  '0.1°': /DeciDeg$/,
  bits: /^[a-z]+$/,
  lines: /^[a-z]+$/,
  bytes: /^[a-z]+$/,
  batches: /^[a-z]+$/,
  ms: /Ms$/,
  ticks: /([tT]icks?|queueMs)$/,
  s: /S$/,
  'µm/s': /UmPerS$/,
  µm: /Um$/,
  nm: /Nm$/,
  'nm/s': /NmPerS$/,
  'nm/s²': /NmPerS2$/,
  'nm/s³': /NmPerS3$/,
  mN: /MilliN$/,
  '0.1 N': /DeciN$/,
  '1/1000000': /Ppm$/,
  cN: /CentiN$/,
  mHz: /MilliHz$/,
  '1/1000': /Permille$/,
};

function specOf(field: NormativeField): FieldSpec {
  const { name: _name, unit: _unit, meaning: _meaning, enumeration, ...spec } = field;
  if (enumeration === undefined) return spec as FieldSpec;
  return { ...spec, values: wordsOf(enumeration) } as FieldSpec;
}

function wordsOf(enumeration: string): readonly string[] {
  const words = table.enumerations[enumeration];
  if (words === undefined) throw new Error(`messages.yaml has no enumeration ${enumeration}`);
  return Object.keys(words);
}

describe('messages.yaml and the table in code', () => {
  test('name the same messages in the same order', () => {
    expect(table.messages.map((message) => message.name)).toEqual(Object.keys(code));
  });

  test.each(table.messages)('$name: sender, kind of delivery and every field agree', (message) => {
    const spec = code[message.name];
    expect({ from: message.from, sequenced: message.sequenced }).toEqual({
      from: spec?.from,
      sequenced: spec?.sequenced,
    });
    const normative = message.fields.map((field) => [field.name, specOf(field)]);
    expect(normative).toEqual(Object.entries(spec?.fields ?? {}));
  });

  test.each(table.messages)('$name: says what it means, and each unit shows in the name', (message) => {
    expect(message.meaning).toMatch(/\S.*\.$/);
    for (const field of message.fields) {
      expect(field.meaning, field.name).toMatch(/\S/);
      expect(field.name).toMatch(SUFFIX_OF_UNIT[field.unit] ?? /unit not known/);
    }
  });

  test('agree on words, bits and figures', () => {
    expect(wordsOf('boardState')).toEqual([...BOARD_STATES]);
    expect(wordsOf('fault')).toEqual([...FAULTS]);
    expect(wordsOf('code')).toEqual([...REFUSALS]);
    const bits = (flags: NormativeTable['flags']) =>
      Object.fromEntries(Object.entries(flags).map(([name, flag]) => [name, flag.bit]));
    expect(bits(table.flags)).toEqual(FLAGS);
    expect(bits(table.comfortFlags)).toEqual(COMFORT_FLAGS);
    expect(bits(table.capabilities)).toEqual(CAPABILITIES);
    expect(table.protocol).toEqual({ major: PROTOCOL_MAJOR, minor: PROTOCOL_MINOR });
    expect(table.line).toEqual({
      maxBytes: MAX_LINE_BYTES,
      stopByte: STOP_BYTE,
      noEpoch: NO_EPOCH,
      seqModulus: SEQ_MODULUS,
      windowSize: WINDOW_SIZE,
      answersKept: ANSWERS_KEPT,
    });
  });

  test('every enumeration is used, and says what its words mean', () => {
    const used = new Set(table.messages.flatMap((m) => m.fields.flatMap((f) => f.enumeration ?? [])));
    expect(new Set(Object.keys(table.enumerations))).toEqual(used);
    for (const words of Object.values(table.enumerations)) {
      for (const meaning of Object.values(words)) expect(meaning).toMatch(/\S/);
    }
  });

  test('the longest line of every message fits', () => {
    for (const name of Object.keys(MESSAGES)) {
      const line = encodeLine(longest(name), 'ffff', code[name]?.sequenced ? 65_535 : null);
      expect(line.length, name).toBeLessThanOrEqual(MAX_LINE_BYTES);
    }
  });
});
