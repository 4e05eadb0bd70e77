/** Messages for tests, made from the table, so that a new message is tested without another line here. */
import fc from 'fast-check';
import type { FieldSpec } from '../../src/protocol/fields.ts';
import { MESSAGES, type Message, type MessageName, type MessageSpec } from '../../src/protocol/messages.ts';

const TABLE: Readonly<Record<string, MessageSpec>> = MESSAGES;
export const NAMES = Object.keys(MESSAGES) as MessageName[];

export function specOf(name: string): MessageSpec {
  const spec = TABLE[name];
  if (spec === undefined) throw new Error(`no message ${name}`);
  return spec;
}

/** Values at which writing and reading could differ, the smallest first. */
export function extremes(spec: FieldSpec): readonly (string | number)[] {
  switch (spec.kind) {
    case 'uint':
      return [0, 1, spec.max - 1, spec.max];
    case 'int':
      return [spec.min, spec.min + 1, -1, 0, 1, spec.max - 1, spec.max];
    case 'hex':
      return ['0'.repeat(spec.digits), 'f'.repeat(spec.digits), '0123456789abcdef'.slice(-spec.digits)];
    case 'token':
      return [
        '0',
        '-',
        '.',
        '_',
        'a',
        'Z',
        'Az09.-_'.repeat(3).slice(0, spec.maxLength),
        'z'.repeat(spec.maxLength),
      ];
    case 'enum':
      return spec.values;
    default:
      return spec satisfies never;
  }
}

function arbitraryField(spec: FieldSpec): fc.Arbitrary<string | number> {
  switch (spec.kind) {
    case 'uint':
      return fc.oneof(fc.constantFrom(...extremes(spec)), fc.integer({ min: 0, max: spec.max }));
    case 'int':
      return fc.oneof(fc.constantFrom(...extremes(spec)), fc.integer({ min: spec.min, max: spec.max }));
    case 'hex':
      return fc.string({
        unit: fc.constantFrom(...'0123456789abcdef'),
        minLength: spec.digits,
        maxLength: spec.digits,
      });
    case 'token':
      return fc.string({
        unit: fc.constantFrom(...'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-_'),
        minLength: 1,
        maxLength: spec.maxLength,
      });
    case 'enum':
      return fc.constantFrom(...spec.values);
    default:
      return spec satisfies never;
  }
}

export interface Addressed {
  readonly message: Message;
  readonly epoch: string;
  readonly seq: number | null;
}

export function arbitraryMessage(name: MessageName): fc.Arbitrary<Message> {
  const fields = Object.fromEntries(
    Object.entries(specOf(name).fields).map(([field, spec]) => [field, arbitraryField(spec)]),
  );
  return fc.record(fields).map((values) => ({ name, ...values }) as Message);
}

export function arbitraryAddressed(name: MessageName): fc.Arbitrary<Addressed> {
  return fc.record({
    message: arbitraryMessage(name),
    epoch: fc.integer({ min: 0, max: 0xffff }).map((epoch) => epoch.toString(16).padStart(4, '0')),
    seq: specOf(name).sequenced ? fc.integer({ min: 0, max: 65_535 }) : fc.constant(null),
  });
}

/** The message with every field at its `pick`ed extreme. */
function made(
  name: string,
  pick: (values: readonly (string | number)[]) => string | number | undefined,
): Message {
  const entries = Object.entries(specOf(name).fields).map(([field, spec]) => [field, pick(extremes(spec))]);
  return { name, ...Object.fromEntries(entries) } as Message;
}

function byLength(values: readonly (string | number)[]): (string | number)[] {
  return [...values].sort((a, b) => String(a).length - String(b).length);
}

export function shortest(name: string): Message {
  return made(name, (values) => byLength(values)[0]);
}

export function longest(name: string): Message {
  return made(name, (values) => byLength(values).at(-1));
}

export function largest(name: string): Message {
  return made(name, (values) => values.at(-1));
}
