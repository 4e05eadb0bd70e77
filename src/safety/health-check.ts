/**
 * The health check of a person (H10): the questions by id, what an answer means, and until when it counts. The words are
 * the doors' (`cli/health-words.ts`, the panel's own). Sources: the clinic article and chair manuals, domain.md §1.
 */

/** A yes to any of them: not without a doctor's word. */
export const HEALTH_QUESTIONS = [
  'severe-pain',
  'surgery-or-fracture',
  'skin',
  'veins-or-clot',
  'osteoporosis',
  'pregnancy',
  'heart',
  'tumour-or-fever',
  'numbness',
] as const;

export type HealthQuestion = (typeof HEALTH_QUESTIONS)[number];

/** Raise it when a question is added or changes its meaning: then everybody is asked again. */
export const HEALTH_CHECK_VERSION = 1;

const DAY_MS = 24 * 60 * 60_000;
/** A check counts for so long [D]: shorter than a pregnancy goes unnoticed, longer than a course of four sessions. */
export const HEALTH_CHECK_MS = 45 * DAY_MS;
/** A check dated in the future by more than this was not made by this calendar. */
const AHEAD_MS = DAY_MS;

/** A check in which nothing was true of the person; any other is not kept. */
export interface HealthCheck {
  readonly version: number;
  /** Milliseconds since 1970. */
  readonly answeredAtMs: number;
}

export type HealthStatus =
  | { readonly kind: 'valid'; readonly untilMs: number }
  /** Never asked. */
  | { readonly kind: 'missing' }
  | { readonly kind: 'expired'; readonly sinceMs: number }
  /** Other questions are asked now, or its date cannot be. */
  | { readonly kind: 'outdated' };

/** Only `valid` may start a chair. */
export function healthStatus(check: HealthCheck | null, nowMs: number): HealthStatus {
  if (check === null) return { kind: 'missing' };
  const { version, answeredAtMs } = check;
  if (version !== HEALTH_CHECK_VERSION || answeredAtMs > nowMs + AHEAD_MS) return { kind: 'outdated' };
  const untilMs = answeredAtMs + HEALTH_CHECK_MS;
  return nowMs < untilMs ? { kind: 'valid', untilMs } : { kind: 'expired', sinceMs: untilMs };
}

export type HealthAnswer =
  /** To be kept. */
  | { readonly kind: 'clear'; readonly check: HealthCheck }
  | { readonly kind: 'not-now'; readonly what: string; readonly next: string };

/** `yes`: what is true of the person. Severe pain that nobody has examined goes to a doctor first, whatever else. */
export function judgeAnswers(yes: readonly HealthQuestion[], nowMs: number): HealthAnswer {
  if (yes.includes('severe-pain')) {
    return {
      kind: 'not-now',
      what: 'Severe back pain is to be examined by a doctor first.',
      next: 'See a doctor. Come back when they say that massage is right for you.',
    };
  }
  if (yes.length > 0) {
    return {
      kind: 'not-now',
      what: 'With what you said, a massage chair can do harm.',
      next: 'Ask your doctor before you use it.',
    };
  }
  return { kind: 'clear', check: { version: HEALTH_CHECK_VERSION, answeredAtMs: nowMs } };
}
