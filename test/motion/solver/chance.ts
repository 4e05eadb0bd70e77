/** A repeatable source of chance (xorshift128+ of two 32-bit halves is more than needed; mulberry32 will do). */
export class Chance {
  private state: number;

  constructor(seed: number) {
    this.state = seed >>> 0;
  }

  /** Evenly from 0 to below 1. */
  unit(): number {
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let x = this.state;
    x = Math.imul(x ^ (x >>> 15), x | 1);
    x ^= x + Math.imul(x ^ (x >>> 7), x | 61);
    return ((x ^ (x >>> 14)) >>> 0) / 4294967296 + this.tail();
  }

  /** The bits of a double below 2^-32. */
  private tail(): number {
    this.state = (this.state + 0x9e3779b9) >>> 0;
    return (Math.imul(this.state, 0x85ebca6b) >>> 0) * 2 ** -64;
  }

  between(low: number, high: number): number {
    return low + (high - low) * this.unit();
  }

  /** Evenly in the logarithm. */
  magnitude(low: number, high: number): number {
    return low * Math.exp(Math.log(high / low) * this.unit());
  }

  normal(deviation: number): number {
    const radius = Math.sqrt(-2 * Math.log(1 - this.unit()));
    return deviation * radius * Math.cos(2 * Math.PI * this.unit());
  }

  happens(probability: number): boolean {
    return this.unit() < probability;
  }

  sign(): number {
    return this.unit() < 0.5 ? -1 : 1;
  }

  pick<T>(values: readonly [T, ...T[]]): T {
    return values[Math.floor(this.unit() * values.length)] ?? values[0];
  }
}
