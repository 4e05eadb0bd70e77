/** What a browser may say, checked: anything else is not understood. */
import { z } from 'zod';
import { ZONES } from '../chair/landmarks.ts';
import { FASTEST_PERMILLE, SLOWEST_PERMILLE } from '../engine/intents.ts';
import type { Role, Verb } from './wire.ts';

/** The largest message, bytes: a start with every input of the richest program is below 1 kB. */
export const MOST_MESSAGE_BYTES = 4_096;

const SETTINGS = z
  .record(z.string().regex(/^[A-Za-z][A-Za-z0-9_-]{0,39}$/), z.string().max(40))
  .refine((settings) => Object.keys(settings).length <= 20);

/** At most what one touch of a control may change; the engine keeps the sum of them in bounds. */
const MOST_MM = 20;
const CHANGE = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('pressure'), steps: z.union([z.literal(1), z.literal(-1)]) }),
  z.strictObject({ kind: z.literal('nudge'), mm: z.int().min(-MOST_MM).max(MOST_MM) }),
  z.strictObject({ kind: z.literal('width'), mm: z.int().min(-MOST_MM).max(MOST_MM) }),
  z.strictObject({
    kind: z.literal('speed'),
    permille: z.int().min(SLOWEST_PERMILLE).max(FASTEST_PERMILLE),
  }),
  z.strictObject({ kind: z.literal('skip') }),
  z.strictObject({ kind: z.literal('more-here') }),
  z.strictObject({ kind: z.literal('extend') }),
  z.strictObject({ kind: z.literal('focus'), zone: z.enum(ZONES).nullable() }),
  z.strictObject({ kind: z.literal('heat'), level: z.enum(['off', 'low', 'high']) }),
  z.strictObject({ kind: z.literal('air'), level: z.enum(['off', 'light', 'medium', 'firm']) }),
]);

const PERSON = z.string().regex(/^[a-z0-9][a-z0-9-]{0,31}$/);
const PIN = z.string().regex(/^\d{6}$/);
export const VERB = z.discriminatedUnion('verb', [
  z.strictObject({
    verb: z.literal('start'),
    program: z.string().regex(/^[a-z0-9][a-z0-9-]{0,79}$/),
    person: PERSON,
    settings: SETTINGS,
    from: z.int().min(0).max(10_000),
    pin: PIN.optional(),
  }),
  z.strictObject({ verb: z.literal('scan'), person: PERSON, pin: PIN.optional() }),
  z.strictObject({ verb: z.literal('comfort'), person: PERSON, pin: PIN.optional() }),
  z.strictObject({ verb: z.literal('enough') }),
  z.strictObject({
    verb: z.literal('shoulder'),
    key: z.enum(['higher', 'lower', 'accept', 'again']),
  }),
  z.strictObject({ verb: z.literal('change'), change: CHANGE }),
  z.strictObject({ verb: z.literal('pause') }),
  z.strictObject({ verb: z.literal('resume') }),
  z.strictObject({ verb: z.literal('open') }),
  z.strictObject({ verb: z.literal('drive') }),
  z.strictObject({ verb: z.literal('allow') }),
  z.strictObject({ verb: z.literal('deny') }),
  z.strictObject({ verb: z.literal('stop') }),
]);

const ENVELOPE = z.looseObject({
  id: z.int().min(0).max(Number.MAX_SAFE_INTEGER),
  fence: z.int().min(0).optional(),
});

export interface Understood {
  readonly id: number;
  readonly fence: number | undefined;
  readonly asked: Verb;
}

/** Null where it is none of ours. Never throws. */
export function understood(text: string): Understood | null {
  if (text.length > MOST_MESSAGE_BYTES) return null;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  const envelope = ENVELOPE.safeParse(value);
  if (!envelope.success) return null;
  const { id, fence, ...rest } = envelope.data;
  const asked = VERB.safeParse(rest);
  return asked.success ? { id, fence, asked: asked.data } : null;
}

/** Watching is for all who are paired; moving the chair is not for viewers. */
export function roleMay(role: Role, { verb }: Verb): boolean {
  return verb === 'stop' || role !== 'viewer';
}
