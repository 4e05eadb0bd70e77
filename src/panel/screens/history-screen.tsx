import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { PlayedCard, PlayedPage } from '../../http/house-wire.ts';
import { endingKind } from '../ending-kind.ts';
import { Segments } from '../parts/segments.tsx';
import { useStore } from '../store-context.ts';
import { momentText } from '../words/day-text.ts';
import { clockText } from '../words/stroke-sentence.ts';

const MINE = 'mine';
const ALL = 'all';

export function HistoryScreen() {
  const store = useStore();
  const { words, desk, you } = store;
  const title = useRef<HTMLHeadingElement>(null);
  const whose = useSignal(desk.person.value === null ? ALL : MINE);
  const page = useSignal<PlayedPage | null>(null);
  const person = desk.person.value;
  const load = async (before: number | null): Promise<void> => {
    const more = await desk.played(whose.value === MINE ? (person?.id ?? null) : null, before);
    const known = before === null ? [] : (page.value?.played ?? []);
    page.value = { played: [...known, ...more.played], more: more.more };
  };
  useEffect(() => title.current?.focus(), []);
  const changes = you.value?.house;
  useEffect(() => {
    load(null).catch(() => store.say(words.value.offline));
  }, [whose.value, changes, person?.id]);
  const played = page.value?.played ?? [];
  return (
    <main class="screen history">
      <h1 ref={title} tabIndex={-1}>
        {words.value.historyTitle}
      </h1>
      {person !== null && (
        <Segments
          label=""
          choices={[
            [MINE, words.value.historyOf(person.name)],
            [ALL, words.value.historyAll],
          ]}
          value={whose.value}
          onChange={(value) => {
            whose.value = value;
          }}
        />
      )}
      {page.value !== null && played.length === 0 && <p class="lead">{words.value.historyNone}</p>}
      <ol class="played-list">
        {played.map((each) => (
          <Entry key={each.id} played={each} />
        ))}
      </ol>
      {page.value?.more === true && (
        <button type="button" class="secondary" onClick={() => void load(played.at(-1)?.id ?? null)}>
          {words.value.historyMore}
        </button>
      )}
    </main>
  );
}

function Entry({ played }: { readonly played: PlayedCard }) {
  const { words, language, desk } = useStore();
  const { beganAtMs, title, exit, playedS, plannedS, code, doses, mmPerN } = played;
  const name = desk.house.value?.people.find(({ id }) => id === played.person)?.name;
  const longestS = Math.max(60, ...doses.map(({ contactS }) => contactS));
  const end = exit === null ? words.value.historyUnknown : words.value.historyEnds[endingKind(exit)];
  return (
    <li class="card">
      <h2>{title[language.value] ?? played.program}</h2>
      <p class="soft">
        {[momentText(beganAtMs, words.value.locale), name ?? words.value.somebody].join(' · ')}
      </p>
      <p>
        {words.value.historyPlayed(clockText(playedS), clockText(plannedS))}, {end}
        {code !== null && <span class="code"> {words.value.code(code)}</span>}
      </p>
      {doses.length > 0 && (
        <ul class="doses" aria-label={words.value.dose}>
          {doses.map(({ zone, contactS, meanN }) => (
            <li key={zone}>
              <span>
                {mmPerN === null
                  ? words.value.historyZone(words.value.zones[zone], clockText(contactS), Math.round(meanN))
                  : words.value.historyZoneDeep(
                      words.value.zones[zone],
                      clockText(contactS),
                      Math.round(meanN * mmPerN),
                    )}
              </span>
              <span class="dose" aria-hidden="true">
                <span style={`transform:scaleX(${(contactS / longestS).toFixed(3)})`} />
              </span>
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}
