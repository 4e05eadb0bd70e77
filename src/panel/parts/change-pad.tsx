/** Softer, stronger, higher, lower at once under the thumb; the rest one touch away. What is asked is shown, and when the chair has it. */
import { useComputed } from '@preact/signals';
import type { Verb } from '../../http/wire.ts';
import { useStore } from '../store-context.ts';
import { changeSentence } from '../words/change-sentence.ts';
import type { Words } from '../words/en.ts';
import { ComfortPad, MoreTime } from './comfort-pad.tsx';

type Change = Extract<Verb, { verb: 'change' }>['change'];

const NUDGE_MM = 10;
const WIDTH_MM = 10;
const SPEED_PERCENT = 10;
const SLOWEST_PERCENT = 50;
const FASTEST_PERCENT = 150;

export function ChangePad() {
  const { live, words, phase } = useStore();
  const changes = useComputed(() => live.value?.changes ?? null);
  const speed = useComputed(() => changes.value?.speedPercent ?? 100);
  const faster = (by: number): Change => ({
    kind: 'speed',
    permille: 10 * Math.min(FASTEST_PERCENT, Math.max(SLOWEST_PERCENT, speed.value + by)),
  });
  const stepIn = useComputed(() => live.value?.stepIn ?? null);
  const told = useComputed(() => {
    const now = changes.value;
    if (now === null || phase.value !== 'playing') return '\u00a0';
    if (now.declined !== null) return words.value.declined;
    const sentence = changeSentence(now, words.value);
    if (!now.acknowledged) return `${sentence} · ${words.value.asked}`;
    return sentence === words.value.asWritten ? sentence : `${sentence} · ${words.value.acknowledged}`;
  });
  return (
    <section class="changes" aria-label={words.value.changes}>
      <p class="step-in" role="alert" lang="en">
        {stepIn}
      </p>
      <p class="told" role="status">
        {told}
      </p>
      <div class="pad">
        <Do name="softer" change={() => ({ kind: 'pressure', steps: -1 })} />
        <Do name="stronger" change={() => ({ kind: 'pressure', steps: 1 })} />
        <Do name="higher" change={() => ({ kind: 'nudge', mm: NUDGE_MM })} />
        <Do name="lower" change={() => ({ kind: 'nudge', mm: -NUDGE_MM })} />
      </div>
      <details>
        <summary>{words.value.moreChanges}</summary>
        <div class="pad">
          <Do name="slower" change={() => faster(-SPEED_PERCENT)} />
          <Do name="faster" change={() => faster(SPEED_PERCENT)} />
          <Do name="narrower" change={() => ({ kind: 'width', mm: -WIDTH_MM })} />
          <Do name="wider" change={() => ({ kind: 'width', mm: WIDTH_MM })} />
          <Do name="moreHere" change={() => ({ kind: 'more-here' })} />
          <Do name="skip" change={() => ({ kind: 'skip' })} />
          <MoreTime />
        </div>
        <ComfortPad />
      </details>
    </section>
  );
}

function Do({ name, change }: { readonly name: keyof Words['changeBy']; readonly change: () => Change }) {
  const store = useStore();
  const { words, phase } = store;
  return (
    <button
      type="button"
      class={`do ${name}`}
      disabled={phase.value !== 'playing'}
      onClick={() => store.ask({ verb: 'change', change: change() })}
    >
      {words.value.changeBy[name]}
    </button>
  );
}
