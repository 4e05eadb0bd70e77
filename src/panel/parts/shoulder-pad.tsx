/** Where the scan is not sure, or the person is to confirm: the line on the drawn back, moved by touch. */
import { useComputed, useSignalEffect } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { ShoulderKey } from '../../http/wire.ts';
import { useStore } from '../store-context.ts';

export function ShoulderPad() {
  const store = useStore();
  const { words, live, primary, catalogue } = store;
  const feels = catalogue.value?.mmPerN == null;
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);
  const question = useComputed(() => live.value?.scan?.question ?? null);
  const isFound = question.value?.shoulder != null;
  const say = (key: ShoulderKey): void => store.ask({ verb: 'shoulder', key });
  const accepts = useComputed(() => live.value?.scan?.question?.shoulder != null);
  useSignalEffect(() => {
    primary.value = accepts.value ? { words: words.value.scanAccept, run: () => say('accept') } : null;
    return () => {
      primary.value = null;
    };
  });
  return (
    <section class="shoulder" aria-labelledby="shoulder-ask">
      <h2 id="shoulder-ask" ref={title} tabIndex={-1}>
        {words.value.scanAsk}
      </h2>
      <p>
        {isFound ? words.value.scanAskText(question.value?.sureMm ?? 0) : words.value.scanNobody}
        {(question.value?.doubts ?? []).map((doubt) => (
          <span key={doubt} lang="en">
            {' '}
            {doubt}
          </span>
        ))}
      </p>
      <div class="pad">
        <button type="button" class="do" disabled={!isFound} onClick={() => say('higher')}>
          {words.value.scanHigher}
        </button>
        <button type="button" class="do" disabled={!isFound} onClick={() => say('lower')}>
          {words.value.scanLower}
        </button>
        {feels && (
          <button type="button" class="do" onClick={() => say('again')}>
            {words.value.scanAgain}
          </button>
        )}
      </div>
    </section>
  );
}
