/** The kinds of field a chair-link line may carry, and the TypeScript type each reads as. */
export type FieldSpec =
  | { readonly kind: 'uint'; readonly max: number }
  | { readonly kind: 'int'; readonly min: number; readonly max: number }
  | { readonly kind: 'hex'; readonly digits: number }
  | { readonly kind: 'token'; readonly maxLength: number }
  | { readonly kind: 'enum'; readonly values: readonly string[] };

export type FieldValue<F extends FieldSpec> = F extends { kind: 'uint' | 'int' }
  ? number
  : F extends { kind: 'enum'; values: readonly (infer V)[] }
    ? V
    : string;

/** 0 … max, decimal, no leading zeros. */
export function uint(max: number): { readonly kind: 'uint'; readonly max: number } {
  return { kind: 'uint', max };
}

/** min … max, decimal, `-` in front where negative, no `-0`, no leading zeros. */
export function int(
  min: number,
  max: number,
): { readonly kind: 'int'; readonly min: number; readonly max: number } {
  return { kind: 'int', min, max };
}

/** Exactly so many lower-case hexadecimal digits. */
export function hex(digits: number): { readonly kind: 'hex'; readonly digits: number } {
  return { kind: 'hex', digits };
}

/** 1 … maxLength of a–z, A–Z, 0–9, `.`, `-`, `_`. */
export function token(maxLength: number): { readonly kind: 'token'; readonly maxLength: number } {
  return { kind: 'token', maxLength };
}

/** One of the words, as written. */
export function oneOf<const V extends readonly string[]>(
  ...values: V
): { readonly kind: 'enum'; readonly values: V } {
  return { kind: 'enum', values };
}
