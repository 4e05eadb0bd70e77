import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { PersonCard } from '../../http/house-wire.ts';
import { useStore } from '../store-context.ts';

export function HealthScreen({ person }: { readonly person: PersonCard }) {
  const store = useStore();
  const { words, desk } = store;
  const yes = useSignal<readonly string[]>([]);
  const refused = useSignal<'doctor' | 'ask' | null>(null);
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), [refused.value]);
  const questions = desk.house.value?.questions ?? [];
  const send = async (): Promise<void> => {
    const { code } = await desk.ask({ do: 'health', person: person.id, yes: yes.value });
    if (code === 'not-now') refused.value = yes.value.includes('severe-pain') ? 'doctor' : 'ask';
    else if (code === 'ok') location.hash = '#/';
    else store.say(code === 'busy' ? words.value.refusals.busy : words.value.notKept);
  };
  if (refused.value !== null) {
    return (
      <main class="screen health">
        <h1 ref={title} tabIndex={-1}>
          {words.value.healthNotNow}
        </h1>
        <p class="lead">{refused.value === 'doctor' ? words.value.healthDoctor : words.value.healthAsk}</p>
        <div class="choices">
          <button
            type="button"
            class="secondary"
            onClick={() => {
              store.remember({ person: null });
              location.hash = '#/who';
            }}
          >
            {words.value.whoTitle}
          </button>
          <button
            type="button"
            class="quiet"
            onClick={() => {
              yes.value = [];
              refused.value = null;
            }}
          >
            {words.value.healthWrong}
          </button>
        </div>
      </main>
    );
  }
  return (
    <main class="screen health">
      <h1 ref={title} tabIndex={-1}>
        {words.value.healthTitle(person.name)}
      </h1>
      <p class="lead">{words.value.healthText}</p>
      <fieldset class="ticks">
        <legend class="unseen">{words.value.healthTitle(person.name)}</legend>
        {questions.map((question) => (
          <label class="tick" key={question}>
            <input
              type="checkbox"
              checked={yes.value.includes(question)}
              onChange={(event) => {
                const others = yes.value.filter((other) => other !== question);
                yes.value = event.currentTarget.checked ? [...others, question] : others;
              }}
            />
            <span>{words.value.health[question] ?? question}</span>
          </label>
        ))}
      </fieldset>
      <ul class="also">
        {words.value.healthAlso.map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
      <p class="soft">{words.value.healthRisk}</p>
      <button type="button" class="primary" onClick={() => void send()}>
        {yes.value.length === 0 ? words.value.healthNone : words.value.healthSome}
      </button>
    </main>
  );
}
