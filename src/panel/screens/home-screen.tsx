import { useComputed, useSignal } from '@preact/signals';
import type { Zone } from '../../chair/landmarks.ts';
import { fitting, goalsOf, NO_WISH, type Wish } from '../filter.ts';
import { ProgramTile } from '../parts/program-tile.tsx';
import { useStore } from '../store-context.ts';

const ZONES: readonly Zone[] = ['neck', 'shoulders', 'upperBack', 'lowerBack'];
const MINUTES = [10, 15, 20] as const;

export function HomeScreen() {
  const store = useStore();
  const { words, catalogue, memory } = store;
  const wish = useSignal<Wish>(NO_WISH);
  const programs = catalogue.value?.programs ?? [];
  const shown = useComputed(() =>
    fitting(catalogue.value?.programs ?? [], wish.value, memory.value.favourites),
  );
  const last = store.card(memory.value.last?.program);
  const isWishing = wish.value !== NO_WISH;
  return (
    <main class="screen home">
      <h1>{words.value.homeTitle}</h1>
      <div class="wishes">
        <Choice
          label={words.value.filterGoal}
          none={words.value.any}
          value={wish.value.goal}
          choices={goalsOf(programs).map((goal) => [goal, words.value.goals[goal] ?? goal] as const)}
          onChange={(goal) => {
            wish.value = { ...wish.value, goal };
          }}
        />
        <Choice
          label={words.value.filterZone}
          none={words.value.anywhere}
          value={wish.value.zone}
          choices={ZONES.map((zone) => [zone, words.value.zones[zone]] as const)}
          onChange={(zone) => {
            wish.value = { ...wish.value, zone: ZONES.find((known) => known === zone) ?? null };
          }}
        />
        <Choice
          label={words.value.filterTime}
          none={words.value.anyTime}
          value={wish.value.minutes === null ? null : String(wish.value.minutes)}
          choices={MINUTES.map((minutes) => [String(minutes), words.value.upTo(minutes)] as const)}
          onChange={(minutes) => {
            wish.value = { ...wish.value, minutes: minutes === null ? null : Number(minutes) };
          }}
        />
      </div>
      {last !== null && !isWishing && (
        <section class="again" aria-labelledby="again">
          <h2 id="again">{words.value.again}</h2>
          <ul class="tiles">
            <ProgramTile card={last} />
          </ul>
        </section>
      )}
      <p class="count" role="status">
        {words.value.massages(shown.value.length)}
      </p>
      <ul class="tiles">
        {shown.value.map((card) => (
          <ProgramTile key={card.id} card={card} />
        ))}
      </ul>
      {shown.value.length === 0 && (
        <p class="lead">
          {words.value.nothingFits}{' '}
          <button
            type="button"
            class="quiet"
            onClick={() => {
              wish.value = NO_WISH;
            }}
          >
            {words.value.showAll}
          </button>
        </p>
      )}
      <nav class="places">
        <a class="secondary" href="#/history">
          {words.value.history}
        </a>
        <a class="secondary" href="#/who">
          {words.value.people}
        </a>
        <a class="secondary" href="#/house">
          {words.value.settings}
        </a>
      </nav>
    </main>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly none: string;
  readonly value: string | null;
  readonly choices: readonly (readonly [value: string, words: string])[];
  readonly onChange: (value: string | null) => void;
}

function Choice({ label, none, value, choices, onChange }: ChoiceProps) {
  return (
    <label class={value === null ? 'wish' : 'wish wished'}>
      <span>{label}</span>
      <select value={value ?? ''} onChange={(event) => onChange(event.currentTarget.value || null)}>
        <option value="">{none}</option>
        {choices.map(([choice, text]) => (
          <option key={choice} value={choice}>
            {text}
          </option>
        ))}
      </select>
    </label>
  );
}
