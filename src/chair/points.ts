/** The inner bladder line, 1.5 cun beside the spine: each point lies level with a vertebra. */
import type { Landmark } from './landmarks.ts';

/**
 * [S] domain.md §3: BL13, BL15, BL17, BL18, BL20, BL23, BL25. [D] standard teaching: the others. BL27 and BL28 lie beside
 * the upper sacral openings, a finger apart; the table of the body knows one height for the sacrum.
 */
export const POINTS = {
  BL11: 'T1',
  BL12: 'T2',
  BL13: 'T3',
  BL14: 'T4',
  BL15: 'T5',
  BL16: 'T6',
  BL17: 'T7',
  BL18: 'T9',
  BL19: 'T10',
  BL20: 'T11',
  BL21: 'T12',
  BL22: 'L1',
  BL23: 'L2',
  BL24: 'L3',
  BL25: 'L4',
  BL26: 'L5',
  BL27: 'sacrum',
  BL28: 'sacrum',
} as const satisfies Readonly<Record<string, Landmark>>;

export type Point = keyof typeof POINTS;
