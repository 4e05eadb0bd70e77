import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { PersonCard } from '../../http/house-wire.ts';
import { Stepper } from '../parts/stepper.tsx';
import { useStore } from '../store-context.ts';
import { dayText } from '../words/day-text.ts';

/** As the tables of bodies reach, in centimetres. */
const SHORTEST_CM = 140;
const TALLEST_CM = 195;
const USUAL_CM = 170;

export function WhoScreen() {
  const store = useStore();
  const { words, desk, memory } = store;
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);
  const people = desk.house.value?.people ?? [];
  const isNew = useSignal(people.length === 0);
  const choose = (id: string): void => {
    store.remember({ person: id, unscanned: null });
    location.hash = '#/';
  };
  return (
    <main class="screen who">
      <h1 ref={title} tabIndex={-1}>
        {words.value.whoTitle}
      </h1>
      <p class="lead">{words.value.whoText}</p>
      <ul class="people">
        {people.map((person) => (
          <li key={person.id} class={person.id === memory.value.person ? 'chosen' : ''}>
            <button type="button" class="person" onClick={() => choose(person.id)}>
              <span class="person-name">{person.name}</span>
              {facts(person, store).map((fact) => (
                <span key={fact} class="soft">
                  {fact}
                </span>
              ))}
            </button>
            <a class="quiet" href={`#/person/${person.id}`} aria-label={words.value.changeOf(person.name)}>
              {words.value.change}
            </a>
          </li>
        ))}
      </ul>
      {isNew.value ? (
        <NewPerson onAdded={choose} />
      ) : (
        <button
          type="button"
          class="secondary"
          onClick={() => {
            isNew.value = true;
          }}
        >
          {words.value.whoNew}
        </button>
      )}
    </main>
  );
}

function facts(person: PersonCard, { words }: ReturnType<typeof useStore>): readonly string[] {
  const { cm, checkUntil, checkNeeded, backKnown, backUnknown, locale } = words.value;
  return [
    cm(person.statureMm / 10),
    person.healthyUntilMs === null ? checkNeeded : checkUntil(dayText(person.healthyUntilMs, locale)),
    person.scannedAtMs === null ? backUnknown : backKnown(dayText(person.scannedAtMs, locale)),
  ];
}

function NewPerson({ onAdded }: { readonly onAdded: (id: string) => void }) {
  const store = useStore();
  const { words, desk } = store;
  const name = useSignal('');
  const cm = useSignal(USUAL_CM);
  const add = async (): Promise<void> => {
    const { code, person } = await desk.ask({ do: 'add', name: name.value, statureMm: 10 * cm.value });
    if (code === 'ok' && person !== null) onAdded(person);
    else store.say(code === 'full' ? words.value.full : words.value.notKept);
  };
  return (
    <form
      class="new-person"
      onSubmit={(event) => {
        event.preventDefault();
        void add();
      }}
    >
      <label for="name">{words.value.name}</label>
      <input
        id="name"
        class="text"
        maxLength={24}
        autocomplete="given-name"
        required
        value={name}
        aria-describedby="name-why"
        onInput={(event) => {
          name.value = event.currentTarget.value;
        }}
      />
      <p class="soft" id="name-why">
        {words.value.nameWhy}
      </p>
      <Stepper
        label={words.value.height}
        hint={words.value.heightWhy}
        text={words.value.cm(cm.value)}
        less={words.value.shorter}
        more={words.value.taller}
        onStep={(by) => {
          cm.value = Math.min(TALLEST_CM, Math.max(SHORTEST_CM, cm.value + by));
        }}
      />
      <button class="primary" type="submit" disabled={name.value.trim() === ''}>
        {words.value.add}
      </button>
    </form>
  );
}
