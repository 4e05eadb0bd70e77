import { IMAGE_REFUSALS } from './judge-image.ts';

/** What a store answers: done for good, ask again, or why nothing was changed (spec.md §6). */
export const STORE_CODES = [
  'ok',
  'busy',
  'slot',
  'transfer-open',
  'no-transfer',
  'offset',
  'incomplete',
  'hash',
  ...IMAGE_REFUSALS,
  'empty',
  'trial',
  'untried',
  'worn',
] as const;

export type StoreCode = (typeof STORE_CODES)[number];
