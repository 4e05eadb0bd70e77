/** Where more is wanted, and what is beside the strokes: warmth, air, more time. Shown as asked at once; the line above says when the chair has it. */
import { useComputed } from '@preact/signals';
import { useStore } from '../store-context.ts';
import { Segments } from './segments.tsx';

const FOCUS = ['shoulders', 'upperBack', 'lowerBack'] as const;
const ALL = 'all';
const HEAT = ['off', 'low', 'high'] as const;
const AIR = ['off', 'light', 'medium', 'firm'] as const;

export function ComfortPad() {
  const store = useStore();
  const { live, words, phase } = store;
  const changes = useComputed(() => live.value?.changes ?? null);
  // The rollers alone change twenty times a second.
  const heat = useComputed(() => changes.value?.heat ?? null);
  const air = useComputed(() => changes.value?.air ?? null);
  const focus = useComputed(() => changes.value?.focus ?? ALL);
  const isOff = phase.value !== 'playing';
  return (
    <div class="comfort-pad">
      <Segments
        label={words.value.focus}
        choices={[
          [ALL, words.value.anywhere] as const,
          ...FOCUS.map((zone) => [zone, words.value.zones[zone]] as const),
        ]}
        value={focus.value}
        isDisabled={isOff}
        onChange={(value) => {
          const zone = FOCUS.find((one) => one === value) ?? null;
          store.ask({ verb: 'change', change: { kind: 'focus', zone } });
        }}
      />
      {heat.value !== null && (
        <Segments
          label={words.value.heat}
          choices={HEAT.map((level) => [level, words.value.heatLevels[level]])}
          value={heat.value}
          isDisabled={isOff}
          onChange={(value) => {
            const level = HEAT.find((one) => one === value);
            if (level !== undefined) store.ask({ verb: 'change', change: { kind: 'heat', level } });
          }}
        />
      )}
      {air.value !== null && (
        <Segments
          label={air.value === 'written' ? words.value.airWritten : words.value.air}
          choices={AIR.map((level) => [level, words.value.airLevels[level]])}
          value={air.value}
          isDisabled={isOff}
          onChange={(value) => {
            const level = AIR.find((one) => one === value);
            if (level !== undefined) store.ask({ verb: 'change', change: { kind: 'air', level } });
          }}
        />
      )}
    </div>
  );
}

/** As much as may still be, five minutes at most; the cap is told beside it. */
export function MoreTime() {
  const store = useStore();
  const { live, words, phase } = store;
  const mostS = useComputed(() => live.value?.changes?.mostMoreS ?? 0);
  const minutes = useComputed(() => Math.floor(mostS.value / 60));
  return (
    <button
      type="button"
      class="do more-time"
      disabled={phase.value !== 'playing' || minutes.value === 0}
      onClick={() => store.ask({ verb: 'change', change: { kind: 'extend' } })}
    >
      {words.value.moreTime(minutes.value)}
      <small>{words.value.longest}</small>
    </button>
  );
}
