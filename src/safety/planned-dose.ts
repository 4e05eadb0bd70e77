/** How long a plan may touch each zone: what a person's dose is judged by before a Start. */
import type { ZoneSpan } from '../chair/placed-stroke.ts';
import type { Plan } from '../chair/plan.ts';
import type { ChairProfile } from '../chair/profile.ts';
import { LOOK_MS, walkContact } from './contact-walk.ts';
import { NO_DOSE, withContact, type ZoneMs } from './dose.ts';
import { type Queue, referencedQueue } from './queue.ts';

/** Milliseconds of contact by zone, of whichever roller touches. */
export function plannedDose(
  plan: Plan,
  zones: readonly ZoneSpan[],
  profile: ChairProfile,
  before: Queue = referencedQueue(profile),
): ZoneMs {
  let dose = NO_DOSE;
  walkContact(plan, before, (_, carriageMm, touches) => {
    dose = withContact(dose, zones, carriageMm, touches.includes(true), LOOK_MS);
  });
  return dose;
}
