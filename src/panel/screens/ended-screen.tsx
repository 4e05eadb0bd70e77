import { useEffect, useRef } from 'preact/hooks';
import { endingKind } from '../ending-kind.ts';
import { HoldButton } from '../parts/hold-button.tsx';
import { LockPin } from '../parts/lock-pin.tsx';
import { PressGauge } from '../parts/press-gauge.tsx';
import { useStore } from '../store-context.ts';
import { strokeSentence } from '../words/stroke-sentence.ts';

export function EndedScreen() {
  const store = useStore();
  const { words, live, score, language, memory, playing, dismissed } = store;
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);
  const ending = live.value?.ending;
  if (!ending) return null;
  const asks = score.value?.asks ?? null;
  const isAnswered = asks !== null && ending.exit === 'ok';
  const kind = !isAnswered ? endingKind(ending.exit) : asks === 'scan' ? 'scanned' : 'asked';
  const { title: heading, did, next } = words.value.endings[kind];
  const told = ending.code === null ? undefined : words.value.faults[ending.code];
  const stroke = live.value?.stroke == null ? null : (score.value?.strokes[live.value.stroke] ?? null);
  const putAwayFor = (route: string) => (): void => {
    dismissed.value = live.value?.play ?? -1;
    location.hash = route;
  };
  const program = score.value?.program ?? undefined;
  const settings = memory.value.last?.program === program ? (memory.value.last?.settings ?? {}) : {};
  return (
    <main class={`screen ended ${kind}`}>
      <p class="soft">{playing.value?.title[language.value]}</p>
      <h1 ref={title} tabIndex={-1}>
        {heading}
      </h1>
      <p class="lead">{did}</p>
      <p class="lead">{told ?? next}</p>
      {kind !== 'played' && !isAnswered && kind !== 'stopped' && (
        <div class="technician">
          <h2>{words.value.technician}</h2>
          <p lang="en">
            {ending.what} {ending.next}
          </p>
          {ending.code !== null && <p class="code">{words.value.code(ending.code)}</p>}
        </div>
      )}
      <div class="let-go">
        <PressGauge side="left" />
        <HoldButton />
        <PressGauge side="right" />
      </div>
      <div class="choices">
        <LockPin />
        {ending.resumeFrom !== null && program !== undefined && (
          <button
            type="button"
            class="primary"
            onClick={() => store.start(program, settings, ending.resumeFrom ?? 0)}
          >
            {words.value.resumeFrom(stroke === null ? '' : strokeSentence(stroke, words.value))}
          </button>
        )}
        {ending.resumeFrom === null && program !== undefined && (
          <button type="button" class="primary" onClick={() => store.start(program, settings)}>
            {words.value.onceMore}
          </button>
        )}
        <button type="button" class="secondary" onClick={putAwayFor('#/')}>
          {words.value.choose}
        </button>
        <button type="button" class="quiet to-history" onClick={putAwayFor('#/history')}>
          {words.value.history}
        </button>
      </div>
    </main>
  );
}
