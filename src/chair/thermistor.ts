/** A thermistor to ground under a resistor of the same nominal value, as a 10-bit converter reads it. */

const FULL = 1023;
const NOMINAL_K = 298.15;
const ZERO_C_K = 273.15;

/** Degrees Celsius for a reading of 1 … 1022; the ends mean a broken or a shorted wire, and give −273 and 999. */
export function celsiusOf(raw: number, betaK: number): number {
  if (raw >= FULL) return -ZERO_C_K;
  if (raw <= 0) return 999;
  const ratio = raw / (FULL - raw);
  return 1 / (1 / NOMINAL_K + Math.log(ratio) / betaK) - ZERO_C_K;
}

/** What the converter reads at `celsius`. */
export function thermistorRaw(celsius: number, betaK: number): number {
  const ratio = Math.exp(betaK * (1 / (celsius + ZERO_C_K) - 1 / NOMINAL_K));
  return Math.round((FULL * ratio) / (1 + ratio));
}
