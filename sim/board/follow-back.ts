/** Rollers go in and out with the back under a travelling carriage, as far as it is known (control/back-curve.ts). */
import { STRETCH_MM } from '../../src/chair/back-slopes.ts';
import type { MessageOf } from '../../src/protocol/messages.ts';
import { slopesOf } from '../../src/protocol/slopes.ts';
import type { DepthChannel } from './depth-channel.ts';
import type { EncoderSense } from './encoder-sense.ts';
import type { Kneading } from './kneading.ts';

/** One millisecond with the carriage at `at`, told to go at `mmPerS`; `kneading` carries the rollers aside besides. */
export function followBack(
  channels: readonly DepthChannel[],
  at: EncoderSense,
  mmPerS: number,
  kneading: Kneading | null = null,
  overNeck = false,
): void {
  for (const channel of channels) {
    channel.carry(at.positionMm, mmPerS, overNeck);
    channel.knead(kneading?.turns ?? 0, kneading?.measuredHz ?? 0);
  }
}

/** The slopes of a `bck`, each at the middle of its stretch. */
export function correctBack(channels: readonly DepthChannel[], bck: MessageOf<'bck'>): void {
  slopesOf(bck).forEach((slope, index) => {
    const placeMm = bck.fromUm / 1000 + (index + 0.5) * STRETCH_MM;
    for (const channel of channels) channel.correctBack(placeMm, slope);
  });
}

/** A person's Start: whoever sits there now has a back of their own. */
export function forgetBack(channels: readonly DepthChannel[]): void {
  for (const channel of channels) channel.forgetBack();
}
