import { useComputed } from '@preact/signals';
import { ChangePad } from '../parts/change-pad.tsx';
import { LiveBack } from '../parts/live-back.tsx';
import { PressGauge } from '../parts/press-gauge.tsx';
import { ShoulderPad } from '../parts/shoulder-pad.tsx';
import { WayThrough } from '../parts/way-through.tsx';
import { useStore } from '../store-context.ts';
import { phaseText } from '../words/phase-text.ts';
import { strokeDetail, strokeSentence } from '../words/stroke-sentence.ts';

export function PlayingScreen() {
  const { words, catalogue, score, playing, phase, stroke, next, language, live } = useStore();
  const quality = useComputed(() => live.value?.link ?? 'none');
  const sentence = useComputed(() => {
    const doing = phaseText(phase.value, words.value);
    if (doing !== '') return doing;
    return stroke.value === null ? words.value.onItsWay : strokeSentence(stroke.value, words.value);
  });
  const detail = useComputed(() =>
    phase.value === 'playing' && stroke.value !== null ? strokeDetail(stroke.value, words.value) : '\u00a0',
  );
  const through = useComputed(() => {
    const now = stroke.value;
    if (now === null || phase.value !== 'playing') return 'transform:scaleX(0)';
    const share = ((live.value?.atS ?? 0) - now.startS) / Math.max(0.1, now.endS - now.startS);
    return `transform:scaleX(${Math.min(1, Math.max(0, share)).toFixed(3)})`;
  });
  const coming = useComputed(() =>
    next.value === null ? words.value.theEnd : strokeSentence(next.value, words.value),
  );
  const technique = useComputed(
    () => `now-plays ${phase.value === 'playing' ? (stroke.value?.technique ?? 'rest') : 'rest'}`,
  );
  const isMassage = score.value === null || score.value.program !== null;
  const isAsking = phase.value === 'asking';
  return (
    <main class={isAsking ? 'screen playing asking' : 'screen playing'}>
      <h1 class="what">
        {isMassage
          ? playing.value?.title[language.value]
          : score.value?.asks === 'comfort'
            ? words.value.comfortTitle
            : words.value.scanTitle}
        <span class={`link ${quality.value}`}>{words.value.link[quality.value]}</span>
      </h1>
      <div class="body">
        <PressGauge side="left" />
        {catalogue.value !== null && <LiveBack back={catalogue.value.back} />}
        <PressGauge side="right" />
      </div>
      {!isAsking && (
        <div class={technique}>
          <p class="sentence">{sentence}</p>
          <p class="detail">{detail}</p>
          <span class="through">
            <span style={through} />
          </span>
        </div>
      )}
      {isMassage && !isAsking && score.value !== null && <WayThrough score={score.value} />}
      {isMassage && !isAsking && (
        <p class="next">
          <span>{words.value.next}</span> {coming}
        </p>
      )}
      {isAsking ? <ShoulderPad /> : isMassage && <ChangePad />}
    </main>
  );
}
