/** What may be asked of the house, checked, and by whom. */
import { z } from 'zod';
import { STATURE_RANGE_MM } from '../chair/body.ts';
import type { HouseVerb } from './house-wire.ts';
import type { Role } from './wire.ts';

export const MOST_NAME = 24;
/** Letters of any script, and what stands between them; nothing that is not seen. */
const NAME = z
  .string()
  .max(4 * MOST_NAME)
  .transform((text) => text.normalize('NFC').trim())
  .pipe(
    z
      .string()
      .max(MOST_NAME)
      .regex(/^[\p{L}\p{M}\p{N}][\p{L}\p{M}\p{N} .'’-]*$/u),
  );
const PERSON = z.string().regex(/^[a-z0-9][a-z0-9-]{0,31}$/);
const DEVICE = z.string().regex(/^[0-9a-f]{64}$/);
const STATURE = z.int().min(STATURE_RANGE_MM.min).max(STATURE_RANGE_MM.max);
const MOST_N = 200;

export const HOUSE_VERB = z.discriminatedUnion('do', [
  z.strictObject({ do: z.literal('add'), name: NAME, statureMm: STATURE }),
  z.strictObject({
    do: z.literal('change'),
    person: PERSON,
    name: NAME.optional(),
    statureMm: STATURE.optional(),
    ceilingN: z.number().min(0).max(MOST_N).optional(),
  }),
  z.strictObject({ do: z.literal('forget'), person: PERSON }),
  z.strictObject({ do: z.literal('forget-back'), person: PERSON }),
  z.strictObject({ do: z.literal('health'), person: PERSON, yes: z.array(z.string().max(40)).max(30) }),
  z.strictObject({ do: z.literal('lock'), on: z.boolean() }),
  z.strictObject({
    do: z.literal('device'),
    device: DEVICE,
    role: z.enum(['viewer', 'operator', 'owner', 'technician']).optional(),
    atChair: z.boolean().optional(),
  }),
  z.strictObject({ do: z.literal('forget-device'), device: DEVICE }),
]);

/** Null where it is none of ours. Never throws. */
export function understoodHouse(text: string): HouseVerb | null {
  try {
    const asked = HOUSE_VERB.safeParse(JSON.parse(text));
    return asked.success ? asked.data : null;
  } catch {
    return null;
  }
}

const OWNERS: readonly Role[] = ['owner'];
const ALL_BUT_VIEWERS: readonly Role[] = ['operator', 'owner', 'technician'];
const WHO: Readonly<Record<HouseVerb['do'], readonly Role[]>> = {
  add: ALL_BUT_VIEWERS,
  change: ALL_BUT_VIEWERS,
  health: ALL_BUT_VIEWERS,
  'forget-back': ALL_BUT_VIEWERS,
  forget: OWNERS,
  lock: OWNERS,
  device: OWNERS,
  'forget-device': OWNERS,
};

export function roleMayInHouse(role: Role, asked: HouseVerb): boolean {
  return WHO[asked.do].includes(role);
}
