/** What a preview shows, as data: the plan of a program on one body and one chair. */
import type { ZoneSpan } from '../chair/placed-stroke.ts';
import type { Plan } from '../chair/plan.ts';
import type { PressureScale } from '../chair/pressure-scale.ts';
import type { DepthChannelName } from '../chair/profile.ts';
import type { Localized } from '../program/localized.ts';
import type { Landmark } from './scene.ts';

export interface Preview {
  readonly title: Localized;
  readonly about: Localized;
  readonly plan: Plan;
  readonly zones: readonly ZoneSpan[];
  /** From the neck down. */
  readonly landmarks: readonly Landmark[];
  readonly channels: readonly DepthChannelName[];
  readonly scale: PressureScale;
  readonly chair: string;
  readonly statureMm: number;
  /** How many things this chair does otherwise than written. */
  readonly changes: number;
}
