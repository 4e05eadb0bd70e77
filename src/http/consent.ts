/** A start that waits for somebody at the chair: one at most, and not for long. */
import type { BeginVerb } from './wire.ts';

export interface Consent {
  /** The device that asks. */
  readonly who: string;
  readonly device: string;
  readonly asked: BeginVerb;
  /** The child lock is on and no PIN was said: only the key at the chair's computer allows it. */
  readonly needsKey: boolean;
  readonly untilMs: number;
}

/** Long enough to look up and answer; who asked has turned away by then. [D] */
export const CONSENT_MS = 60_000;

export type Answerer =
  /** The key at the chair's own computer. */
  { readonly kind: 'key' } | { readonly kind: 'device'; readonly atChair: boolean };

/** Whether the answer counts. */
export function mayAllow(consent: Consent, by: Answerer, nowMs: number): boolean {
  if (nowMs >= consent.untilMs) return false;
  return by.kind === 'key' || (by.atChair && !consent.needsKey);
}
