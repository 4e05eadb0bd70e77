/**
 * One hand on the chair at a time. The lease is free, or held by one device; every hand-over counts the fence up, so
 * that what was sent before it is refused after it. Stop needs no lease.
 */

export interface Lease {
  /** Null: free. */
  readonly holder: string | null;
  readonly fence: number;
}

export type LeaseInput =
  /** Takes it, from whomever: people in one home can speak to each other. */
  | { readonly kind: 'take'; readonly who: string }
  /** Wants to do something: takes a free one. `fence` is the one it believes in, where it says so. */
  | { readonly kind: 'use'; readonly who: string; readonly fence: number | undefined }
  | { readonly kind: 'leave'; readonly who: string };

export const FREE_LEASE: Lease = { holder: null, fence: 0 };

export function stepLease(lease: Lease, input: LeaseInput): { readonly lease: Lease; readonly may: boolean } {
  switch (input.kind) {
    case 'take':
      if (lease.holder === input.who) return { lease, may: true };
      return { lease: { holder: input.who, fence: lease.fence + 1 }, may: true };
    case 'use':
      if (lease.holder === null) {
        const stale = input.fence !== undefined && input.fence !== lease.fence;
        return stale
          ? { lease, may: false }
          : { lease: { holder: input.who, fence: lease.fence + 1 }, may: true };
      }
      return {
        lease,
        may: lease.holder === input.who && (input.fence === undefined || input.fence === lease.fence),
      };
    case 'leave':
      return { lease: lease.holder === input.who ? { ...lease, holder: null } : lease, may: false };
    default:
      return input satisfies never;
  }
}
