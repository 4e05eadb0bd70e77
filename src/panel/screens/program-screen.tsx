import { useSignal, useSignalEffect } from '@preact/signals';
import { minutesOf } from '../filter.ts';
import { LockPin } from '../parts/lock-pin.tsx';
import { Segments } from '../parts/segments.tsx';
import { SmallPicture } from '../parts/small-picture.tsx';
import { Strength } from '../parts/strength.tsx';
import { useStore } from '../store-context.ts';

export function ProgramScreen({ id }: { readonly id: string }) {
  const store = useStore();
  const { words, language, memory } = store;
  const card = store.card(id);
  const isLast = memory.value.last?.program === id;
  const settings = useSignal<Readonly<Record<string, string>>>(
    isLast ? (memory.value.last?.settings ?? {}) : {},
  );
  useSignalEffect(() => {
    store.primary.value = { words: words.value.start, run: () => store.start(id, settings.value) };
    return () => {
      store.primary.value = null;
    };
  });
  if (card === null) return null;
  const title = card.title[language.value];
  const isFavourite = memory.value.favourites.includes(id);
  return (
    <main class="screen program">
      <div class="turn">
        <a class="quiet" href="#/">
          ← {words.value.back}
        </a>
        <button
          type="button"
          class="quiet favourite"
          aria-pressed={isFavourite}
          onClick={() => {
            const others = memory.value.favourites.filter((other) => other !== id);
            store.remember({ favourites: isFavourite ? others : [...others, id] });
          }}
        >
          <span aria-hidden="true">{isFavourite ? '★' : '☆'}</span> {words.value.favourite}
        </button>
      </div>
      <h1>{title}</h1>
      <p class="tile-facts">
        <b>{words.value.minutes(minutesOf(card.picture.durationS))}</b>
        <span>{card.techniques.map((technique) => words.value.techniques[technique]).join(', ')}</span>
        <Strength of={card.intensity} />
      </p>
      <figure>
        <span class="ends" aria-hidden="true">
          <span>{words.value.neck}</span>
          <span>{words.value.seatEnd}</span>
        </span>
        <SmallPicture picture={card.picture} label={words.value.pictureOf(title)} />
      </figure>
      {store.desk.person.value?.isFirst === true && <p class="first-time">{words.value.firstTime}</p>}
      <p class="lead">{card.about[language.value]}</p>
      {card.notFor !== null && <p class="not-for">{card.notFor[language.value]}</p>}
      <div class="settings">
        {card.inputs.map((input) => (
          <Segments
            key={input.name}
            label={input.label[language.value]}
            choices={input.choices.map((choice) => [choice, words.value.levels[choice] ?? choice] as const)}
            value={settings.value[input.name] ?? input.value}
            onChange={(value) => {
              settings.value = { ...settings.value, [input.name]: value };
            }}
          />
        ))}
        <LockPin />
      </div>
    </main>
  );
}
