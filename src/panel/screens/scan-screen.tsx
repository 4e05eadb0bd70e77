import { useSignalEffect } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { PersonCard } from '../../http/house-wire.ts';
import { LiveBack } from '../parts/live-back.tsx';
import { LockPin } from '../parts/lock-pin.tsx';
import { useStore } from '../store-context.ts';

/** Before the first massage: what a scan is, and its start. */
export function ScanScreen({ person }: { readonly person: PersonCard }) {
  const store = useStore();
  const { words, catalogue, primary } = store;
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);
  useSignalEffect(() => {
    primary.value = { words: words.value.scanStart, run: () => store.askByTouch('scan') };
    return () => {
      primary.value = null;
    };
  });
  return (
    <main class="screen scan">
      <h1 ref={title} tabIndex={-1}>
        {words.value.scanTitle}
      </h1>
      <p class="lead">{words.value.scanText}</p>
      <div class="body still">{catalogue.value !== null && <LiveBack back={catalogue.value.back} />}</div>
      <LockPin />
      <p>
        <button type="button" class="quiet" onClick={() => store.remember({ unscanned: person.id })}>
          {words.value.scanLater}
        </button>
      </p>
    </main>
  );
}
