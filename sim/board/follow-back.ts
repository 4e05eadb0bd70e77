/** Rollers go in and out with the back under a travelling carriage, as far as it is known (control/back-curve.ts). */
import type { DepthChannel } from './depth-channel.ts';
import type { EncoderSense } from './encoder-sense.ts';

/** One millisecond with the carriage at `at`, told to go at `mmPerS`. */
export function followBack(channels: readonly DepthChannel[], at: EncoderSense, mmPerS: number): void {
  for (const channel of channels) channel.carry(at.positionMm, mmPerS);
}

/** A person's Start: whoever sits there now has a back of their own. */
export function forgetBack(channels: readonly DepthChannel[]): void {
  for (const channel of channels) channel.forgetBack();
}
