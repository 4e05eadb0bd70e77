/** What a stroke is called where something is said about it: "Hold at L3", "Squeeze of arms and legs". */
import { placeName } from './body.ts';
import type { Place } from './landmarks.ts';
import type { RollerStroke, Stroke, Technique } from './stroke.ts';

export function titleOf(stroke: Stroke): string {
  switch (stroke.technique) {
    case 'rest':
    case 'stretch':
      return named(stroke.technique);
    case 'squeeze':
      return `Squeeze of ${listed(stroke.zones)}`;
    case 'recline':
      return `Recline to ${stroke.toDeg}°`;
    case 'heat':
      return `Heat ${stroke.level}`;
    default: {
      const [from, to] = endsOf(stroke);
      const start = placeName(from);
      const end = placeName(to);
      const name = named(stroke.technique);
      return start === end ? `${name} at ${start}` : `${name} from ${start} to ${end}`;
    }
  }
}

/** The places a roller stroke is written with; twice the same for one point. */
export function endsOf(stroke: RollerStroke): readonly [Place, Place] {
  return 'at' in stroke ? [stroke.at, stroke.at] : [stroke.from, stroke.to];
}

function named(technique: Technique): string {
  return technique.charAt(0).toUpperCase() + technique.slice(1);
}

export function listed(words: readonly string[]): string {
  const last = words.at(-1) ?? 'nothing';
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} and ${last}`;
}
