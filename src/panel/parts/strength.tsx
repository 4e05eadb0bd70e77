import type { ProgramCard } from '../../http/wire.ts';
import { useStore } from '../store-context.ts';

/** Four dots, and the word for who does not see them. */
export function Strength({ of }: { readonly of: ProgramCard['intensity'] }) {
  const { words } = useStore();
  const word = words.value.intensityWords[of] ?? '';
  return (
    <span class="strength" role="img" aria-label={`${words.value.intensity}: ${word}`}>
      {[1, 2, 3, 4].map((step) => (
        <i key={step} class={step <= of ? 'on' : ''} />
      ))}
      <span aria-hidden="true">{word}</span>
    </span>
  );
}
