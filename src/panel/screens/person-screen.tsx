/** What is kept of one person, to be changed or forgotten. */
import { useSignal } from '@preact/signals';
import type { HouseVerb, PersonCard } from '../../http/house-wire.ts';
import { LockPin } from '../parts/lock-pin.tsx';
import { Segments } from '../parts/segments.tsx';
import { Stepper } from '../parts/stepper.tsx';
import { useStore } from '../store-context.ts';

const SHORTEST_CM = 140;
const TALLEST_CM = 195;
const CEILINGS_N = [20, 30, 40, 55, 70] as const;

export function PersonScreen({ person }: { readonly person: PersonCard }) {
  const store = useStore();
  const { words, desk, you } = store;
  const sure = useSignal(false);
  const keep = async (asked: HouseVerb): Promise<boolean> => {
    const { code } = await desk.ask(asked);
    const isKept = code === 'ok' || code === 'not-now';
    store.say(isKept ? words.value.saved : code === 'busy' ? words.value.refusals.busy : words.value.notKept);
    return isKept;
  };
  const { id, statureMm } = person;
  const usualN = desk.house.value?.ceilingN.usual ?? 40;
  return (
    <main class="screen person-screen">
      <div class="turn">
        <a class="quiet" href="#/who">
          ← {words.value.back}
        </a>
      </div>
      <h1>{person.name}</h1>
      <Stepper
        label={words.value.height}
        hint={words.value.heightWhy}
        text={words.value.cm(statureMm / 10)}
        less={words.value.shorter}
        more={words.value.taller}
        onStep={(by) => {
          const cm = Math.min(TALLEST_CM, Math.max(SHORTEST_CM, statureMm / 10 + by));
          void keep({ do: 'change', person: id, statureMm: 10 * cm });
        }}
      />
      <Segments
        label={words.value.ceiling}
        choices={CEILINGS_N.map((newtons) => [String(newtons), words.value.ceilings[newtons]] as const)}
        value={String(nearest(person.ceilingN ?? usualN))}
        onChange={(value) => void keep({ do: 'change', person: id, ceilingN: Number(value) })}
      />
      <p class="soft">{words.value.ceilingWhy}</p>
      <div class="choices">
        {store.catalogue.value?.mmPerN == null && (
          <button
            type="button"
            class="secondary"
            onClick={() => {
              store.remember({ person: id, unscanned: null });
              void keep({ do: 'forget-back', person: id }).then(() => {
                location.hash = '#/';
              });
            }}
          >
            {words.value.feelAgain}
          </button>
        )}
        <button
          type="button"
          class="secondary"
          onClick={() => {
            store.remember({ person: id });
            store.askByTouch('comfort');
          }}
        >
          {words.value.comfort}
        </button>
        <LockPin />
        <button
          type="button"
          class="secondary"
          onClick={() => {
            store.remember({ person: id });
            location.hash = '#/health';
          }}
        >
          {words.value.askAgain}
        </button>
        {you.value?.role === 'owner' && (
          <button
            type="button"
            class="secondary"
            onClick={() => {
              if (!sure.value) sure.value = true;
              else
                void keep({ do: 'forget', person: id }).then((isKept) => {
                  if (isKept) location.hash = '#/who';
                });
            }}
          >
            {sure.value ? words.value.forgetSure : words.value.forget}
          </button>
        )}
      </div>
    </main>
  );
}

function nearest(newtons: number): number {
  return CEILINGS_N.reduce((best, each) =>
    Math.abs(each - newtons) < Math.abs(best - newtons) ? each : best,
  );
}
