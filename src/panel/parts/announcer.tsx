/** Says what changed to screen readers, and shows the last notice to all for a while. */
import { useSignal, useSignalEffect } from '@preact/signals';
import { useStore } from '../store-context.ts';
import { phaseText } from '../words/phase-text.ts';
import { strokeSentence } from '../words/stroke-sentence.ts';

const SHOWN_MS = 4_000;

export function Announcer() {
  const { notice, phase, stroke, words } = useStore();
  const spoken = useSignal('');
  useSignalEffect(() => {
    const doing = phase.value === 'playing' && stroke.value !== null;
    spoken.value = doing ? strokeSentence(stroke.value, words.value) : phaseText(phase.value, words.value);
  });
  useSignalEffect(() => {
    if (notice.value === '') return;
    const timer = setTimeout(() => {
      notice.value = '';
    }, SHOWN_MS);
    return () => clearTimeout(timer);
  });
  return (
    <>
      <p class="unseen" role="status" aria-live="polite">
        {spoken}
      </p>
      <p class="notice" role="alert" hidden={notice.value === ''}>
        {notice}
      </p>
    </>
  );
}
