import { useEffect, useRef } from 'preact/hooks';
import type { Ending } from '../../http/wire.ts';
import { HoldButton } from '../parts/hold-button.tsx';
import { PressGauge } from '../parts/press-gauge.tsx';
import { useStore } from '../store-context.ts';
import type { Words } from '../words/en.ts';
import { strokeSentence } from '../words/stroke-sentence.ts';

export function EndedScreen() {
  const store = useStore();
  const { words, live, score, language, memory, playing, dismissed } = store;
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);
  const ending = live.value?.ending;
  if (!ending) return null;
  const kind = kindOf(ending);
  const { title: heading, did, next } = words.value.endings[kind];
  const told = ending.code === null ? undefined : words.value.faults[ending.code];
  const stroke = live.value?.stroke == null ? null : (score.value?.strokes[live.value.stroke] ?? null);
  const putAway = (): void => {
    dismissed.value = live.value?.play ?? -1;
    location.hash = '#/';
  };
  const program = score.value?.program;
  const settings = memory.value.last?.program === program ? (memory.value.last?.settings ?? {}) : {};
  return (
    <main class={`screen ended ${kind}`}>
      <p class="soft">{playing.value?.title[language.value]}</p>
      <h1 ref={title} tabIndex={-1}>
        {heading}
      </h1>
      <p class="lead">{did}</p>
      <p class="lead">{told ?? next}</p>
      {kind !== 'played' && kind !== 'stopped' && (
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
        <button type="button" class="secondary" onClick={putAway}>
          {words.value.choose}
        </button>
      </div>
    </main>
  );
}

function kindOf({ exit }: Ending): keyof Words['endings'] {
  switch (exit) {
    case 'ok':
      return 'played';
    case 'interrupted':
      return 'stopped';
    case 'link-lost':
    case 'no-chair':
      return 'lost';
    case 'fault':
      return 'fault';
    default:
      return 'refused';
  }
}
