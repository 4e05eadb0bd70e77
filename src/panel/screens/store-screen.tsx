/** For a technician: what the chair keeps, who changed it, and the counters of its board. */
import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { StoreAnswer, StorePage } from '../../http/store-wire.ts';
import { useStore } from '../store-context.ts';
import { momentText } from '../words/day-text.ts';

type Shown = StoreAnswer | { readonly kind: 'reading' | 'not' };

export function StoreScreen() {
  const store = useStore();
  const { words, desk } = store;
  const title = useRef<HTMLHeadingElement>(null);
  const shown = useSignal<Shown>({ kind: 'reading' });
  const load = async (): Promise<void> => {
    shown.value = { kind: 'reading' };
    try {
      shown.value = (await desk.store()) ?? { kind: 'not' };
    } catch {
      shown.value = { kind: 'trouble', what: words.value.offline };
    }
  };
  useEffect(() => {
    title.current?.focus();
    void load();
  }, []);
  return (
    <main class="screen store" aria-busy={shown.value.kind === 'reading'}>
      <h1 ref={title} tabIndex={-1}>
        {words.value.store}
      </h1>
      <Content shown={shown.value} />
      <button type="button" class="secondary" onClick={() => void load()}>
        {words.value.storeAgain}
      </button>
    </main>
  );
}

function Content({ shown }: { readonly shown: Shown }) {
  const { words } = useStore();
  switch (shown.kind) {
    case 'reading':
      return <p class="lead">{words.value.storeReading}</p>;
    case 'not':
      return <p class="lead">{words.value.storeNot}</p>;
    case 'busy':
      return <p class="lead">{words.value.storeBusy}</p>;
    case 'trouble':
      return (
        <p class="lead" lang="en">
          {shown.what}
        </p>
      );
    case 'page':
      return <Page page={shown.page} />;
    default:
      return shown satisfies never;
  }
}

function Page({ page }: { readonly page: StorePage }) {
  const { words } = useStore();
  const { model, serial, protocol, slots, changes, counters } = page;
  return (
    <>
      <p class="soft">{`${model} · ${serial} · chair-link ${protocol}`}</p>
      <ol class="played-list" start={0}>
        {slots.map((slot) => (
          <Slot key={slot.slot} slot={slot} />
        ))}
      </ol>
      <h2>{words.value.storeChanges}</h2>
      {changes.length === 0 && <p class="lead">{words.value.storeNoChanges}</p>}
      <ol class="played-list">
        {changes.map(({ number, slot, action, who, whenS, from, to }) => (
          <li key={number} class="card">
            <p>{`${action} · ${slot} · ${who}`}</p>
            <p class="soft">
              {whenS === 0 ? '' : `${momentText(whenS * 1000, words.value.locale)} · `}
              <span class="code">{`${from} → ${to}`}</span>
            </p>
          </li>
        ))}
      </ol>
      {counters !== null && (
        <>
          <h2>{words.value.storeCounters}</h2>
          <p class="code">
            {Object.entries(counters)
              .map(([name, value]) => `${name} ${value}`)
              .join(', ')}
          </p>
        </>
      )}
    </>
  );
}

function Slot({ slot: shown }: { readonly slot: StorePage['slots'][number] }) {
  const { words } = useStore();
  const { slot, id, version, bytes, stamp, trial, fellBack, other } = shown;
  if (id === null) return <li class="card">{`${slot} · ${words.value.storeEmpty}`}</li>;
  const notes = [
    words.value.storeVersion(version ?? 0, bytes),
    words.value.storeTrial[trial],
    fellBack ? words.value.storeFellBack : '',
    other === null ? '' : words.value.storeOther(other),
  ].filter((note) => note !== '');
  return (
    <li class="card">
      <h2>{`${slot} · ${id}`}</h2>
      <p>{notes.join('; ')}</p>
      <p class="code">{stamp}</p>
    </li>
  );
}
