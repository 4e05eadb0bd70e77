import type { STORE_REFUSALS } from '../store-messages.ts';

/**
 * What a store answers: done for good, ask again, or why nothing was changed (spec.md §6). Whether somebody sits in the
 * chair is not its affair but the board's.
 */
export type StoreCode = 'ok' | 'incomplete' | Exclude<(typeof STORE_REFUSALS)[number], 'occupied'>;
