import type { ProgramCard } from '../../http/wire.ts';
import { minutesOf } from '../filter.ts';
import { useStore } from '../store-context.ts';
import { SmallPicture } from './small-picture.tsx';
import { Strength } from './strength.tsx';

export function ProgramTile({ card }: { readonly card: ProgramCard }) {
  const { words, language, memory } = useStore();
  const title = card.title[language.value];
  const techniques = card.techniques.map((technique) => words.value.techniques[technique]).slice(0, 3);
  return (
    <li>
      <a class="tile" href={`#/massage/${card.id}`}>
        <SmallPicture picture={card.picture} label={words.value.pictureOf(title)} />
        <span class="tile-title">
          {memory.value.favourites.includes(card.id) && (
            <span class="star" role="img" aria-label={words.value.favourite}>
              ★{' '}
            </span>
          )}
          {title}
        </span>
        {card.onChair !== undefined && <span class="tile-for">{words.value.onChair(card.onChair)}</span>}
        <span class="tile-for">{card.goals.map((goal) => words.value.goals[goal] ?? goal).join(', ')}</span>
        <span class="tile-facts">
          <b>{words.value.minutes(minutesOf(card.picture.durationS))}</b>
          <span>{techniques.join(', ')}</span>
          <Strength of={card.intensity} />
        </span>
      </a>
    </li>
  );
}
