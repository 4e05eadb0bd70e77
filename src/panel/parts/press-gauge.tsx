/** How hard one roller presses, as a column beside the back, with a mark where the plan wants it. */
import { useComputed } from '@preact/signals';
import { useStore } from '../store-context.ts';

const SCALE_N = 40;
/** Below it the roller does not touch; what is sensed is noise. */
const TOUCH_N = 2;

export function PressGauge({ side }: { readonly side: 'left' | 'right' }) {
  const { live, words, catalogue } = useStore();
  const mmPerN = useComputed(() => catalogue.value?.mmPerN ?? null);
  const told = (newtons: number): number => Math.round(newtons * (mmPerN.value ?? 1));
  const name = side === 'left' ? words.value.leftSide : words.value.rightSide;
  const forceN = useComputed(() => {
    const sensedN = live.value?.rollers?.[`${side}N`] ?? 0;
    return sensedN < TOUCH_N ? 0 : Math.round(sensedN);
  });
  const askedN = useComputed(() => Math.round(live.value?.rollers?.[`${side}AskedN`] ?? 0));
  const filled = useComputed(() => `scaleY(${Math.min(1, forceN.value / SCALE_N)})`);
  const mark = useComputed(() => `translateY(${-100 * Math.min(1, askedN.value / SCALE_N)}%)`);
  const asked = useComputed(() => (askedN.value > 0 ? words.value.ofNewtons(told(askedN.value)) : ' '));
  const shown = useComputed(() => told(forceN.value));
  const unit = useComputed(() => (mmPerN.value === null ? 'N' : 'mm'));
  return (
    <div class={`gauge ${side}`}>
      <span class="side">{name}</span>
      {/* biome-ignore lint/a11y/useSemanticElements: the browser's own meter cannot carry the mark */}
      <span
        class="column"
        role="meter"
        aria-label={`${words.value.pressure}, ${name}`}
        aria-valuemin={0}
        aria-valuemax={useComputed(() => told(SCALE_N))}
        aria-valuenow={shown}
      >
        <span class="fill" style={useComputed(() => `transform:${filled.value}`)} />
        <span class="mark" hidden={askedN.value === 0} style={useComputed(() => `transform:${mark.value}`)} />
      </span>
      <span class="newtons">
        <b>{shown}</b> {unit}
        <small>{asked}</small>
      </span>
    </div>
  );
}
