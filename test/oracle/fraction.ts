/** Exact fractions of whole numbers: for proofs that no rounding may spoil. */
export class Fraction {
  readonly over: bigint;
  readonly under: bigint;

  /** `under` must not be 0. */
  constructor(over: bigint, under: bigint) {
    this.over = under < 0n ? -over : over;
    this.under = under < 0n ? -under : under;
  }

  /** The number a double really is: every finite one is a whole number over a power of two. */
  static of(value: number): Fraction {
    let under = 1n;
    let scaled = value;
    while (!Number.isInteger(scaled)) {
      scaled *= 2;
      under *= 2n;
    }
    return new Fraction(BigInt(scaled), under);
  }

  plus(other: Fraction): Fraction {
    return new Fraction(this.over * other.under + other.over * this.under, this.under * other.under);
  }

  minus(other: Fraction): Fraction {
    return this.plus(new Fraction(-other.over, other.under));
  }

  times(other: Fraction): Fraction {
    return new Fraction(this.over * other.over, this.under * other.under);
  }

  dividedBy(other: Fraction): Fraction {
    return new Fraction(this.over * other.under, this.under * other.over);
  }

  abs(): Fraction {
    return this.over < 0n ? new Fraction(-this.over, this.under) : this;
  }

  isBelow(other: Fraction): boolean {
    return this.over * other.under < other.over * this.under;
  }

  get isZero(): boolean {
    return this.over === 0n;
  }
}
