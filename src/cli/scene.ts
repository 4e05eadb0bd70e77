/** What a view must know besides the engine's state: data, so that it can be drawn in a test. */
import type { DepthChannelName } from '../chair/profile.ts';

export interface Landmark {
  readonly name: string;
  /** Where this body has it on this chair's track. */
  readonly trackMm: number;
}

export interface Scene {
  /** The program's name for itself, or the file's. */
  readonly title: string;
  /** From the neck down; empty until the chair and the person are known. */
  readonly landmarks: readonly Landmark[];
  /** Which roller each depth channel presses, in the profile's order. */
  readonly channels: readonly DepthChannelName[];
  /** What the person is asked about their back now. */
  readonly question?: string;
}

/** Columns and rows of the terminal. */
export interface ViewSize {
  readonly columns: number;
  readonly rows: number;
}
