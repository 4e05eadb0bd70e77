/** A sweep, a hold and a kneading in about 35 s: every kind of moment, and no longer than that. */
export const SHORT_PROGRAM = `
title: { en: Short, id: Singkat }
about: { en: For tests., id: Untuk uji. }
strokes:
  - sweep: { from: L3, to: T9, speed: 5cm/s, pressure: 18N }
  - hold: { at: T9, pressure: 24N, for: 5s }
  - knead: { from: T9, to: T11, rate: 30/min, pressure: 18N, for: 5s, spacing: 80mm }
`;

/** The least of all: a sweep and a hold. */
export const SHORTEST_PROGRAM = `
title: { en: Shortest, id: Tersingkat }
about: { en: For tests., id: Untuk uji. }
strokes:
  - sweep: { from: L3, to: T9, speed: 8cm/s, pressure: 16N }
  - hold: { at: T9, pressure: 20N, for: 4s }
`;
