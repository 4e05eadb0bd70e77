/** Data that may be wrong comes back as a `Result` carrying *all* that is wrong, never as a throw. */
export type Result<T, E> = Ok<T> | Err<E>;

export interface Ok<T> {
  readonly ok: true;
  readonly value: T;
}

export interface Err<E> {
  readonly ok: false;
  readonly errors: readonly E[];
}

export function ok<T>(value: T): Ok<T> {
  return { ok: true, value };
}

export function err<E>(...errors: readonly E[]): Err<E> {
  return { ok: false, errors };
}
