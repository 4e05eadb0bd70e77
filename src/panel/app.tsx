import { useComputed, useSignalEffect } from '@preact/signals';
import { Announcer } from './parts/announcer.tsx';
import { Bar } from './parts/bar.tsx';
import { Consent } from './parts/consent.tsx';
import { TopLine } from './parts/top-line.tsx';
import { EndedScreen } from './screens/ended-screen.tsx';
import { HealthScreen } from './screens/health-screen.tsx';
import { HistoryScreen } from './screens/history-screen.tsx';
import { HomeScreen } from './screens/home-screen.tsx';
import { HouseScreen } from './screens/house-screen.tsx';
import { PairScreen } from './screens/pair-screen.tsx';
import { PersonScreen } from './screens/person-screen.tsx';
import { PlayingScreen } from './screens/playing-screen.tsx';
import { ProgramScreen } from './screens/program-screen.tsx';
import { ScanScreen } from './screens/scan-screen.tsx';
import { StoreScreen } from './screens/store-screen.tsx';
import { WhoScreen } from './screens/who-screen.tsx';
import { useStore } from './store-context.ts';
import { type Screen, whichScreen } from './which-screen.ts';

export function App() {
  const store = useStore();
  const { language, access, phase, live, online, dismissed, route, desk, memory, catalogue } = store;
  useSignalEffect(() => {
    document.documentElement.lang = language.value;
  });
  // Only what the choice of a screen depends on: the live state itself changes twenty times a second.
  const play = useComputed(() => live.value?.play ?? null);
  const hasEnding = useComputed(() => live.value?.ending != null && dismissed.value !== live.value.play);
  const shown = useComputed(() =>
    JSON.stringify(
      whichScreen({
        access: access.value,
        phase: play.value === null ? null : phase.value,
        isOffline: online.value === false,
        hasEnding: hasEnding.value,
        house: desk.house.value,
        person: desk.person.value,
        isScanPutOff:
          // A chair that feels no force asks where the shoulders are, each time.
          (catalogue.value?.mmPerN ?? null) !== null ||
          (memory.value.unscanned !== null && memory.value.unscanned === memory.value.person),
        route: route.value,
        programs: catalogue.value?.programs.map(({ id }) => id) ?? [],
      }),
    ),
  );
  const screen = JSON.parse(shown.value) as Screen;
  useSignalEffect(() => {
    if (shown.value !== '') scrollTo(0, 0);
  });
  return (
    <>
      <TopLine />
      <Consent />
      <Shown screen={screen} />
      <Bar screen={screen.kind} />
      <Announcer />
    </>
  );
}

function Shown({ screen }: { readonly screen: Screen }) {
  const { desk } = useStore();
  switch (screen.kind) {
    case 'nothing':
      return <main class="screen" aria-busy="true" />;
    case 'pair':
      return <PairScreen />;
    case 'playing':
      return <PlayingScreen />;
    case 'ended':
      return <EndedScreen />;
    case 'who':
      return <WhoScreen />;
    case 'home':
      return <HomeScreen />;
    case 'history':
      return <HistoryScreen />;
    case 'house':
      return <HouseScreen />;
    case 'store':
      return <StoreScreen />;
    case 'massage':
      return <ProgramScreen key={screen.program} id={screen.program} />;
    case 'health':
    case 'scan':
    case 'person': {
      const person = desk.house.value?.people.find(({ id }) => id === screen.person);
      if (person === undefined) return <main class="screen" />;
      if (screen.kind === 'person') return <PersonScreen key={person.id} person={person} />;
      return screen.kind === 'health' ? (
        <HealthScreen key={person.id} person={person} />
      ) : (
        <ScanScreen key={person.id} person={person} />
      );
    }
    default:
      return screen satisfies never;
  }
}
