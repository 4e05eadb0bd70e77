import { useComputed, useSignalEffect } from '@preact/signals';
import { Announcer } from './parts/announcer.tsx';
import { Bar } from './parts/bar.tsx';
import { TopLine } from './parts/top-line.tsx';
import { EndedScreen } from './screens/ended-screen.tsx';
import { HomeScreen } from './screens/home-screen.tsx';
import { PairScreen } from './screens/pair-screen.tsx';
import { PlayingScreen } from './screens/playing-screen.tsx';
import { ProgramScreen } from './screens/program-screen.tsx';
import { useStore } from './store-context.ts';

/** Sample: `#/massage/swedish-back`. */
const MASSAGE = /^#\/massage\/([a-z0-9-]+)$/;

export function App() {
  const store = useStore();
  const { language, access, phase, live, online, dismissed, route } = store;
  useSignalEffect(() => {
    document.documentElement.lang = language.value;
  });
  // Only what the choice of a screen depends on: the live state itself changes twenty times a second.
  const shown = useComputed(() => {
    if (access.value === 'asking') return 'nothing';
    if (access.value === 'unpaired') return 'pair';
    // Until the chair has said what it does, any screen might be taken away again under the finger.
    if (live.value === null && online.value !== false) return 'nothing';
    const isPutAway = dismissed.value === (live.value?.play ?? -1);
    if (phase.value === 'ended' || phase.value === 'opening') {
      if (!isPutAway && live.value?.ending !== null) return 'ended';
    } else if (phase.value !== 'idle') return 'playing';
    const id = MASSAGE.exec(route.value)?.[1];
    return id !== undefined && store.card(id) !== null ? `massage ${id}` : 'home';
  });
  const screen = shown.value;
  useSignalEffect(() => {
    if (shown.value !== 'nothing') scrollTo(0, 0);
  });
  return (
    <>
      <TopLine />
      {screen === 'nothing' && <main class="screen" aria-busy="true" />}
      {screen === 'pair' && <PairScreen />}
      {screen === 'playing' && <PlayingScreen />}
      {screen === 'ended' && <EndedScreen />}
      {screen === 'home' && <HomeScreen />}
      {screen.startsWith('massage ') && <ProgramScreen key={screen} id={screen.slice('massage '.length)} />}
      <Bar screen={screen} />
      <Announcer />
    </>
  );
}
