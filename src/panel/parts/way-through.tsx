/** The whole massage as its picture, with what is over shaded and a line where it is now; and how long is left. */
import { useComputed } from '@preact/signals';
import type { ScoreMessage } from '../../http/wire.ts';
import { useStore } from '../store-context.ts';
import { clockText } from '../words/stroke-sentence.ts';
import { SmallPicture } from './small-picture.tsx';

export function WayThrough({ score }: { readonly score: ScoreMessage }) {
  const { live, words } = useStore();
  const share = useComputed(() => Math.min(1, (live.value?.atS ?? 0) / Math.max(1, score.durationS)));
  const over = useComputed(() => `transform:scaleX(${share.value.toFixed(4)})`);
  const at = useComputed(() => `transform:translateX(${(100 * share.value).toFixed(2)}%)`);
  const left = useComputed(() => clockText(score.durationS - (live.value?.atS ?? 0)));
  const percent = useComputed(() => Math.round(100 * share.value));
  return (
    <div class="way-through">
      <div
        class="strip"
        role="progressbar"
        aria-label={words.value.progress}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={percent}
      >
        <SmallPicture picture={score.picture} label={null} />
        <span class="over" style={over} />
        <span class="now" style={at} />
      </div>
      <p class="time">
        <span class="digits">{left}</span> <span>{words.value.timeLeft}</span>
      </p>
    </div>
  );
}
