import type { Node } from 'yaml';
import type { Place, Zone } from '../chair/landmarks.ts';
import type { Pressure } from '../chair/stroke.ts';
import type { Localized } from './localized.ts';
import type { GroupNodes, StepNodes } from './nodes.ts';

/** What reading the value of a key may give. */
export type HeldValue =
  | Place
  | Zone
  | Pressure
  | number
  | string
  | readonly string[]
  | Localized
  | StepNodes
  | GroupNodes
  | Node;
